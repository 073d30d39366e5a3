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

test('a line that was emptied reports as it changes', () => {
  const emptied = { type: 'plain_text_input', action_id: 'when', action_ts: '1.2', value: null };
  expect(press.safeParse(pressed(emptied)).success).toBe(true);
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

test('an entry of a menu under a message is a press of its button; a menu in a form is not', () => {
  const chosen = { action_id: 'more-0', action_ts: '1.2', selected_option: { value: 'note note/1' } };
  const as = (type: string) => press.parse(pressed({ ...chosen, type })).actions[0];
  expect(as('overflow')).toMatchObject({ type: 'button', action_id: 'note', value: 'note/1' });
  expect(as('static_select')).toMatchObject({ type: 'static_select', action_id: 'more-0' });
  expect(
    press.parse(pressed({ action_id: 'more-0', action_ts: '1.2', type: 'overflow' })).actions[0],
  ).toEqual({
    type: 'overflow',
    action_id: 'more-0',
    action_ts: '1.2',
  });
});
