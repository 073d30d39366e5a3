import { afterEach, expect, test } from '@jest/globals';
import type { App } from '@slack/bolt';
import { noteCard, noteModal } from './note-app.ts';
import { type Running, running } from './small-app.ts';

let started: Running;
afterEach(() => started.stop());

const seat = (name: string) => started.workspace.seat(name);
const last = (channel: string) => {
  const message = started.workspace.messages(channel).at(-1);
  if (!message) throw new Error(`Nothing stands in ${channel}.`);
  return message;
};
const payloads = () => started.workspace.deliveries.map(({ payload }) => payload);
const eventsOfType = (type: string) =>
  payloads().filter((one) => JSON.stringify(one).includes(`"type":"${type}"`));

const notes = (app: App) => {
  app.command('/note', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: noteModal() });
  });
  app.shortcut('take-note', async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: noteModal() });
  });
  app.shortcut('note-this', ({ ack }) => ack());
  app.action('finish', async ({ ack, respond }) => {
    await ack();
    await respond({ replace_original: true, text: 'Done', blocks: noteCard('Tea', 'done') });
  });
  app.view('note', ({ ack }) => ack());
  app.view({ type: 'view_closed', callback_id: 'note' }, ({ ack }) => ack());
  app.event('app_home_opened', async () => undefined);
  app.message(/.*/, async () => undefined);
};

const aCard = () =>
  started.app.client.chat.postMessage({ channel: 'C1', text: 'Tea', blocks: noteCard('Tea', 'open') });

test('A person posts, with what is live in it, and the app hears of it', async () => {
  started = await running('http', notes);
  await seat('ana').post('C1', { text: 'Morning @ben, see #quiet :tea:' });
  expect(last('C1')).toMatchObject({ user: 'UANA', text: 'Morning <@UBEN>, see <#C2|quiet> :tea:' });
  expect(eventsOfType('message')).toHaveLength(1);
  await seat('ben').post('C1', { text: 'Yes', thread: last('C1').ts });
  const [parent] = started.workspace.messages('C1');
  expect(last('C1')).toMatchObject({ thread_ts: parent?.ts, text: 'Yes' });
  await seat('ben').post('C1', { text: 'All of you', thread: parent?.ts, broadcast: true });
  expect(last('C1')).toMatchObject({ subtype: 'thread_broadcast' });
});

test.each<[string, (ts: string) => Promise<void>, string]>([
  ['nothing', () => seat('ana').post('C1', { text: ' \n' }), 'Write something first.'],
  ['elsewhere', () => seat('ana').post('C3', { text: 'Hello' }), 'You are not in that conversation.'],
  [
    'under nothing',
    () => seat('ana').post('C1', { text: 'x', thread: '1.0' }),
    'That message is no longer there.',
  ],
  [
    'no such file',
    () => seat('ana').post('C1', { text: 'x', files: ['F1'] }),
    'That file is not here. Choose it again.',
  ],
  ['no words', (ts) => seat('ben').edit('C1', ts, ''), 'Write something, or delete the message.'],
  ['of another', (ts) => seat('ana').edit('C1', ts, 'x'), 'You can change only what you wrote yourself.'],
  ['of another', (ts) => seat('ana').delete('C1', ts), 'You can change only what you wrote yourself.'],
  ['gone', () => seat('ana').react('C1', '1.0', 'eyes'), 'That message is no longer there.'],
  ['no shortcut', () => seat('ana').shortcut('nothing'), 'There is no such shortcut.'],
  ['for messages only', () => seat('ana').shortcut('note-this'), 'There is no such shortcut.'],
])('What cannot be done is said: %s', async (_, act, sentence) => {
  started = await running('http', notes);
  await seat('ben').post('C1', { text: 'His' });
  const before = JSON.stringify(started.workspace.messages('C1'));
  await expect(act(last('C1').ts)).rejects.toThrow(sentence);
  expect(JSON.stringify(started.workspace.messages('C1'))).toBe(before);
});

test('Who has been deactivated does nothing more', async () => {
  started = await running('http', notes);
  const { ts = '' } = await aCard();
  started.workspace.deactivate('ana');
  for (const act of [
    () => seat('ana').post('C1', { text: 'x' }),
    () => seat('ana').command('C1', '/note'),
    () => seat('ana').react('C1', ts, 'eyes'),
    () => seat('ana').shortcut('take-note'),
    () => seat('ana').openHome(),
    () => seat('ana').closeAll(),
    () =>
      seat('ana').press({
        place: { kind: 'message', conversation: 'C1', ts },
        block: 'note-buttons',
        action: 'finish',
      }),
  ])
    await expect(act()).rejects.toThrow('Ana Silva is deactivated.');
});

