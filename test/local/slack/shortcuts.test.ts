import { afterEach, expect, test } from '@jest/globals';
import type { App, types } from '@slack/bolt';
import { HandClock } from '../../support/hand-clock.ts';
import { noteModal } from './note-app.ts';
import { manifest, type Running, running } from './small-app.ts';

let started: Running;
afterEach(() => started.stop());

const ben = () => started.workspace.person('ben');
const lastPayload = () => started.workspace.deliveries.at(-1)?.payload ?? {};

type Respond = (answer: Record<string, unknown>) => Promise<unknown>;

/** Both shortcuts open the modal; the message shortcut leaves its response_url behind. */
const shortcuts =
  (answers: Respond[] = []) =>
  (app: App) => {
    app.shortcut('take-note', async ({ ack, shortcut, client }) => {
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view: noteModal() });
    });
    app.shortcut(
      { callback_id: 'note-this', type: 'message_action' },
      async ({ ack, shortcut, client, respond }) => {
        await ack();
        answers.push(respond);
        const view: types.ModalView = { ...noteModal(), private_metadata: shortcut.message_ts };
        await client.views.open({ trigger_id: shortcut.trigger_id, view });
      },
    );
  };

test('A global shortcut says who, and neither where nor how to answer', async () => {
  started = await running('http', shortcuts());
  await ben().runs('Take a note');
  await ben().sees('Take a note', { only: 'modal' });
  expect(lastPayload()).toMatchObject({
    type: 'shortcut',
    callback_id: 'take-note',
    user: { id: 'UBEN', team_id: 'T1' },
    team: { id: 'T1', domain: 'advice' },
    trigger_id: expect.any(String),
    action_ts: expect.any(String),
  });
  for (const absent of ['channel', 'message', 'response_url', 'container'])
    expect(lastPayload()).not.toHaveProperty(absent);
});

test.each([
  ['public', 'quiet', 'C2'],
  ['private', 'secret', 'C3'],
])(
  'A message shortcut works in a %s channel that the app is not in, and answers there',
  async (_, name, id) => {
    const answers: Respond[] = [];
    started = await running('socket', shortcuts(answers));
    await ben().posts('CMS2012 says no', { in: name });
    const [message] = started.workspace.messages(name);
    await ben().runs('Note this', { on: 'says no' });
    expect(lastPayload()).toMatchObject({
      type: 'message_action',
      callback_id: 'note-this',
      user: { id: 'UBEN' },
      channel: { id },
      message_ts: message?.ts,
      message: { type: 'message', user: 'UBEN', ts: message?.ts, text: 'CMS2012 says no' },
      response_url: expect.stringMatching(/^http/),
      trigger_id: expect.any(String),
    });
    expect(started.workspace.deliveries.map(({ kind }) => kind)).toEqual(['interactive']);
    await answers[0]?.({ text: 'Noted for you' });
    await ben().sees('Notes (only you): Noted for you', { in: name });
    expect(started.workspace.problems()).toEqual([]);
  },
);

test('A message shortcut finds a reply in a thread, the newest that has the words', async () => {
  started = await running('socket', shortcuts());
  await ben().posts('It fails', { in: 'notes' });
  await ben().replies('It fails again', { to: 'It fails' });
  const [parent, reply] = started.workspace.messages('notes');
  await ben().runs('Note this', { on: 'fails again' });
  expect(lastPayload()).toMatchObject({ message_ts: reply?.ts, message: { thread_ts: parent?.ts } });
  await ben().runs('Note this', { on: 'It fails' });
  expect(lastPayload()).toMatchObject({ message_ts: reply?.ts });
});

test('Its response_url touches nothing that somebody wrote', async () => {
  const answers: Respond[] = [];
  started = await running('socket', shortcuts(answers));
  await ben().posts('Mine', { in: 'notes' });
  await ben().runs('Note this', { on: 'Mine' });
  await answers[0]?.({ replace_original: true, text: 'Replaced' });
  await answers[0]?.({ delete_original: true });
  expect(started.workspace.messages('notes').map(({ text }) => text)).toEqual(['Mine']);
  await ben().sees('Notes (only you): Replaced');
});

test('A shortcut opens nothing after three seconds, and says so where nobody acknowledges it', async () => {
  const clock = new HandClock('2026-11-22T09:00:00Z');
  let trigger = '';
  const listen = (app: App) => {
    app.shortcut('take-note', async ({ ack, shortcut }) => {
      if (trigger !== '') return;
      trigger = shortcut.trigger_id;
      await ack();
    });
  };
  started = await running('socket', listen, { clock });
  await ben().runs('Take a note');
  clock.advance(3001);
  const late = started.app.client.views.open({ trigger_id: trigger, view: noteModal() });
  await expect(late).rejects.toMatchObject({ data: { error: 'expired_trigger_id' } });

  const ran = ben().runs('Take a note');
  clock.advance(3000);
  await ran;
  await ben().sees('Slackbot (only you): Take a note failed with the error "operation_timeout"');
});

test('One that the manifest does not have, or has of the other kind, is missed by name', async () => {
  started = await running('socket', shortcuts());
  await ben().posts('Mine', { in: 'notes' });
  await expect(ben().runs('Note this')).rejects.toThrow(
    'There is no global shortcut "Note this". There are: Take a note (global), Note this (message).',
  );
  await started.stop();
  started = await running('socket', () => {}, {
    manifest: { ...manifest, oauth_config: { scopes: { bot: ['chat:write'] } } },
  });
  await expect(ben().runs('Take a note')).rejects.toThrow('There are: none.');
});
