import { expect, test } from '@jest/globals';
import { pino } from 'pino';
import { agendaTicks } from '../../scheduler/agenda-ticks.ts';
import { raise } from '../../src/domain/incident/raise.ts';
import { plusSeconds } from '../../src/domain/times.ts';
import { hostClock } from '../../src/ops/clock.ts';
import { accepted, aRaising } from '../support/builders.ts';
import { aWorld } from '../support/world.ts';

test('Agenda asks for ticks: what nobody nudged is delivered, and a reminder fires at its instant', async () => {
  const clock = hostClock();
  const log = pino({ level: 'silent' });
  const world = await aWorld({
    settings: { clock, tickSeconds: 1, ask: (store) => agendaTicks(store.connection, log) },
  });
  const { store } = world.desk;
  const at = clock.now();
  const tom = world.person('tom');
  const raising = aRaising({ id: 'i1', requester: 'U0ANA', teamLeader: 'U0TOM', cover: undefined });
  const dueAt = plusSeconds(at, 2);
  const incident = accepted(
    raise({ ...raising, fields: { ...raising.fields, dateRaised: '2026-01-05' } }, at),
  );
  const [[key, reminder] = ['', undefined]] = Object.entries(incident.reminders);
  await store.incidents.add({
    ...incident,
    reminders: reminder ? { [key]: { ...reminder, dueAt } } : {},
  });

  await tom.sees('Incident to decide', { within: 10_000 });
  await tom.sees('waits for your answer', { within: 10_000 });
  const fired = (await store.incidents.find('i1'))?.history.find(({ what }) => what.startsWith('remind/'));
  expect(Number(fired?.at) - dueAt.getTime()).toBeGreaterThanOrEqual(0);
  const jobs = (await store.connection.db?.collection('ticks').find().toArray()) ?? [];
  expect(jobs.map(({ name }) => name).sort()).toEqual([
    'deliver-messages',
    'make-morning-lists',
    'offer-orphaned-call-backs',
    'refresh-people',
    'renew-look-ups',
    'send-due-reminders',
  ]);
  expect(jobs.some(({ lastRunAt }) => lastRunAt instanceof Date)).toBe(true);
});

test('who is too busy to be asked for ticks is asked again, and the start does not fail', async () => {
  let times = 0;
  const ask = () => async () => {
    times += 1;
    if (times === 1) throw new Error('no connection was free');
    return async () => undefined;
  };
  const world = await aWorld({ settings: { ask } });
  expect(times).toBe(1);
  await world.passes({ minutes: 16 });
  expect(times).toBe(2);
});
