import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { App, types } from '@slack/bolt';
import { type Running, running } from './small-app.ts';

let started: Running;

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const button: types.Button = { type: 'button', action_id: 'go', value: 'v', text: plain('Go') };
const menu: types.ExternalSelect = { type: 'external_select', action_id: 'topic', min_query_length: 0 };
const card = (text: string): types.KnownBlock[] => [
  { type: 'section', block_id: 'said', text: plain(text) },
  { type: 'actions', block_id: 'row', elements: [button, { ...menu, placeholder: plain('Topic') }] },
];
const modal: types.ModalView = {
  type: 'modal',
  callback_id: 'form',
  title: plain('A form'),
  submit: plain('Save'),
  notify_on_close: true,
  blocks: [
    {
      type: 'input',
      block_id: 'where',
      label: plain('Where'),
      element: { type: 'conversations_select', action_id: 'where', response_url_enabled: true },
    },
    { type: 'input', block_id: 'topic', optional: true, label: plain('Theme'), element: menu },
    { type: 'actions', block_id: 'row', elements: [{ ...button, text: plain('In the form') }] },
  ],
};

function listen(app: App): void {
  app.command('/note', async ({ ack, command, client }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: modal });
  });
  app.action(/.*/, ({ ack }) => ack());
  app.view('form', ({ ack }) => ack());
  app.view({ callback_id: 'form', type: 'view_closed' }, ({ ack }) => ack());
  app.shortcut(/.*/, ({ ack }) => ack());
  app.options('topic', ({ ack }) => ack({ options: [{ text: plain('One'), value: '1' }] }));
}

beforeAll(async () => {
  started = await running('http', listen);
  const { client } = started.app;
  const ana = started.workspace.person('ana');
  await client.chat.postMessage({ channel: 'C1', text: 'Shown to all', blocks: card('Shown to all') });
  await ana.presses('Go', { on: 'Shown to all' });
  await ana.chooses('Topic', 'One', { on: 'Shown to all' });
  await client.chat.postEphemeral({ channel: 'C1', user: 'UANA', text: 'For one', blocks: card('For one') });
  await ana.presses('Go', { on: 'For one' });
  await ana.runs('Take a note');
  await ana.runs('Note this', { on: 'Shown to all' });
  await ana.types('/note hello @ben', { in: 'notes' });
  await ana.fills('Where', 'notes');
  await ana.fills('Theme', 'One');
  await ana.presses('In the form');
  await ana.submits();
  await ana.types('/note');
  await ana.fills('Where', 'notes');
  await ana.cancels();
  expect(started.workspace.problems()).toEqual([]);
});
afterAll(() => started.stop());

type Payload = Record<string, unknown>;
const sent = (about: (payload: Payload) => boolean): Payload => {
  const found = started.workspace.deliveries.map(({ payload }) => payload).find(about);
  if (!found) throw new Error('It was never sent.');
  return found;
};
const isIn = ({ container }: Payload, type: string) => JSON.stringify(container ?? {}).includes(`"${type}"`);
const isOf = (type: string) => (payload: Payload) => payload.type === type;

const some = expect.any(String);
const ana = { id: 'UANA', username: 'ana', name: 'ana', team_id: 'T1' };
const user = expect.objectContaining(ana);
const team = { id: 'T1', domain: 'advice' };
const trigger_id = expect.stringMatching(/^\d+\.\d+\.[0-9a-f]+$/);
const response_url = expect.stringMatching(/^http/);
const view = expect.objectContaining({ id: some, hash: some, state: expect.anything() });
const anything = expect.anything();