test('A person edits, reacts to and deletes by ts', async () => {
  started = await running('http', notes);
  const ana = seat('ana');
  await ana.post('C1', { text: 'Tee' });
  const { ts } = last('C1');
  await ana.edit('C1', ts, 'Tea');
  expect(last('C1')).toMatchObject({ ts, text: 'Tea', edited: { user: 'UANA' } });
  await seat('ben').react('C1', ts, ':tea:');
  expect(last('C1').reactions).toEqual([{ name: 'tea', users: ['UBEN'], count: 1 }]);
  await seat('ben').react('C1', ts, 'tea');
  expect(last('C1').reactions).toBeUndefined();
  await ana.delete('C1', ts);
  expect(started.workspace.messages('C1')).toEqual([]);
});

test('A file is brought, shared once its id is known, and has its size and kind', async () => {
  started = await running('http', notes);
  const { workspace } = started;
  const bytes = Buffer.from('plain words');
  const { id } = await workspace.bringFile('ana', { name: 'a.txt', type: 'text/plain', bytes });
  await seat('ana').post('C1', { text: '', files: [id] });
  expect(last('C1')).toMatchObject({ subtype: 'file_share', files: [{ id, name: 'a.txt', size: 11 }] });
  expect(seat('ana').isHere(id)).toBe(true);
  expect(await workspace.file(id)).toMatchObject({ name: 'a.txt', bytes });
});

test('A command opens a form; in a thread it comes to nothing, and says so there', async () => {
  started = await running('http', notes);
  const ana = seat('ana');
  await ana.command('C1', '/note some words');
  await started.workspace.person('ana').sees('Take a note', { only: 'modal' });
  expect(ana.modals()).toHaveLength(1);
  expect(payloads().at(-1)).toMatchObject({ command: '/note', text: 'some words', channel_id: 'C1' });
  await ana.closeAll();
  await ana.post('C1', { text: 'A thread' });
  const { ts } = last('C1');
  const sent = payloads().length;
  await ana.command('C1', '/note', ts);
  await ana.post('C1', { text: 'begun', thread: ts });
  await ana.command('C1', '/note', ts);
  expect(ana.ephemerals('C1')).toMatchObject([
    { text: '/note is not supported in threads. Sorry!', from: 'slackbot' },
    { text: '/note is not supported in threads. Sorry!', threadTs: ts },
  ]);
  expect(
    payloads()
      .slice(sent)
      .filter((one) => 'command' in one),
  ).toEqual([]);
  const [{ ts: shown } = { ts: '' }] = ana.ephemerals('C1');
  seat('ben').dismiss(shown);
  expect(ana.ephemerals('C1')).toHaveLength(2);
  ana.dismiss(shown);
  expect(ana.ephemerals('C1')).toHaveLength(1);
  await ana.command('C1', '/me waves');
  expect(last('C1')).toMatchObject({ subtype: 'me_message', text: 'waves' });
});

test('A press goes by the message as it stands now, and says so where the button has gone', async () => {
  started = await running('http', notes);
  const { ts = '' } = await aCard();
  const button = {
    place: { kind: 'message' as const, conversation: 'C1', ts },
    block: 'note-buttons',
    action: 'finish',
  };
  await expect(seat('ana').press({ ...button, action: 'begin' })).rejects.toThrow(
    'That has changed in the meantime. Look again.',
  );
  await seat('ana').press(button);
  expect(payloads().at(-1)).toMatchObject({
    type: 'block_actions',
    user: { id: 'UANA' },
    actions: [{ action_id: 'finish', value: 'n1' }],
    message: { ts },
  });
  await started.workspace.person('ana').sees('Tea (done)');
  await expect(seat('ana').press(button)).rejects.toThrow('That has changed in the meantime. Look again.');
  await started.app.client.chat.delete({ channel: 'C1', ts });
  await expect(seat('ana').press(button)).rejects.toThrow('That message is no longer there.');
  const elsewhere = { ...button, place: { ...button.place, conversation: 'C3' } };
  await expect(seat('ana').press(elsewhere)).rejects.toThrow('That message is no longer there.');
});

