import { expect, test } from '@jest/globals';
import { booked, whoseAna } from '../support/calls.ts';
import { cast, posts } from '../support/incidents.ts';
import { aWorld, type World } from '../support/world.ts';

const time = (hour: string, day = '23') => new Date(`2026-11-${day}T${hour}:00Z`);
const list = 'Call-backs for Monday 23 November 2026';

const ticks = async (world: World, ...names: string[]) => {
  for (const name of names) await world.desk.ticker.tick(name);
  await world.settle();
};

test('Q30, CB-23: each working day begins with a list: what is late, what falls due, and for leaders what nobody sees to', async () => {
  const world = await aWorld({ now: '2026-11-23T07:00:00Z' });
  const { ana, ben, tom, tess } = cast(world);
  const nia = world.person('nia');
  const gina = world.person('gina');
  await booked(world, { id: 'c1', kind: 'for-another', booker: 'U0GINA', receivedAt: time('07:40', '22') });
  await booked(world, { id: 'c2', agreedAt: time('16:00') });
  await booked(world, { id: 'c3', agreedAt: time('11:00') });
  await booked(world, { id: 'c4', agreedAt: time('11:00', '24') });
  await booked(world, { id: 'c5', kind: 'new-application', booker: 'U0GINA', allocators: ['U0NIA'] });
  await booked(world, {
    id: 'c6',
    whose: { ...whoseAna, owner: 'U0BEN' },
    booker: 'U0BEN',
    agreedAt: time('15:00'),
  });
  await world.passes({ minutes: 59 });
  await ticks(world, 'send-due-reminders', 'make-morning-lists');
  ana.seesNot(list);

  await world.passes({ minutes: 1 });
  await ticks(world, 'make-morning-lists');
  const { text } = await ana.sees(list);
  expect(text).toContain(
    [
      'Late: make these first',
      'CB00001: late, awaiting call. Call-back for another caseworker. Was to be done Monday 23 November 2026 at 07:40.',
      'To call on this day',
      'CB00003: awaiting call. Call-back of your own. For Monday 23 November 2026 at 11:00.',
      'CB00002: awaiting call. Call-back of your own. For Monday 23 November 2026 at 16:00.',
      'As it was on Monday 23 November 2026 at 08:00.',
    ].join('\n'),
  );
  for (const secret of ['07700 900123', '123456789012', '1-23456789', 'CB00004'])
    expect(text.slice(text.indexOf(list))).not.toContain(secret);
  await tom.sees(/Late in your team\n.*CB00001: late, awaiting call/);
  await nia.sees(/To allocate\n.*CB00005: awaiting allocation\. New application call-back\./);
  await gina.sees(/You booked, and they are late\n.*CB00001: late/);

  // Nothing to say, or not yet at work.
  for (const person of [tess, ben]) person.seesNot(list);
  await world.passes({ hours: 2 });
  await ticks(world, 'make-morning-lists');
  await ben.sees(/To call on this day\n.*CB00006/);
  tess.seesNot(list);
});

test('a list missed at its time is made later in the day; one that was made is not made again by anybody', async () => {
  const world = await aWorld({ now: '2026-11-23T07:00:00Z' });
  const { ana, tess } = cast(world);
  await booked(world, { id: 'c1', agreedAt: time('16:00') });
  await world.settle();
  await world.desk.stop();
  world.clock.advance(3 * 3_600_000);
  await world.restart();
  await world.settle();
  await ana.sees(list);
  expect(posts(world, list)).toBe(1);

  const whoseTess = { owner: 'U0TESS', teamLeader: 'U0TOM' };
  await booked(world, { id: 'c2', whose: whoseTess, booker: 'U0TESS', agreedAt: time('16:30') });
  await world.restart();
  const other = await world.another();
  await other.ticker.tick('make-morning-lists');
  await ticks(world, 'make-morning-lists');
  expect(posts(world, list)).toBe(1);
  tess.seesNot(list);
});
