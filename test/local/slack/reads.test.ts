import { afterEach, expect, test } from '@jest/globals';
import { type Running, running } from './small-app.ts';

let started: Running;
afterEach(() => started.stop());

const seat = (name: string) => started.workspace.seat(name);
const unread = (name: string, id = 'C1') => seat(name).unread(seat(name).conversation(id));
const tsOf = (text: string) => {
  const found = started.workspace.messages('C1').find((one) => one.text === text);
  if (!found) throw new Error(`Nobody wrote ${text}.`);
  return found.ts;
};
const posts = (name: string, text: string, thread?: string) =>
  seat(name).post('C1', { text, ...(thread !== undefined && { thread: tsOf(thread) }) });

test('What others wrote is unread until it is read, and what one wrote oneself never is', async () => {
  started = await running('http', () => undefined);
  await posts('ben', 'One');
  await posts('ben', 'Two');
  expect([unread('ana'), unread('ben')]).toEqual([2, 0]);
  seat('ana').read('C1', tsOf('One'));
  expect(unread('ana')).toBe(1);
  seat('ana').read('C1', tsOf('Two'));
  expect(unread('ana')).toBe(0);
  seat('ana').read('C1', tsOf('One'));
  expect([unread('ana'), seat('ana').readTo('C1')]).toEqual([0, tsOf('Two')]);
});

test('Writing reads what stands above', async () => {
  started = await running('http', () => undefined);
  await posts('ben', 'One');
  await posts('ana', 'Two');
  expect([unread('ana'), unread('ben')]).toEqual([0, 1]);
});

test('Replies are counted at their thread, and in the conversation only where it has them, too', async () => {
  started = await running('http', () => undefined);
  await posts('ana', 'Question');
  seat('ben').read('C1', tsOf('Question'));
  await posts('ben', 'Answer', 'Question');
  await posts('ben', 'More', 'Question');
  expect(unread('ana')).toBe(0);
  expect(seat('ana').unreadReplies('C1')).toEqual(new Map([[tsOf('Question'), 2]]));
  expect(seat('ben').unreadReplies('C1')).toEqual(new Map());
  seat('ana').read('C1', tsOf('Answer'), tsOf('Question'));
  expect(seat('ana').unreadReplies('C1')).toEqual(new Map([[tsOf('Question'), 1]]));
  await posts('ana', 'Thanks', 'Question');
  expect(seat('ana').unreadReplies('C1')).toEqual(new Map());
  await seat('ben').post('C1', { text: 'To all', thread: tsOf('Question'), broadcast: true });
  expect(unread('ana')).toBe(1);
});

test('Replies are news to those alone who have a part in the thread', async () => {
  started = await running('http', () => undefined, {
    members: ['ana', 'ben', 'cleo'].map((name) => ({ id: `U${name.toUpperCase()}`, name, realName: name })),
    channels: [{ id: 'C1', name: 'notes', members: ['UANA', 'UBEN', 'UCLEO'] }],
    userGroups: [],
  });
  await posts('ana', 'Question');
  await posts('ben', 'Answer', 'Question');
  const toThem = (name: string) => seat(name).unreadToThem(seat(name).conversation('C1'));
  expect(['ana', 'ben', 'cleo'].map(toThem)).toEqual([1, 0, 0]);
  await posts('cleo', 'Another', 'Question');
  expect(['ana', 'ben', 'cleo'].map(toThem)).toEqual([2, 1, 0]);
});

test('Comings and goings, what is shown to one alone, and what was deleted are no news', async () => {
  started = await running('http', () => undefined);
  const { workspace, app } = started;
  workspace.leaves('ben', 'notes');
  workspace.joins('ben', 'notes');
  await app.client.chat.postEphemeral({ channel: 'C1', user: 'UANA', text: 'Psst' });
  expect(unread('ana')).toBe(0);
  await posts('ben', 'Gone soon');
  await posts('ben', 'With a thread');
  await posts('ana', 'Reply', 'With a thread');
  expect(unread('ana')).toBe(2);
  await seat('ben').delete('C1', tsOf('Gone soon'));
  await seat('ben').delete('C1', tsOf('With a thread'));
  expect(unread('ana')).toBe(0);
});

test('What the app says counts, and reading is a change that others see', async () => {
  started = await running('http', () => undefined);
  const { workspace, app } = started;
  const { ts = '' } = await app.client.chat.postMessage({ channel: 'DANA', text: 'For you' });
  expect(unread('ana', 'DANA')).toBe(1);
  let changes = 0;
  workspace.subscribe(() => {
    changes += 1;
  });
  seat('ana').read('DANA', ts);
  seat('ana').read('DANA', ts);
  expect([unread('ana', 'DANA'), changes]).toEqual([0, 1]);
  expect(() => seat('ana').read('C3', ts)).toThrow('You are not in that conversation.');
});
