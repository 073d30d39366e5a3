import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startWorkspace, type Workspace } from '../../../local/slack/index.ts';
import { HandClock } from '../../support/hand-clock.ts';
import { anEndpoint, type Endpoint } from './endpoint.ts';
import { workspaceOptions } from './small-app.ts';

let endpoint: Endpoint;
let clock: HandClock;
let workspace: Workspace;

beforeEach(async () => {
  clock = new HandClock('2026-11-22T09:00:00Z');
  endpoint = await anEndpoint((response) => void response.end());
  workspace = await startWorkspace(workspaceOptions({ clock, delivery: { url: endpoint.url } }));
});
afterEach(async () => {
  expect(workspace.problems()).toEqual([]);
  await workspace.stop();
  await endpoint.stop();
});

const words = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const posts = async () => {
  for (const word of words) await workspace.person('ana').posts(word, { in: 'notes' });
};
/** What was sent, in the order in which it left. */
const left = () =>
  workspace.deliveries.map(({ payload }) => (payload.event as { text: string }).text).join('');

async function strewn(seed: number): Promise<string> {
  const from = left().length;
  const ends = workspace.disorder({ seed, copies: [2, 4], spreadMs: 500 });
  await posts();
  clock.advance(500);
  await workspace.quiet();
  ends();
  return left().slice(from);
}

test('Each event comes two to four times, in no order, and a seed decides which', async () => {
  const one = await strewn(7);
  const counts = words.map((word) => [...one].filter((each) => each === word).length);
  expect(new Set(counts)).toEqual(new Set([2, 3, 4]));
  expect([...one].sort().join('')).not.toBe(one);
  expect(await strewn(7)).toBe(one);
  expect(await strewn(8)).not.toBe(one);
});

test('Copies share their event_id and their payload, and say that they come again', async () => {
  workspace.disorder({ seed: 1, copies: [3, 3], spreadMs: 100 });
  await workspace.person('ana').posts('once', { in: 'notes' });
  expect(workspace.deliveries).toEqual([]);
  clock.advance(100);
  await workspace.quiet();
  expect(new Set(workspace.deliveries.map(({ payload }) => payload.event_id)).size).toBe(1);
  expect(workspace.deliveries.map(({ retry }) => retry).sort()).toEqual([0, 1, 2]);
  expect(endpoint.received).toHaveLength(3);
});

test('Once it has ended, all comes once and in order', async () => {
  const ends = workspace.disorder({ seed: 1 });
  ends();
  await posts();
  expect(left()).toBe(words.join(''));
});

test('A person’s acts are doubled only where that is asked for', async () => {
  workspace.disorder({ seed: 3, copies: [2, 2] });
  await workspace.person('ana').types('/note');
  clock.advance(1000);
  await workspace.quiet();
  expect(workspace.deliveries).toHaveLength(1);
  workspace.disorder({ seed: 3, copies: [2, 2], interactions: true });
  await workspace.person('ana').types('/note again');
  clock.advance(1000);
  await workspace.quiet();
  const [, one, two] = workspace.deliveries;
  expect(workspace.deliveries).toHaveLength(3);
  expect(two?.payload).toEqual(one?.payload);
});
