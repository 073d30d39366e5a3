import { expect, test } from '@jest/globals';
import { cast, posts, raisesAnIncident, theIncident } from '../support/incidents.ts';
import { aWorld } from '../support/world.ts';

const reminder = 'An incident waits for your answer';

test('Q25: a team leader who has not answered after the configured hours is reminded once, and cover gets the card', async () => {
  const world = await aWorld();
  const { ana, tom, tess } = cast(world);
  await raisesAnIncident(ana);
  await world.passes({ hours: 3, minutes: 30 });
  tom.seesNot(reminder);
  tess.seesNot('Incident to decide');

  await world.passes({ hours: 1 });
  const seen = await tom.sees(reminder);
  expect(seen.text).toContain(
    '@Ana Silva has been waiting since Monday 23 November 2026 at 10:00 for an answer on the incident raised on Monday 23 November 2026 at 10:00.',
  );
  await tess.sees('Incident to decide');
  for (let tick = 0; tick < 2; tick++) await world.desk.ticker.tick('send-due-reminders');
  await world.passes({ hours: 6 });
  expect(posts(world, reminder)).toBe(1);
  expect(posts(world, 'Incident to decide')).toBe(2);

  await tess.presses('Authorise');
  await ana.sees('@Tess Morgan authorised your incident.');
  await tom.sees('Incident PLY00001');
});

test('a team leader who has answered is not reminded, and the clock starts anew with each answer', async () => {
  const world = await aWorld();
  const { ana, tom } = cast(world);
  await raisesAnIncident(ana);
  await world.passes({ hours: 3 });
  await tom.presses('More information');
  await tom.fills('What do you need to know?', 'Which screen?');
  await tom.submits();
  await world.passes({ hours: 10 });
  await ana.presses('Give information');
  await ana.fills('Your answer', 'The income screen.');
  await ana.submits();
  await world.passes({ hours: 3 });
  expect(posts(world, reminder)).toBe(0);
  await world.passes({ hours: 2 });
  await tom.sees(reminder);
  await tom.presses('Authorise');
  await world.passes({ hours: 6 });
  expect(posts(world, reminder)).toBe(1);
});

test('a reminder that fell due while CaseDesk was down is sent once it is back', async () => {
  const world = await aWorld();
  const { ana, tom } = cast(world);
  await raisesAnIncident(ana);
  await tom.sees('Incident to decide');
  await world.settle();
  await world.desk.stop();
  world.clock.advance(9 * 3_600_000);
  await world.restart();
  await tom.sees(reminder);
  await world.restart();
  await world.passes({ hours: 1 });
  expect(posts(world, reminder)).toBe(1);
  expect((await theIncident(world)).history.filter(({ what }) => what.startsWith('remind'))).toHaveLength(1);
});

test('two ticks at once remind once', async () => {
  const world = await aWorld();
  const { ana, tom } = cast(world);
  await raisesAnIncident(ana);
  await tom.sees('Incident to decide');
  await world.settle();
  world.clock.advance(4 * 3_600_000);
  const { ticker } = world.desk;
  await Promise.all([ticker.tick('send-due-reminders'), ticker.tick('send-due-reminders')]);
  await ticker.tick('send-due-reminders');
  await tom.sees(reminder);
  await world.settle();
  expect(posts(world, reminder)).toBe(1);
});
