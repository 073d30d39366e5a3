import { expect, test } from '@jest/globals';
import { movedTime } from '../../../local/browser/server/time.ts';
import { demoClock } from '../../../local/demo-clock.ts';
import { insight } from '../../../src/insight.ts';
import { watchdog } from '../../../src/ops/watchdog.ts';
import { Leases } from '../../../src/slack/delivery/leases.ts';
import {
  cast,
  fillsStepThree,
  fillsStepTwo,
  isAuthorised,
  isResolved,
  posts,
  raisesAnIncident,
} from '../../support/incidents.ts';
import { sampleOrganisation } from '../../support/sample-organisation.ts';
import { aWorld, type World } from '../../support/world.ts';

const start = Date.parse('2026-11-23T10:00:00Z');
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** It is ten o'clock on a Monday, and time goes by. */
function aClock() {
  const begun = performance.now();
  return demoClock({}, { wall: () => start, elapsed: () => performance.now() - begun });
}

/** The whole app on a clock that the page can move, over Socket Mode as in the demo. */
async function aMovedWorld(options: { mostSteps?: number } = {}) {
  const clock = aClock();
  const world = await aWorld({
    transport: 'socket',
    mongo: { clock },
    settings: { clock, tickSeconds: 5 },
    workspace: { clock },
  });
  const time = movedTime(clock, world.workspace, options);
  time.begin(insight(world.desk, { organisation: sampleOrganisation(), now: () => clock.now() }));
  return { world, clock, time, ...cast(world) };
}

/** What the app posted since the clock was first moved: when, to whom, and how it begins. */
const remindersIn = ({ workspace }: World): string[] =>
  workspace.calls
    .filter(({ method, at }) => method === 'chat.postMessage' && at.getTime() > start + minute)
    .map(({ at, args }) => `${at.toISOString().slice(0, 16)} ${args.channel} ${firstLine(args.text)}`);
const firstLine = (text: unknown) => String(text).split('\n')[0];

test('to the next reminder: it is there, in its own words, at its own time', async () => {
  const { world, clock, time, ana, tom } = await aMovedWorld();
  await raisesAnIncident(ana);
  await time.move('next reminder');
  const reminder = await tom.sees('An incident waits for your answer');
  expect(reminder.text).toContain('@Ana Silva has been waiting since Monday 23 November 2026 at 10:00');
  expect(remindersIn(world)).toEqual([
    '2026-11-23T14:00 D0TOM An incident waits for your answer',
    '2026-11-23T14:00 D0TESS Incident to decide',
  ]);
  expect(clock.now().getTime() - (start + 4 * hour)).toBeLessThan(minute);
  expect(time.shown()).toMatchObject({ is: 'time', isMoving: false, moved: clock.moved() });
  await expect(time.move('next reminder')).rejects.toThrow(
    'No reminder waits. Raise an incident first, or choose a time.',
  );
});

test('two days pass all clocks of an incident, in order, each message once', async () => {
  const { world, clock, time, ana } = await aMovedWorld();
  await raisesAnIncident(ana);
  await isAuthorised(world);
  await isResolved(world);
  await time.move(start + 2 * day);

  expect(clock.now().getTime() - (start + 2 * day)).toBeLessThan(minute);
  expect(remindersIn(world)).toEqual([
    '2026-11-23T11:00 D0ANA Is the lock assign flag set for PLY00001?',
    '2026-11-24T06:00 D0ANA Did the resolution of PLY00001 work?',
    '2026-11-24T10:00 D0TOM No answer yet on the resolution of PLY00001',
    '2026-11-24T10:00 D0ANA Did the resolution of PLY00001 work?',
  ]);
  for (const channel of ['D0ANA', 'D0TOM', 'C0AAC']) {
    const stamps = world.workspace.messages(channel).map(({ ts }) => Number(ts));
    expect(stamps).toEqual([...new Set(stamps)].sort((a, b) => a - b));
  }
});

