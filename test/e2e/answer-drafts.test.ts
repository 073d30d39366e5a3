import { expect, test } from '@jest/globals';
import { cast, raisesAnIncident, stored } from '../support/incidents.ts';
import { aWorld } from '../support/world.ts';

test.each(['cancels', 'closesAll'] as const)(
  'an answer left half-typed is offered again to whoever typed it, in its own form alone, when they %s',
  async (leaves) => {
    const world = await aWorld();
    const { ana, tom, tess } = cast(world);
    await raisesAnIncident(ana);
    await tom.presses('More information');
    await tom.fills('What do you need to know?', 'Which screen were');
    await tom[leaves]();
    await world.passes({ seconds: 2 });

    await tom.presses('Further local action');
    await tom.sees('What should be done locally first?');
    tom.seesNot('You began this');
    await tom.closesAll();

    // The cover has the same card after four hours, and what the team leader typed is not theirs to see.
    await world.passes({ hours: 4 });
    await tess.presses('More information');
    await tess.sees('What do you need to know?');
    tess.seesNot('Which screen');
    await tess.closesAll();

    await world.restart();
    await tom.presses('More information', { on: 'Incident to decide' });
    await tom.sees('You began this on Monday 23 November 2026 at 10:00. It is as you left it.');
    expect(tom.modal?.values['What do you need to know?']).toBe('Which screen were');
    await tom.fills('What do you need to know?', 'Which screen were you on?');
    await tom.submits();
    await ana.presses('Give information');
    await ana.sees('@Tom Hughes wrote:\nWhich screen were you on?');
    await ana.closesAll();
    await world.settle();
    expect((await stored(world, 'drafts')).filter(({ author }) => author === 'U0TOM')).toEqual([]);
  },
);

test('an answer can be begun afresh, and is still about its incident', async () => {
  const world = await aWorld();
  const { ana, tom } = cast(world);
  await raisesAnIncident(ana);
  await tom.presses('More information');
  await tom.fills('What do you need to know?', 'Never mind');
  await tom.closesAll();
  await tom.presses('More information');
  await tom.presses('Start afresh');
  await world.settle();
  await tom.sees('What do you need to know?');
  tom.seesNot('You began this');
  expect(tom.modal?.values['What do you need to know?']).toBeFalsy();
  await tom.fills('What do you need to know?', 'Which screen?');
  await tom.submits();
  await ana.presses('Give information');
  await ana.sees('Which screen?');
});
