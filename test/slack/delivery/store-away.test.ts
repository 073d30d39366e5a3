import { expect, test } from '@jest/globals';
import { keysStanding, raised, states, sweeps } from '../../support/deliveries.ts';
import { troubledStore } from '../../support/slow-store.ts';
import { aWorld } from '../../support/world.ts';

const cards = ['incident/i1/requester-card', 'incident/i1/team-leader-card-1'];

test.each([
  ['whose conversation it is', 'find'],
  ['that it was opened', 'update'],
])(
  'G8: a store that cannot be told or asked %s leaves the message to the next tick',
  async (_what, command) => {
    const store = troubledStore();
    const world = await aWorld({ mongo: { fault: store.fault } });
    await raised(world, 'i1', 'nobody');
    store.fails(command, 'people');
    await sweeps(world);
    expect(keysStanding(world)).toEqual([]);
    expect(await states(world, 'i1')).toEqual({
      'requester-card': 'pending',
      'team-leader-card-1': 'pending',
    });

    // Not a moment later by the clock: it was not put off.
    store.mends();
    await sweeps(world);
    expect(keysStanding(world)).toEqual(cards);
  },
);
