import { expect, test } from '@jest/globals';
import { type Incident, type IncidentStatus, incidentStatus } from '../../src/domain/incident/incident.ts';
import { difference } from '../../src/store/difference.ts';
import { inStatus } from '../domain/incident/story.ts';
import fc from '../support/seeded.ts';
import { IncidentWorld } from './incident-world.ts';
import type { Difference } from './pocket-store.ts';
import { steps } from './steps.ts';

/** Stories that begin later get further than those that begin at the beginning. */
const beginning = fc.constantFrom<IncidentStatus[]>(
  ...incidentStatus.options,
  'with-team-leader',
  'with-team-leader',
  'with-aac',
  'with-aac',
  'resolution-given',
  'closed-resolved',
);

/** fast-check prints the seed and the shortest story that breaks it. */
const anyStory = (how?: Difference<Incident>) =>
  fc.property(beginning, steps, (status, story) => {
    const world = new IncidentWorld(inStatus(status), how);
    for (const step of story) world.take(step);
    world.comesToRest();
  });

test('presses, retries, lost races, failures and crashes in any order keep an incident sound', () => {
  fc.assert(anyStory(), { numRuns: 300 });
}, 120_000);

/** Mistakes that would be easy to make, each in a copy of the one update. */
const mistakes: Record<string, Difference<Incident>> = {
  'a due instant is left as it was': (...asked) => {
    const { $set, ...rest } = difference(...asked);
    const { nextDeliveryAt: _gone, ...set } = Object($set);
    return { ...rest, $set: set };
  },
  'a reminder is forgotten': (...asked) => {
    const { $set, ...rest } = difference(...asked);
    const { nextReminderAt: _gone, ...set } = Object($set);
    return { ...rest, $set: set, $unset: { ...Object(rest.$unset), nextReminderAt: '' } };
  },
  'rev stays': (before, ...asked) => {
    const { $set, ...rest } = difference(before, ...asked);
    return { ...rest, $set: { ...Object($set), rev: before.rev } };
  },
  'the history is written twice': (...asked) => {
    const { $push, ...rest } = difference(...asked);
    const entries = Object($push).history?.$each ?? [];
    return { ...rest, ...(entries.length && { $push: { history: { $each: [...entries, ...entries] } } }) };
  },
};

test.each(Object.entries(mistakes))('would be noticed: %s', (_mistake, how) => {
  expect(fc.check(anyStory(how), { numRuns: 100, endOnFailure: true }).failed).toBe(true);
});
