import { expect, test } from '@jest/globals';
import { traffic } from '../../../local/browser/server/traffic.ts';
import { sampleWorkspace } from '../../../local/sample-workspace.ts';
import {
  anAuthorisedIncident,
  aResolvedIncident,
  details,
  fillsStepTwo,
  itDidNotWork,
  resolution,
  showsAndCopies,
} from '../../support/incidents.ts';
import { aWorld, type World } from '../../support/world.ts';

/** A call with the app's token, past everything that would be said of one that is refused. */
const calls = ({ workspace }: World, method: string, args: object = {}) =>
  fetch(`${workspace.apiUrl}${method}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${sampleWorkspace.app.botToken}`,
      'content-type': 'application/json; charset=utf-8',
    },
    body: JSON.stringify(args),
  });

const trafficOf = ({ workspace, clock }: World) => traffic(workspace, () => clock.now());

const payloads = (part: ReturnType<typeof trafficOf>): string =>
  JSON.stringify(part.lines().map(({ id }) => part.payload(id)));

test('what goes to and fro reads in words: who did what, where, and how it was answered', async () => {
  const { world } = await anAuthorisedIncident();
  const told = trafficOf(world)
    .lines()
    .map(({ way, what, where, outcome, note }) => [way, what, where, outcome, note]);
  expect(told).toContainEqual([
    'to the app',
    '/incident by Ana Silva',
    'in the direct messages with Ana Silva',
    'ok',
    'Acknowledged after 0 ms',
  ]);
  expect(told).toContainEqual([
    'to the app',
    'view_submission raise-incident by Ana Silva',
    'in a modal',
    'ok',
    'Acknowledged after 0 ms, with another view in its place',
  ]);
  expect(told).toContainEqual([
    'to the app',
    'block_actions authorise-incident by Tom Hughes',
    'in the direct messages with Tom Hughes',
    'ok',
    'Acknowledged after 0 ms',
  ]);
  expect(told).toContainEqual(['from the app', 'chat.postMessage', 'in #aac', 'ok', undefined]);
  expect(told.map(([, what]) => what)).toContain('views.open raise-incident');
});

test('what the app would not take of a form is told under the labels of its fields', async () => {
  const world = await aWorld();
  const ana = world.person('ana');
  await ana.types('/incident');
  await ana.submits();
  await fillsStepTwo(ana, { NINO: 'nonsense' });
  await ana.submits();
  const refused = trafficOf(world)
    .lines()
    .filter(({ outcome }) => outcome === 'refused');
  expect(refused).toEqual([
    expect.objectContaining({
      what: 'view_submission raise-incident by Ana Silva',
      why: [expect.stringMatching(/^NINO: \w/)],
      note: 'Acknowledged after 0 ms, with errors under fields',
    }),
  ]);
});

test('what Slack would not do is told with every reason that it gave', async () => {
  const world = await aWorld();
  const part = trafficOf(world);
  const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: '' } }];
  await calls(world, 'chat.postMessage', { channel: 'C0AAC', text: 'x', blocks });
  await calls(world, 'chat.postMessage', { channel: 'C0NOWHERE', text: 'x' });
  const [first, second] = part.lines().slice(-2);
  expect(first).toMatchObject({ what: 'chat.postMessage', where: 'in #aac', outcome: 'refused' });
  expect(first?.why[0]).toBe('invalid_blocks: a block breaks one of the rules of Block Kit.');
  expect(first?.why.slice(1).join()).toContain('/blocks/0');
  expect(second).toMatchObject({
    where: 'in C0NOWHERE',
    why: ['channel_not_found: there is no such channel, or the app cannot see it.'],
  });
});

test('nothing that anybody typed is in any payload, nor a token', async () => {
  const { world, ana, amir } = await aResolvedIncident();
  await showsAndCopies(ana);
  await amir.replies('Which browser do you use for it? & where?', { to: 'PLY00001', in: 'aac' });
  await world.settle();
  await ana.sees('Which browser');
  await itDidNotWork(ana, 'Signed out and in again.\nThe sum is still wrong & odd.');
  await ana.types('/incident PLY00001');
  await world.settle();
  const all = payloads(trafficOf(world));
  const typed = [
    ...Object.values(details),
    'AB123456C',
    '123456789012',
    'AB 12 34 56',
    resolution['How to resolve it'],
    'Which browser',
    'Signed out',
    'The sum is still',
  ];
  expect(typed.filter((one) => all.includes(one))).toEqual([]);
  expect(all).not.toMatch(/xoxb-|xapp-|wss?:\/\/|\/response\//);
  // What was chosen, and what the app itself says, is there.
  expect(all).toContain('"value":"PLY"');
  expect(all).toContain('PLY00001');
  expect(all).toContain('(12 characters)');
});

test('what breaks the rules of Slack stands among the rest, when it was first seen', async () => {
  const world = await aWorld({ forgives: true });
  const part = trafficOf(world);
  world.clock.advance(60_000);
  await fetch(`${world.workspace.apiUrl.replace('/api/', '')}/response/nowhere`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"text":"late"}',
  });
  const { way, why, at } = part.lines().at(-1) ?? {};
  expect([way, why]).toEqual(['problem', ['A response_url was refused: expired_url']]);
  expect(at).toBe(new Date('2026-11-23T10:01:00Z').getTime());
});

test('the newest three hundred are told, the same lines as before where nothing came of them', async () => {
  const world = await aWorld();
  const part = trafficOf(world);
  for (let n = 0; n < 310; n += 1) await calls(world, 'auth.test');
  const [before, after] = [part.lines(), part.lines()];
  expect(before).toHaveLength(300);
  expect(before.at(-1)?.id).toBe(`call-${world.workspace.calls.length}`);
  expect(after.every((line, index) => line === before[index])).toBe(true);
  expect(part.payload('call-0')).toBeUndefined();
});

test('whoever watches hears of a call, though it changes nothing', async () => {
  const world = await aWorld();
  const part = trafficOf(world);
  const heard = new Promise<void>((resolve) => {
    const end = part.subscribe(() => {
      end();
      resolve();
    });
  });
  await calls(world, 'auth.test');
  await heard;
  part.stop();
  expect(part.lines().at(-1)?.what).toBe('auth.test');
});
