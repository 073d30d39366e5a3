import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { keptIn } from '../../local/kept.ts';
import { raisesAnIncident } from '../support/incidents.ts';
import { aWorld, type World } from '../support/world.ts';

// The whole of the demo, stopped and started again on its folder: what people and CaseDesk said is there, and goes on.
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casedesk-kept-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const database = `kept-${randomUUID().slice(0, 8)}`;
const begun = async (now: string): Promise<World> => {
  const world = await aWorld({ now, database, workspace: { keep: keptIn(folder) } });
  await world.settle();
  return world;
};
const posts = ({ workspace }: World) => workspace.calls.filter(({ method }) => method === 'chat.postMessage');

test('A card that was posted before a restart is pressed after it, redrawn in its place, and nothing is said twice', async () => {
  const first = await begun('2026-11-23T10:00:00Z');
  await raisesAnIncident(first.person('ana'));
  await first.person('tom').sees('Incident to decide');
  await first.settle();
  const told = ['D0ANA', 'D0TOM'].map((id) => first.workspace.messages(id));
  await first.stop();

  const second = await begun('2026-11-23T10:05:00Z');
  expect(posts(second)).toEqual([]);
  expect(['D0ANA', 'D0TOM'].map((id) => second.workspace.messages(id))).toEqual(told);
  expect(JSON.stringify(told)).toContain('"authorise');
  await second.person('tom').presses('Authorise');
  await second.person('ana').sees('Your incident number is PLY00001');
  await second.person('amir').sees('Record resolution', { in: 'aac' });
  await second.settle();
  const cards = second.workspace.messages('D0TOM');
  expect(cards.map(({ ts }) => ts)).toEqual(told[1]?.map(({ ts }) => ts));
  expect(JSON.stringify(cards)).not.toContain('"authorise');
  await second.stop();

  const third = await begun('2026-11-23T10:20:00Z');
  expect(posts(third)).toEqual([]);
  const amir = third.person('amir');
  await amir.replies('Which browser?', { to: 'Incident PLY00001', in: 'aac' });
  await third.person('ana').sees('Which browser?');
  await third.settle();
  const said = (where: string, words: string) =>
    third.workspace.messages(where).filter((message) => JSON.stringify(message).includes(words)).length;
  expect([
    said('D0ANA', 'Your incident number is PLY00001'),
    said('D0ANA', 'Which browser?'),
    said('C0AAC', 'Record resolution'),
  ]).toEqual([1, 1, 1]);
});
