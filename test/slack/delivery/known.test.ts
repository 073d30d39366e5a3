import { describe, expect, test } from '@jest/globals';
import { raise } from '../../../src/domain/incident/raise.ts';
import { isSettled } from '../../../src/domain/message.ts';
import type { Settings } from '../../../src/main.ts';
import { accepted, aRaising } from '../../support/builders.ts';
import {
  authorised,
  keyOf,
  keysStanding,
  leasesEnd,
  standing,
  states,
  sweeps,
} from '../../support/deliveries.ts';
import { aWorld, type World } from '../../support/world.ts';

const cards = ['incident/i1/requester-card', 'incident/i1/team-leader-card-1'];
const people = { requester: 'U0ANA', teamLeader: 'U0TOM', cover: 'U0TESS' };

/** Ana's incident as the store gave it back when it was new; nobody has been told. */
async function added({ desk, clock }: World, id = 'i1', isWanted = (_key: string): boolean => true) {
  const whole = accepted(raise(aRaising({ id, key: `view/${id}`, ...people }), clock.now()));
  const wanted = Object.entries(whole.messages).filter(([key]) => isWanted(key));
  return (await desk.store.incidents.add({ ...whole, messages: Object.fromEntries(wanted) })).record;
}

const toAna = (key: string) => key === 'requester-card';

/** A world, and what is asked of its store about incidents. */
async function counted(settings: Partial<Settings> = {}) {
  const asked: string[] = [];
  const world = await aWorld({
    settings,
    mongo: {
      fault: ({ name, collection, body }) => {
        if (collection === 'incidents' && (name === 'update' || body.filter?._id)) asked.push(name);
        return 'pass';
      },
    },
  });
  return { world, asked };
}

describe('what a process knew of a record before another wrote', () => {
  test('says nothing that the other has said', async () => {
    const world = await aWorld();
    const other = await world.another({ role: 'worker' });
    const old = await added(world);
    await sweeps(world, other);
    world.desk.deliverer.nudge('incident', 'i1', old);
    await world.settle();
    expect(keysStanding(world)).toEqual(cards);
    expect(Object.values(await states(world, 'i1')).every((state) => state === 'sent')).toBe(true);
  });

  test('leaves to the other what it holds, for its lease', async () => {
    const world = await aWorld({ forgives: true });
    const other = await world.another({ role: 'worker' });
    const old = await added(world);
    world.workspace.faults.next({ method: 'chat.postMessage', times: 2, kind: 'lost-reply' });
    await sweeps(world, other);
    world.desk.deliverer.nudge('incident', 'i1', old);
    await world.settle();
    expect(Object.values(await states(world, 'i1'))).toEqual(['sending', 'sending']);
    await leasesEnd(world);
    expect(keysStanding(world)).toEqual(cards);
  });

  test('says what is so since', async () => {
    const world = await aWorld();
    const other = await world.another({ role: 'worker' });
    const old = await added(world);
    await authorised(world, 'i1', other);
    const said = keysStanding(world);
    world.desk.deliverer.nudge('incident', 'i1', old);
    await world.settle();
    expect(keysStanding(world)).toEqual(said);
    const it = await world.desk.store.incidents.find('i1');
    expect(Object.values(it?.messages ?? {}).every(isSettled)).toBe(true);
    const card = standing(world).find((message) => keyOf(message) === 'incident/i1/team-leader-card-1');
    expect(JSON.stringify(card)).not.toContain('authorise-incident');
  });
});

test('a message costs one reading of its record, and a write each to claim and to settle it', async () => {
  const { world, asked } = await counted();
  const known = await added(world, 'i1', toAna);
  await sweeps(world);
  expect(asked).toEqual(['find', 'update', 'update']);
  expect(keysStanding(world)).toEqual(['incident/i1/requester-card']);
  asked.length = 0;
  const drawn = await world.desk.store.incidents.update(known._id, (it) => ({
    ...it,
    version: it.version + 1,
  }));
  world.desk.deliverer.nudge('incident', 'i1', drawn);
  await world.settle();
  expect(asked).toEqual(['find', 'update', 'update']);
});

test('what has waited two seconds for its turn is read again', async () => {
  const pace = { channelMs: 2_000, postsPerMinute: 500, updatesPerMinute: 50 };
  const { world, asked } = await counted({ pace });
  for (const id of ['i1', 'i2']) {
    const saved = await added(world, id, toAna);
    world.desk.deliverer.nudge('incident', id, saved);
  }
  await world.settle();
  expect(asked.splice(0)).toEqual(['update', 'update']);
  await world.passes({ seconds: 2 });
  expect(asked).toEqual(['find', 'update', 'update']);
});
