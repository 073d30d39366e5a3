import { afterEach, expect, test } from '@jest/globals';
import type { App } from '@slack/bolt';
import { noteCard } from './note-app.ts';
import { type Running, running } from './small-app.ts';

let started: Running;
afterEach(() => started.stop());

const seat = (name: string) => started.workspace.seat(name);

const modal = (title: string, over: object = {}) => ({
  type: 'modal' as const,
  callback_id: title.toLowerCase(),
  title: { type: 'plain_text' as const, text: title },
  submit: { type: 'plain_text' as const, text: 'Go on' },
  blocks: [{ type: 'divider' as const }],
  ...over,
});

/** `/note` opens a form, whose submit puts another on top. */
const twoForms = (top: object) => (app: App) => {
  app.command('/note', async ({ ack, body, client }) => {
    await client.views.open({ trigger_id: body.trigger_id, view: modal('First') });
    await ack();
  });
  app.view('first', ({ ack }) => ack({ response_action: 'push', view: modal('Second', top) }));
};

const titles = () =>
  seat('ana')
    .modals()
    .map(({ view }) => view.title?.text);

test.each([
  [{}, ['First']],
  [{ clear_on_close: true }, []],
])('Cancelling the upper of two forms with %j leaves %j', async (top, left) => {
  started = await running('http', twoForms(top));
  await seat('ana').command('C1', '/note');
  await seat('ana').submit(seat('ana').modals()[0]?.id ?? '');
  expect(titles()).toEqual(['First', 'Second']);
  await seat('ana').cancel(seat('ana').modals()[1]?.id ?? '');
  expect(titles()).toEqual(left);
});

test('A message in a channel that one is not in is out of reach, though one knew its ts', async () => {
  started = await running('http', (app) => app.shortcut('note-this', ({ ack }) => ack()));
  await seat('ben').post('C3', { text: 'Between us' });
  const [message] = started.workspace.messages('C3');
  const on = { conversation: 'C3', ts: message?.ts ?? '' };
  await seat('ben').shortcut('note-this', on);
  await expect(seat('ana').shortcut('note-this', on)).rejects.toThrow('That message is no longer there.');
});

test('What is shown to one person alone is out of reach for the others', async () => {
  started = await running('http', (app) => app.action('finish', ({ ack }) => ack()));
  const { message_ts: ts = '' } = await started.app.client.chat.postEphemeral({
    channel: 'C1',
    user: 'UBEN',
    text: 'Tea',
    blocks: noteCard('Tea', 'open'),
  });
  const button = { place: { kind: 'ephemeral' as const, ts }, block: 'note-buttons', action: 'finish' };
  await seat('ben').press(button);
  await expect(seat('ana').press(button)).rejects.toThrow(
    'That message, which only you could see, is no longer there.',
  );
});
