import { expect, test } from '@jest/globals';
import { messageShortcut, press, shortcut, slashCommand } from '../../src/slack/payloads.ts';

const pressed = (action: object) => ({
  user: { id: 'U0ANA' },
  trigger_id: 't',
  actions: [{ type: 'button', ...action }],
});

test('a press without the instant that tells it from others is not taken', () => {
  expect(press.safeParse(pressed({ action_id: 'authorise', action_ts: '1.2' })).success).toBe(true);
  expect(press.safeParse(pressed({ action_id: 'authorise' })).success).toBe(false);
});

test('a press in a Home is taken, though it has no form', () => {
  const view = { id: 'V1', type: 'home', callback_id: '', private_metadata: '', state: { values: {} } };
  const atHome = { ...pressed({ action_id: 'authorise', action_ts: '1.2' }), view };
  expect(press.parse(atHome).view?.type).toBe('home');
  expect(press.safeParse({ ...atHome, view: { ...view, type: undefined } }).success).toBe(false);
});

const used = { user: { id: 'U0ANA' }, team: null, callback_id: 'note', trigger_id: 't', action_ts: '1.2' };
const onMessage = { ...used, channel: { id: 'C1' }, message: { ts: '1.1' } };

test.each(['user', 'callback_id', 'trigger_id', 'action_ts'])(
  'a shortcut without its %s is not taken',
  (key) => {
    expect(shortcut.safeParse(used).success).toBe(true);
    expect(shortcut.safeParse({ ...used, [key]: undefined }).success).toBe(false);
  },
);

test.each(['channel', 'message', 'action_ts'])(
  'a shortcut on a message without its %s is not taken',
  (key) => {
    expect(messageShortcut.parse(onMessage).message.text).toBe('');
    expect(messageShortcut.safeParse({ ...onMessage, [key]: undefined }).success).toBe(false);
  },
);

test('a command without its trigger is not taken, for its key is made of that', () => {
  const typed = { command: '/note', user_id: 'U0ANA', team_id: 'T1', channel_id: 'C1', trigger_id: 't' };
  expect(slashCommand.parse(typed).text).toBe('');
  expect(slashCommand.safeParse({ ...typed, trigger_id: undefined }).success).toBe(false);
});
