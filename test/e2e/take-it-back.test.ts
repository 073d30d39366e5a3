import { expect, test } from '@jest/globals';
import { advises, refers, sends } from '../support/between-caseworker-and-team-leader.ts';
import { cast, decisions, raisesAnIncident } from '../support/incidents.ts';
import { aWorld, type World } from '../support/world.ts';

const asks = async (world: World) => {
  const { tom } = cast(world);
  await tom.presses('More information');
  await tom.fills('What do you need to know?', 'Which screen?');
  await tom.submits();
};

test.each([
  ['INC-12: a question', asks],
  ['INC-12: advice', (world: World) => advises(cast(world).tom)],
  ['INC-13: a referral', (world: World) => refers(cast(world).tom)],
  [
    'INC-13: a referral that was sent',
    async (world: World) => {
      await refers(cast(world).tom);
      await sends(cast(world).ana);
    },
  ],
] as const)(
  '%s that nobody can answer any more, or that was a mistake, is taken back',
  async (_what, does) => {
    const world = await aWorld();
    const { ana, tom } = cast(world);
    await raisesAnIncident(ana);
    await does(world);
    await world.settle();
    expect(await tom.confirmation('Take it back')).toContain('The incident waits for your decision again.');
    await tom.pressesTwice('Take it back');
    await ana.sees('@Tom Hughes has taken back what was asked of you');
    await ana.sees('Status: with the team leader');
    await tom.sees('Incident to decide');
    expect((await decisions(world)).filter((what) => what === 'take-it-back')).toHaveLength(1);
    await tom.presses('Authorise');
    await ana.sees('Your incident number is PLY0000');
  },
);

test('what was taken back can no longer be answered, and what was typed is kept', async () => {
  const world = await aWorld();
  const { ana, tom } = cast(world);
  await raisesAnIncident(ana);
  await asks(world);
  await ana.presses('Give information');
  await ana.fills('Your answer', 'The income screen.');
  await tom.presses('Take it back');
  await ana.submits();
  await ana.sees('Tom Hughes took it back to decide anew on');
  expect(ana.modal?.values['Your answer']).toBe('The income screen.');
});