test('A menu on a message keeps what each person chose', async () => {
  started = await running('http', (app) => {
    app.action(/.*/, ({ ack }) => ack());
  });
  const options = ['Tea', 'Coffee'].map((text) => ({
    text: { type: 'plain_text' as const, text },
    value: text.toLowerCase(),
  }));
  const { ts = '' } = await started.app.client.chat.postMessage({
    channel: 'C1',
    text: 'Drinks',
    blocks: [
      {
        type: 'actions',
        block_id: 'drinks',
        elements: [
          { type: 'static_select', action_id: 'which', options },
          { type: 'overflow', action_id: 'more', options },
        ],
      },
    ],
  });
  const place = { kind: 'message' as const, conversation: 'C1', ts };
  const which = { place, block: 'drinks', action: 'which' };
  await seat('ana').enter(which, 'coffee');
  expect(payloads().at(-1)).toMatchObject({
    actions: [{ action_id: 'which', selected_option: { value: 'coffee' } }],
    state: { values: { drinks: { which: { selected_option: { value: 'coffee' } } } } },
  });
  const message = last('C1');
  expect(seat('ana').valuesOn(message).drinks?.which).toMatchObject({ selected_option: { value: 'coffee' } });
  expect(seat('ben').valuesOn(message).drinks?.which).toMatchObject({ selected_option: null });
  await expect(seat('ana').enter(which, 'water')).rejects.toThrow('"water" is not offered.');
  const more = { place, block: 'drinks', action: 'more' };
  await seat('ana').press(more, 'tea');
  expect(payloads().at(-1)).toMatchObject({
    actions: [{ action_id: 'more', selected_option: { value: 'tea', text: { text: 'Tea' } } }],
  });
  await expect(seat('ana').press(more)).rejects.toThrow('That choice is no longer offered. Look again.');
});

test('A press that the app does not answer warns on the message', async () => {
  started = await running('http', () => undefined);
  const { ts = '' } = await aCard();
  started.workspace.deliverTo('http://127.0.0.1:1/');
  const place = { kind: 'message' as const, conversation: 'C1', ts };
  await seat('ana').press({ place, block: 'note-buttons', action: 'finish' });
  expect(seat('ana').isWarned(ts)).toBe(true);
  expect(seat('ben').isWarned(ts)).toBe(false);
  started.workspace.forgiveProblems();
});

test('Shortcuts go by their callback_id, one of them on a message', async () => {
  started = await running('http', notes);
  const ana = seat('ana');
  await ana.shortcut('take-note');
  await started.workspace.person('ana').sees('Take a note', { only: 'modal' });
  await seat('ben').post('C1', { text: 'Note me' });
  const { ts } = last('C1');
  await ana.shortcut('note-this', { conversation: 'C1', ts });
  expect(payloads().at(-1)).toMatchObject({ type: 'message_action', message: { ts, text: 'Note me' } });
  await expect(ana.shortcut('note-this', { conversation: 'C3', ts })).rejects.toThrow(
    'That message is no longer there.',
  );
});

test('Home and messages of the app are turned to', async () => {
  started = await running('http', notes);
  await seat('ana').openHome();
  expect(payloads().at(-1)).toMatchObject({ event: { type: 'app_home_opened', tab: 'home', user: 'UANA' } });
  await seat('ana').openMessages();
  expect(payloads().at(-1)).toMatchObject({ event: { tab: 'messages' } });
  expect(seat('ana').home()).toBeUndefined();
});

test('Somebody sees their own conversations, messages, forms and nothing else', async () => {
  started = await running('http', notes);
  const ids = (name: string) =>
    seat(name)
      .conversations()
      .map(({ id }) => id);
  expect(ids('ana')).toEqual(['C1', 'DANA']);
  expect(ids('ben')).toEqual(['C1', 'C2', 'C3', 'DBEN']);
  expect(() => seat('ana').messages('C3')).toThrow('You are not in that conversation.');
  expect(() => seat('ana').message('C3', '1')).toThrow('You are not in that conversation.');
  await seat('ben').command('C1', '/note');
  await started.workspace.person('ben').sees('Take a note', { only: 'modal' });
  const view = seat('ben').modals()[0]?.id ?? '';
  expect(seat('ana').modals()).toEqual([]);
  const place = { kind: 'view' as const, view };
  for (const act of [
    () => seat('ana').submit(view),
    () => seat('ana').cancel(view),
    () => seat('ana').enter({ place, block: 'summary', action: 'summary' }, 'Mine'),
    () => seat('ana').suggest({ place, block: 'summary', action: 'summary' }, 'Mine'),
  ])
    await expect(act()).rejects.toThrow('That form has closed. Open it again.');
});
