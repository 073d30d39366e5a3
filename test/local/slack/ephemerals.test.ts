import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { WebClient } from '@slack/web-api';
import { type Running, running } from './small-app.ts';

let started: Running;
let client: WebClient;
const ana = () => started.workspace.person('ana');
const ben = () => started.workspace.person('ben');

beforeEach(async () => {
  started = await running('socket', () => {});
  client = started.app.client;
});
afterEach(async () => {
  expect(started.workspace.problems()).toEqual([]);
  await started.stop();
});

test('In a thread it stands among the replies, for one person, until they reload', async () => {
  await ben().posts('Anyone?', { in: 'notes' });
  await ben().replies('Hello?', { to: 'Anyone' });
  const [parent] = started.workspace.messages('notes');
  await client.chat.postEphemeral({
    channel: 'C1',
    user: 'UANA',
    text: 'Only you',
    thread_ts: `${parent?.ts}`,
  });
  await ben().replies('Still here', { to: 'Anyone' });
  expect(ana().messages('notes')).toEqual([
    '  Ben Okoro: Anyone?',
    '    Ben Okoro: Hello?',
    '    Notes (only you): Only you',
    '    Ben Okoro: Still here',
  ]);
  ben().seesNot('Only you');
  ana().reloads();
  ana().seesNot('Only you');
});

test('In a thread that nobody has begun it is not shown', async () => {
  await ben().posts('Anyone?', { in: 'notes' });
  const [parent] = started.workspace.messages('notes');
  await client.chat.postEphemeral({
    channel: 'C1',
    user: 'UANA',
    text: 'Only you',
    thread_ts: `${parent?.ts}`,
  });
  ana().seesNot('Only you');
});

test('In direct messages it may stand alone or in a thread', async () => {
  const { ts } = await client.chat.postMessage({ channel: 'UANA', text: 'Your call-back' });
  await ana().replies('Not today', { to: 'Your call-back' });
  await client.chat.postEphemeral({ channel: 'DANA', user: 'UANA', text: 'Which day?', thread_ts: `${ts}` });
  await client.chat.postEphemeral({ channel: 'DANA', user: 'UANA', text: 'Press below' });
  expect(ana().messages()).toEqual([
    '  Notes: Your call-back',
    '    Ana Silva: Not today',
    '    Notes (only you): Which day?',
    '  Notes (only you): Press below',
  ]);
});

test.each([
  ['somebody who is not in the channel', { channel: 'C1', user: 'USLACKBOT' }, 'user_not_in_channel'],
  ['somebody in another person’s direct messages', { channel: 'DANA', user: 'UBEN' }, 'user_not_in_channel'],
  ['a channel that the app is not in', { channel: 'C2', user: 'UBEN' }, 'not_in_channel'],
  ['a private channel that the app is not in', { channel: 'C3', user: 'UBEN' }, 'channel_not_found'],
])('To %s it is refused', async (_who, where, error) => {
  const refused = client.chat.postEphemeral({ ...where, text: 'Only you' });
  await expect(refused).rejects.toMatchObject({ data: { error } });
});

test('It carries no metadata', async () => {
  const metadata = { event_type: 'note', event_payload: {} };
  const refused = client.apiCall('chat.postEphemeral', { channel: 'C1', user: 'UANA', text: 'x', metadata });
  await expect(refused).rejects.toMatchObject({ data: { error: 'invalid_arguments' } });
});
