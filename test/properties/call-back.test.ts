import { expect, test } from '@jest/globals';
import { whatFires } from '../../src/domain/call-back/reminders.ts';
import { toSay } from '../../src/domain/message.ts';
import fc from '../support/seeded.ts';
import { beginnings, steps } from './call-back-steps.ts';
import { CallBackWorld, type Firing } from './call-back-world.ts';

/** fast-check prints the seed and the shortest story that breaks it; `RUNS=5000` tells more of them. */
const anyStory = (firing?: Firing) =>
  fc.property(beginnings, steps, (beginning, story) => {
    const world = new CallBackWorld(beginning, firing);
    for (const step of story) world.take(step);
    world.comesToRest();
  });

test('Q1, Q5, Q6, Q30: whatever people, clocks and Slack do, each is told what a diary says, once and in time', () => {
  fc.assert(anyStory(), { numRuns: Number(process.env.RUNS ?? 200) });
}, 600_000);

/** Mistakes that would be easy to make. */
const mistakes: Record<string, Firing> = {
  'a nudge is lost': (it, key, reminder, at) =>
    reminder.name === 'agreed' ? {} : whatFires(it, key, reminder, at),
  'a nudge is doubled': (it, key, reminder, at) => ({
    ...whatFires(it, key, reminder, at),
    ...(reminder.name === 'start' && {
      [`${key}-again`]: toSay({ name: 'reminder', form: 'card', to: { person: it.owner ?? '' }, dueAt: at }),
    }),
  }),
  'nobody leads who is late': (it, key, reminder, at) =>
    whatFires({ ...it, teamLeader: undefined }, key, reminder, at),
};

test.each(Object.entries(mistakes))('would be noticed: %s', (_mistake, firing) => {
  expect(fc.check(anyStory(firing), { numRuns: 200, endOnFailure: true }).failed).toBe(true);
});
