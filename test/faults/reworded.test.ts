import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../../local/slack/index.ts';
import { authorised, keysStanding, raised } from '../support/deliveries.ts';
import { aWorld, type World } from '../support/world.ts';
import { matures } from './play.ts';

const first = 'Recalculate from the first receipt.';
const second = 'Recalculate from the second receipt.';
const third = 'Recalculate from the third receipt.';

const faults: [string, Fault][] = [
  ['is lost on the way', 'cut'],
  ['is answered by nothing', 'lost-reply'],
  ['comes too fast', { ratelimited: 30 }],
];

async function withTheAac(): Promise<World> {
  const world = await aWorld({ settings: { leaseSeconds: 3 } });
  await raised(world, 'i1');
  await authorised(world, 'i1');
  return world;
}

const copies = (world: World): string[] =>
  keysStanding(world).filter((key) => key.startsWith('incident/i1/passed-on'));

describe.each(faults)('where what is passed on %s', (_words, kind) => {
  test('INC-04: and is reworded meanwhile, one copy stands, with the latest words', async () => {
    const world = await withTheAac();
    const [ana, amir] = [world.person('ana'), world.person('amir')];
    world.workspace.faults.next({ method: 'chat.postMessage', kind });
    await amir.replies(first, { to: 'Talk about', in: 'aac' });
    await amir.edits(second, { to: first, in: 'aac' });
    await matures(world);
    await ana.sees(second);
    ana.seesNot(first);
    expect(copies(world)).toHaveLength(1);
  });

  test('INC-04: and is taken back meanwhile, nobody reads it', async () => {
    const world = await withTheAac();
    const [ana, amir] = [world.person('ana'), world.person('amir')];
    world.workspace.faults.next({ method: 'chat.postMessage', kind });
    await amir.replies(first, { to: 'Talk about', in: 'aac' });
    await amir.deletes(first, { in: 'aac' });
    await matures(world);
    ana.seesNot(first);
    expect(copies(world).length).toBeLessThan(2);
  });

  test('INC-04: as other words, and is reworded again, the copy has the latest', async () => {
    const world = await withTheAac();
    const [ana, amir] = [world.person('ana'), world.person('amir')];
    await amir.replies(first, { to: 'Talk about', in: 'aac' });
    await ana.sees(first);
    await world.settle();
    world.workspace.faults.next({ method: 'chat.update', kind });
    await amir.edits(second, { to: first, in: 'aac' });
    await amir.edits(third, { to: second, in: 'aac' });
    await matures(world);
    await ana.sees(third);
    ana.seesNot(second);
    ana.seesNot(first);
    expect(copies(world)).toHaveLength(1);
  });
});
