import { expect, test } from '@jest/globals';
import { booked } from '../support/calls.ts';
import { cast, raisesAnIncident } from '../support/incidents.ts';
import { aWorld } from '../support/world.ts';

const time = (hour: string, day = '23') => new Date(`2026-11-${day}T${hour}:00Z`);

/** The titles in a Home, in their order. */
const titles = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => /^(Incident |Call-back CB|Waiting for you|You are waiting for$)/.test(line));

test('CB-04, CB-47, Q30: what is due today comes first, by its time; a leader has what is late; who booked it waits for it', async () => {
  const world = await aWorld();
  const { ana, tom } = cast(world);
  const gina = world.person('gina');
  await booked(world, { id: 'c1', agreedAt: time('11:00', '25') });
  await booked(world, { id: 'c2', agreedAt: time('16:00') });
  await booked(world, { id: 'c3', agreedAt: time('11:00'), kind: 'for-another', booker: 'U0GINA' });
  await booked(world, { id: 'c4', agreedAt: time('10:30') });
  await raisesAnIncident(ana);
  await tom.presses('More information');
  await tom.fills('What do you need to know?', 'Which screen?');
  await tom.submits();
  await world.settle();

  const home = async (person: typeof ana) => {
    await person.opensHome();
    await world.settle();
    return (await person.sees('As it was on', { only: 'home' })).text;
  };
  const own = await home(ana);
  expect(titles(own)).toEqual([
    'Waiting for you',
    'Call-back CB00004',
    'Call-back CB00003',
    'Call-back CB00002',
    expect.stringMatching(/^Incident /),
    'Call-back CB00001',
    'You are waiting for',
  ]);
  expect(own).toContain('What is due today comes first, by its time; then what has waited longest.');
  expect(titles(await home(gina))).toEqual(['Waiting for you', 'You are waiting for', 'Call-back CB00003']);
  expect(titles(await home(tom))).not.toContain('Call-back CB00004');

  await world.passes({ minutes: 31 });
  await world.desk.ticker.tick('send-due-reminders');
  await world.settle();
  expect(titles(await home(tom))).toContain('Call-back CB00004');
  expect(await home(tom)).toContain('Status: awaiting call, late');
});

test('CB-23: whoever leads New Applications has in Home what is to be allocated', async () => {
  const world = await aWorld();
  const nia = world.person('nia');
  await booked(world, { id: 'c1', kind: 'new-application', booker: 'U0GINA', allocators: ['U0NIA'] });
  await nia.opensHome();
  await nia.sees(/Waiting for you\n[\s\S]*Call-back CB00001[\s\S]*\[Allocate\]/, { only: 'home' });
});