/** What Slack sends with each kind of payload, and what an app looks for in it in vain. */
const shapes: [name: string, which: (payload: Payload) => boolean, has: Payload, lacks: string[]][] = [
  [
    'a slash command',
    ({ command }) => command === '/note',
    {
      token: some,
      team_id: 'T1',
      team_domain: 'advice',
      channel_id: 'C1',
      channel_name: 'notes',
      user_id: 'UANA',
      user_name: 'ana',
      command: '/note',
      text: 'hello @ben',
      api_app_id: 'A1',
      is_enterprise_install: 'false',
      response_url,
      trigger_id,
    },
    ['thread_ts', 'message_ts', 'message', 'view'],
  ],
  [
    'a press on a message',
    (payload) => isOf('block_actions')(payload) && isIn(payload, 'message') && 'message' in payload,
    {
      user,
      team,
      api_app_id: 'A1',
      container: { type: 'message', message_ts: some, channel_id: 'C1', is_ephemeral: false },
      channel: { id: 'C1', name: 'notes' },
      message: expect.objectContaining({ text: 'Shown to all' }),
      state: { values: anything },
      response_url,
      trigger_id,
      actions: [
        { type: 'button', block_id: 'row', action_id: 'go', value: 'v', action_ts: some, text: anything },
      ],
    },
    ['view'],
  ],
  [
    'a press on what one person sees',
    (payload) => isOf('block_actions')(payload) && isIn(payload, 'message') && !('message' in payload),
    {
      container: expect.objectContaining({ type: 'message', is_ephemeral: true, channel_id: 'C1' }),
      channel: anything,
      response_url,
      trigger_id,
    },
    ['message', 'view'],
  ],
  [
    'a press in a modal',
    (payload) => isOf('block_actions')(payload) && isIn(payload, 'view'),
    {
      user,
      team,
      container: { type: 'view', view_id: some },
      view,
      trigger_id,
      actions: [expect.objectContaining({ action_id: 'go', block_id: 'row', action_ts: some })],
    },
    ['channel', 'message', 'response_url'],
  ],
  [
    'a submission',
    isOf('view_submission'),
    {
      user,
      team,
      view,
      trigger_id,
      response_urls: [{ block_id: 'where', action_id: 'where', channel_id: 'C1', response_url }],
    },
    ['channel', 'message', 'response_url', 'container'],
  ],
  [
    'a closing',
    isOf('view_closed'),
    { user, team, view, is_cleared: false },
    ['trigger_id', 'response_urls'],
  ],
  [
    'a global shortcut',
    isOf('shortcut'),
    { callback_id: 'take-note', user, team, trigger_id, action_ts: some },
    ['channel', 'response_url', 'message', 'container'],
  ],
  [
    'a message shortcut',
    isOf('message_action'),
    {
      callback_id: 'note-this',
      user,
      team,
      trigger_id,
      action_ts: some,
      message_ts: some,
      message: expect.objectContaining({ text: 'Shown to all' }),
      channel: { id: 'C1', name: 'notes' },
      response_url,
    },
    ['view', 'container'],
  ],
  [
    'a question for options, of a message',
    (payload) => isOf('block_suggestion')(payload) && isIn(payload, 'message'),
    {
      action_id: 'topic',
      block_id: 'row',
      value: 'One',
      user,
      team,
      container: anything,
      channel: anything,
      message: anything,
    },
    ['trigger_id', 'response_url', 'view'],
  ],
  [
    'a question for options, of a modal',
    (payload) => isOf('block_suggestion')(payload) && isIn(payload, 'view'),
    { action_id: 'topic', block_id: 'topic', value: 'One', user, team, container: anything, view },
    ['trigger_id', 'response_url', 'channel', 'message'],
  ],
];

describe.each(shapes)('%s', (_name, which, has, lacks) => {
  test('has what Slack sends with it, and lacks the rest', () => {
    const payload = sent(which);
    expect(payload).toMatchObject(has);
    for (const name of lacks) expect(payload).not.toHaveProperty(name);
  });
});

test('A closing leaves out what was typed into inputs', () => {
  expect(sent(isOf('view_closed'))).toMatchObject({ view: { state: { values: {} } } });
  expect(JSON.stringify(sent(isOf('view_closed')).view)).not.toContain('selected_conversation');
  expect(JSON.stringify(sent(isOf('view_submission')).view)).toContain('"selected_conversation":"C1"');
});
