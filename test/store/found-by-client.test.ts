import { describe, expect, test } from '@jest/globals';
import { MissingKeys, openStore } from '../../src/store/store.ts';
import { minutesAfter, start } from '../support/builders.ts';
import { HandClock } from '../support/hand-clock.ts';
import { aStore, key, leftOut, type OpenStore, stored } from './a-store.ts';
import { aVisit, visits } from './a-visit.ts';

const [older, newer] = [key('k1', 1), key('k1-b', 2)];
const sealedWith = [key('test')] as const;
const ids = (found: { _id: string }[]) => found.map(({ _id }) => _id);
const raw = ({ connection }: OpenStore) => connection.collection<{ _id: string }>('visits');
const namesIn = async (store: OpenStore) => (await stored(store, 'visits')).map(({ foundBy }) => foundBy);

test('CB-08: a reference comes with the first write, once an id', async () => {
  const store = await aStore();
  const kept = store.recordsOf(visits);
  await kept.createIndexes();
  expect((await kept.add(aVisit())).record.reference).toBe('VI00001');
  expect(await kept.add(aVisit())).toMatchObject({ repeated: true, record: { reference: 'VI00001' } });
  const twice = await Promise.all([kept.add(aVisit({ _id: 'v2' })), kept.add(aVisit({ _id: 'v2' }))]);
  expect(new Set(twice.map(({ record }) => record.reference)).size).toBe(1);
  expect((await kept.add(aVisit({ _id: 'v3', reference: 'VI09999' }))).record.reference).toBe('VI09999');
  expect((await kept.referenced('VI00001'))?._id).toBe('v1');
  expect(await kept.change('v1', 'k', (it) => ({ ...it, owner: 'UBEN' }))).toMatchObject({
    record: { reference: 'VI00001' },
  });
});

test('CB-08: a reference taken before a reply was lost is the one that stands', async () => {
  let inserts = 0;
  const store = await aStore(({ name }) => (name === 'insert' && ++inserts === 1 ? 'lose-reply' : 'pass'));
  const { record } = await store.recordsOf(visits).add(aVisit());
  expect(record.reference).toBe('VI00001');
  expect(await stored(store, 'visits')).toMatchObject([{ reference: 'VI00001' }]);
});

describe('CB-12: a record is found by its client', () => {
  test('for as long as it is kept, with those whose status is newest first', async () => {
    const store = await aStore();
    const kept = store.recordsOf(visits);
    for (const [_id, minutes] of Object.entries({ late: 9, b: 5, early: 1, a: 5 }))
      await kept.add(aVisit({ _id, since: minutesAfter(minutes) }));
    await kept.add(aVisit({ _id: 'other', fields: { scin: '999999999999' } }));
    await kept.add(aVisit({ _id: 'unknown', fields: {} }));
    await kept.update('early', (it) => ({ ...it, status: 'closed' }));
    expect(ids(await kept.foundBy('person/UANA'))).not.toContain('early');
    expect(ids(await kept.foundByClient('scin/123456789012'))).toEqual(['late', 'b', 'a', 'early']);
    expect(ids(await kept.foundByClient('scin/123456789012', 2))).toEqual(['late', 'b']);
    expect(await kept.foundByClient('scin/000000000000')).toEqual([]);

    await kept.update('late', (it) => ({ ...it, fields: { scin: '999999999999' } }));
    expect(ids(await kept.foundByClient('scin/123456789012'))).toEqual(['b', 'a', 'early']);
    await raw(store).updateOne({ _id: 'b' }, { $set: { schema: 99 } });
    leftOut.length = 0;
    expect(ids(await kept.foundByClient('scin/123456789012'))).toEqual(['a', 'early']);
    expect(leftOut).toEqual(['b']);
  });

  test('under every key of the ring; what stands under an older one is renewed, and that key may leave', async () => {
    const store = await aStore();
    const under = (...ring: [typeof older, ...(typeof older)[]]) =>
      store.recordsOf(visits, [...sealedWith], ring);
    await under(older).add(aVisit());
    const both = under(newer, older);
    await both.add(aVisit({ _id: 'v2', since: minutesAfter(1) }));
    expect(ids(await both.foundByClient('scin/123456789012'))).toEqual(['v2', 'v1']);
    expect(await both.lookUpKeys()).toEqual(['k1-b', 'k1']);
    expect(ids(await under(newer).foundByClient('scin/123456789012'))).toEqual(['v2']);

    const lost = await Promise.all([
      both.renewLookUps(),
      both.update('v1', (it) => ({ ...it, owner: 'UBEN' })),
    ]);
    expect(lost[1]).toMatchObject({ owner: 'UBEN' });
    expect(await both.renewLookUps()).toBe(0);
    expect(await both.lookUpKeys()).toEqual(['k1-b']);
    expect(ids(await under(newer).foundByClient('scin/123456789012'))).toEqual(['v2', 'v1']);
    expect(ids(await under(newer).foundBy('person/UBEN'))).toEqual(['v1']);
    expect(await stored(store, 'visits')).toMatchObject([{ _id: 'v1', version: 1 }, { _id: 'v2' }]);
  });

  test('once, though it is renewed while it is looked for', async () => {
    const store = await aStore();
    await store.recordsOf(visits, [...sealedWith], [older]).add(aVisit());
    const both = store.recordsOf(visits, [...sealedWith], [newer, older]);
    for (let turn = 0; turn < 5; turn++) {
      const [found] = await Promise.all([both.foundByClient('scin/123456789012'), both.renewLookUps()]);
      expect(ids(found)).toEqual(['v1']);
    }
  });

  test('more than a page of them are renewed', async () => {
    const store = await aStore();
    const first = store.recordsOf(visits, [...sealedWith], [older]);
    for (let index = 0; index < 230; index++) await first.add(aVisit({ _id: `v${index}` }));
    const both = store.recordsOf(visits, [...sealedWith], [newer, older]);
    expect(await both.renewLookUps()).toBe(230);
    expect(await both.lookUpKeys()).toEqual(['k1-b']);
    expect(JSON.stringify(await namesIn(store))).not.toContain('client/k1/');
  });

  test('and a process without the key that it stands under does not start', async () => {
    const { uri } = await aStore();
    const log = { info: () => undefined, error: () => undefined };
    const opened = async (lookUpKeys: typeof sealedWith) => {
      const store = await openStore({ uri, keys: sealedWith, lookUpKeys, clock: new HandClock(start), log });
      return { store, kept: store.keep(visits), prepared: () => store.prepare({}) };
    };
    const first = await opened([older]);
    await first.prepared();
    await first.kept.add(aVisit());
    await first.store.close();
    const second = await opened([newer]);
    await expect(second.prepared()).rejects.toThrow(new MissingKeys(['k1'], 'CASEDESK_LOOK_UP_KEYS').message);
    await second.store.close();
  });
});