test('the next one moves on from there, and what was begun before goes on: a form half filled in, a card', async () => {
  const { time, ana, tom } = await aMovedWorld();
  await raisesAnIncident(ana);
  await tom.sees('Incident to decide');
  await ana.types('/incident');
  await ana.submits();
  await fillsStepTwo(ana);
  await time.move(start + 3 * day);
  await ana.submits();
  await fillsStepThree(ana);
  await ana.submits();
  await tom.presses('Authorise', { on: 'Monday 23 November 2026' });
  await ana.sees('Your incident number is PLY00001');
  await time.move('next reminder');
  await ana.sees('Is the lock assign flag set for PLY00001?');
});

test('a press that is under way is answered before the clock moves', async () => {
  const { world, time, ana, tom } = await aMovedWorld();
  await raisesAnIncident(ana);
  await tom.sees('Incident to decide');
  await Promise.all([tom.presses('More information'), time.move(start + 2 * day)]);
  await tom.fills('What do you need to know?', 'Which screen?');
  await Promise.all([tom.submits(), time.move(start + 4 * day)]);
  await ana.sees('Your team leader needs more information');
  expect(world.workspace.problems()).toEqual([]);
  expect(world.workspace.deliveries.filter(({ outcome }) => outcome !== 'acknowledged')).toEqual([]);
});

test('windows hear when the next reminder falls due, and that the clock is being moved', async () => {
  const { time, ana } = await aMovedWorld();
  const heard: { nextReminder: number | undefined; isMoving: boolean }[] = [];
  const knows = new Promise<void>((resolve) =>
    time.subscribe(() => {
      const { nextReminder, isMoving } = time.shown();
      heard.push({ nextReminder, isMoving });
      if (nextReminder !== undefined) resolve();
    }),
  );
  await raisesAnIncident(ana);
  await knows;
  expect(heard.at(-1)?.nextReminder).toBeGreaterThanOrEqual(start + 4 * hour);
  await time.move('next reminder');
  expect(heard.map(({ isMoving }) => isMoving)).toEqual(expect.arrayContaining([true, false]));
  expect(heard.at(-1)).toEqual({ nextReminder: undefined, isMoving: false });
  time.stop();
});

test('it refuses in a sentence what it cannot do', async () => {
  const { world, clock, time, ana, ben } = await aMovedWorld({ mostSteps: 2 });
  const early = movedTime(clock, world.workspace);
  await expect(early.move(start + day)).rejects.toThrow('CaseDesk is still starting.');
  early.stop();
  for (const to of [start - minute, Number.NaN])
    await expect(time.move(to)).rejects.toThrow(
      'It is Monday 23 November 2026 at 10:00 already. Choose a later time: the clock does not go back.',
    );
  await expect(time.move(start + 402 * day)).rejects.toThrow('That is more than 400 days away.');
  const first = time.move(start + hour);
  await expect(time.move(start + day)).rejects.toThrow('The clock is being moved already.');
  await first;

  await raisesAnIncident(ana);
  await time.move(clock.now().getTime() + minute);
  await raisesAnIncident(ben);
  await expect(time.move(start + 2 * day)).rejects.toThrow(
    'The clock stopped on Monday 23 November 2026 at 15:01, for 2 instants had reminders due. Move it on from there.',
  );
  expect(time.shown().isMoving).toBe(false);
  expect(posts(world, 'An incident waits for your answer')).toBe(2);
});

test('neither a lease nor the watchdog takes a move for a standstill', async () => {
  const clock = aClock();
  const leases = new Leases(60_000, clock.monotonic);
  expect(leases.isOver('message', 'token')).toBe(false);
  const ended: string[] = [];
  const asked: string[] = [];
  const unwatch = watchdog(
    {
      clock,
      tickSeconds: 5,
      progressedAt: () => 0,
      storeAnswers: async () => asked.push('store'),
    },
    () => ended.push('process'),
  );
  clock.moveTo(new Date(start + 2 * day));
  await new Promise((resolve) => setImmediate(resolve));
  unwatch();
  expect(asked).toEqual(['store']);
  expect(ended).toEqual([]);
  expect(leases.isOver('message', 'token')).toBe(false);
});
