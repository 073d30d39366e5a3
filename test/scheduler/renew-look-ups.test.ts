import { expect, test } from '@jest/globals';
import type { Records } from '../../src/store/records.ts';
import type { Store } from '../../src/store/store.ts';
import { key } from '../store/a-store.ts';
import { aVisit, type Visit, visits } from '../store/a-visit.ts';
import { aWorld } from '../support/world.ts';

test('CB-12: a key is followed by another while people work: clients are found throughout, and the first key leaves', async () => {
  const [older, newer] = [key('k1', 1), key('k2', 2)];
  const kept: Records<Visit>[] = [];
  const besides = (store: Store) => {
    const records = store.keep(visits);
    kept.unshift(records);
    return { kind: { records, messages: {} }, flow: () => undefined };
  };
  const found = async () => (await kept[0]?.foundByClient('scin/123456789012'))?.map(({ _id }) => _id);

  const world = await aWorld({ settings: { lookUpKeys: [older], besides } });
  await kept[0]?.add(aVisit());
  await world.restart({ lookUpKeys: [older, newer] });
  expect(await found()).toEqual(['v1']);
  expect(await kept[0]?.lookUpKeys()).toEqual(['k1']);

  const behind = kept[0];
  const last = await world.another({ lookUpKeys: [newer, older] });
  await last.ticker.idle();
  expect(await found()).toEqual(['v1']);
  expect(await kept[0]?.lookUpKeys()).toEqual(['k2']);
  expect(world.log.filter(({ renewed }) => renewed)).toMatchObject([{ kind: 'visit', renewed: 1 }]);

  await behind?.add(aVisit({ _id: 'v2' }));
  expect(await kept[0]?.lookUpKeys()).toEqual(['k1', 'k2']);
  for (let tick = 0; tick < 2; tick++) await last.ticker.tick('renew-look-ups');
  expect(world.log.filter(({ renewed }) => renewed)).toHaveLength(2);
  expect(await kept[0]?.lookUpKeys()).toEqual(['k2']);

  await world.restart({ lookUpKeys: [newer] });
  expect((await found())?.sort()).toEqual(['v1', 'v2']);
});
