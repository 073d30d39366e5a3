import { expect, test } from '@jest/globals';
import type { Booking } from '../../src/domain/call-back/book.ts';
import { aCallBack } from '../support/call-backs.ts';
import { cast, raisesAnIncident } from '../support/incidents.ts';
import { aWorld, type World } from '../support/world.ts';

const whoseAna = { owner: 'U0ANA', teamLeader: 'U0TOM', cover: 'U0TESS', ownersTeam: 'Team 3' };
const time = (hour: string, day = '23') => new Date(`2026-11-${day}T${hour}:00Z`);

async function booked(world: World, id: string, over: Partial<Booking> = {}): Promise<void> {
  const at = world.clock.now();
  const whose = over.kind === 'new-application' ? {} : { whose: whoseAna };
  const it = aCallBack({ id, booker: 'U0ANA', key: `view/${id}`, receivedAt: at, ...whose, ...over }, at);
  await world.desk.store.callBacks.add(it);
}

/** The titles in a Home, in their order. */
const titles = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => /^(Incident |Call-back CB|Waiting for you|You are waiting for$)/.test(line));

test('CB-04, CB-47, Q30: what is due today comes first, by its time; a leader has what is late; who booked it waits for it', async () => {
  const world = await aWorld();
  const { ana, tom } = cast(world);
  const gina = world.person('gina');
  await booked(world, 'c1', { agreedAt: time('11:00', '25') });
  await booked(world, 'c2', { agreedAt: time('16:00') });
  await booked(world, 'c3', { agreedAt: time('11:00'), kind: 'for-another', booker: 'U0GINA' });
  await booked(world, 'c4', { agreedAt: time('10:30') });
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
  await booked(world, 'c1', { kind: 'new-application', booker: 'U0GINA', allocators: ['U0NIA'] });
  await nia.opensHome();
  await nia.sees(/Waiting for you\n[\s\S]*Call-back CB00001[\s\S]*\[Allocate\]/, { only: 'home' });
});
