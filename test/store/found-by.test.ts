import { describe, expect, test } from '@jest/globals';
import type { Incident } from '../../src/domain/incident/incident.ts';
import { difference, firstDocument } from '../../src/store/difference.ts';
import { documents } from '../../src/store/documents.ts';
import type { Kind } from '../../src/store/kind.ts';
import { incidents } from '../../src/store/kinds/incidents.ts';
import { notices } from '../../src/store/kinds/notices.ts';
import { sealing, UnknownKey } from '../../src/store/sealing.ts';
import { openStore } from '../../src/store/store.ts';
import { aMessage, anIncident, aStandingCard, minutesAfter, start } from '../support/builders.ts';
import { HandClock } from '../support/hand-clock.ts';
import { aStore, clients, key, leftOut, type OpenStore, stored } from './a-store.ts';

/** Found by whoever has to do with it; somebody may be both. */
const byPerson: Kind<Incident> = {
  ...incidents,
  foundBy: ({ requester, teamLeader }) => [`person/${requester}`, `person/${teamLeader}`],
};

const ids = (found: { _id: string }[]) => found.map(({ _id }) => _id);
const raw = ({ connection }: OpenStore) => connection.collection<{ _id: string }>('incidents');

const storing = documents(byPerson, sealing([key('test')]), clients);

/** As an older version wrote it. */
const forgetNames = (store: OpenStore) => raw(store).updateMany({}, { $unset: { foundBy: '' } });

describe('a record is found', () => {
  test('by the place of a message once it is posted, and not by a reply or by nowhere', async () => {
    const store = await aStore();
    await store.incidents.add(anIncident({ messages: { card: aMessage() } }));
    expect(await store.incidents.foundBy('at/C1/123.45')).toEqual([]);
    await store.incidents.update('i1', (it) => ({
      ...it,
      messages: {
        card: aStandingCard({ posted: { channel: 'C1', ts: '123.45' } }),
        reply: aMessage({ state: 'sent', under: 'card', posted: { channel: 'C1', ts: '123.99' } }),
        errand: aMessage({ form: 'errand', state: 'sent', posted: { channel: '', ts: '' } }),
      },
    }));
    expect(ids(await store.incidents.foundBy('at/C1/123.45'))).toEqual(['i1']);
    expect(await store.incidents.foundBy('at/C1/123.99')).toEqual([]);
    expect(await store.incidents.foundBy('at//')).toEqual([]);
  });

  test('by a name for as long as it is derived', async () => {
    const store = await aStore();
    const kept = store.recordsOf(byPerson);
    await kept.add(anIncident({ requester: 'UANA', teamLeader: 'UTOM' }));
    expect(ids(await kept.foundBy('person/UTOM'))).toEqual(['i1']);
    await kept.change('i1', 'k', (it) => ({ ...it, teamLeader: 'ULEE' }));
    expect(await kept.foundBy('person/UTOM')).toEqual([]);
    expect(ids(await kept.foundBy('person/ULEE'))).toEqual(['i1']);
    expect(ids(await kept.foundBy('person/UANA'))).toEqual(['i1']);
  });

  test('once by a name that is given twice', async () => {
    const store = await aStore();
    const kept = store.recordsOf(byPerson);
    await kept.add(anIncident({ requester: 'UANA', teamLeader: 'UANA', messages: {} }));
    expect(await stored(store, 'incidents')).toMatchObject([{ foundBy: ['person/UANA'] }]);
    expect(ids(await kept.foundBy('person/UANA'))).toEqual(['i1']);
  });

  test('as it was saved, without the list', async () => {
    const store = await aStore();
    await store.recordsOf(byPerson).add(anIncident());
    const [found] = await store.recordsOf(byPerson).foundBy('person/UTOM');
    expect(found).toEqual(anIncident());
  });

  test('with those that waited longest first, and no more than were asked for', async () => {
    const store = await aStore();
    const kept = store.recordsOf(byPerson);
    for (const [_id, minutes] of Object.entries({ late: 9, b: 5, early: 1, a: 5 }))
      await kept.add(anIncident({ _id, since: minutesAfter(minutes) }));
    expect(ids(await kept.foundBy('person/UTOM'))).toEqual(['early', 'a', 'b', 'late']);
    expect(ids(await kept.foundBy('person/UTOM', 3))).toEqual(['early', 'a', 'b']);
    expect(await kept.foundBy('person/UBEN')).toEqual([]);
  });

  test('by its reference, where its kind has any', async () => {
    const store = await aStore();
    for (const _id of ['i1', 'i2']) await store.incidents.add(anIncident({ _id }));
    await store.incidents.change('i2', 'k', (it) => ({
      ...it,
      history: [...it.history, { at: start, by: 'UTOM', what: 'authorise', key: 'k' }],
    }));
    expect((await store.incidents.referenced('PLY00001'))?._id).toBe('i2');
    expect(await store.incidents.referenced('PLY00002')).toBeUndefined();
    expect(await store.recordsOf(notices).referenced('PLY00001')).toBeUndefined();
  });
});

test('the list is written only where it differs from what is stored', () => {
  const [before, after] = [anIncident(), anIncident({ version: 2 })];
  const { foundBy } = storing.derived(before);
  expect(difference(before, after, storing, foundBy).$set).not.toHaveProperty('foundBy');
  expect(difference(before, after, storing, []).$set).toMatchObject({ foundBy });
  expect(difference(before, after, storing).$set).toMatchObject({ foundBy });
});

describe('a record that does not open', () => {
  test.each([
    ['was written by a newer version', { schema: 99 }],
    ['is not of its kind', { status: 'lost' }],
    ['was tampered with', { 'fields.nino': 'sealed:test:AAAA' }],
  ])('because it %s is left out of a list, and told', async (_why, broken) => {
    const store = await aStore();
    const kept = store.recordsOf(byPerson);
    for (const _id of ['i1', 'i2', 'i3']) await kept.add(anIncident({ _id }));
    await raw(store).updateOne({ _id: 'i2' }, { $set: broken });
    leftOut.length = 0;
    expect(ids(await kept.foundBy('person/UTOM'))).toEqual(['i1', 'i3']);
    expect(leftOut).toEqual(['i2']);
  });

  test('because its key is not held still says so', async () => {
    const store = await aStore();
    await store.recordsOf(byPerson).add(anIncident());
    const other = store.recordsOf(byPerson, [key('new', 9)]);
    await expect(other.foundBy('person/UTOM')).rejects.toThrow(UnknownKey);
  });
});

describe('what an older version wrote', () => {
  test('has its names with its next change', async () => {
    const store = await aStore();
    const kept = store.recordsOf(byPerson);
    await kept.add(anIncident());
    await forgetNames(store);
    expect(await kept.foundBy('person/UTOM')).toEqual([]);
    await kept.update('i1', (it) => ({ ...it, version: 2 }));
    expect(ids(await kept.foundBy('person/UTOM'))).toEqual(['i1']);
  });

  test('is given them, by as many processes as start at once, and then left alone', async () => {
    const store = await aStore();
    const names = Array.from({ length: 45 }, (_, index) => `i${index}`);
    const kept = store.recordsOf(byPerson);
    const older = names.map((_id) => {
      const { foundBy: _unknown, ...document } = firstDocument(anIncident({ _id }), storing);
      return { ...document, _id };
    });
    await raw(store).insertMany(older);
    await kept.add(anIncident({ _id: 'known' }));
    const other = (await store.again()).recordsOf(byPerson);
    const filled = await Promise.all([kept.fillFoundBy(), other.fillFoundBy()]);
    expect(filled[0] + filled[1]).toBe(names.length);
    expect(ids(await kept.foundBy('person/UTOM', 500)).sort()).toEqual([...names, 'known'].sort());
    const before = await stored(store, 'incidents');
    expect(await kept.fillFoundBy()).toBe(0);
    expect(await stored(store, 'incidents')).toEqual(before);
    expect(new Set(before.map(({ _id, rev }) => (String(_id) === 'known' ? rev : rev - 1)))).toEqual(
      new Set([1]),
    );
  });

  test('keeps its schema when it is given them, for older processes still serve it', async () => {
    const { newest, upgrades } = byPerson;
    const store = await aStore();
    await store.recordsOf(byPerson).add(anIncident());
    await forgetNames(store);
    const later = {
      ...byPerson,
      newest: newest + 1,
      upgrades: { ...upgrades, [newest]: (it: object) => ({ ...it }) },
    };
    const kept = store.recordsOf(later);
    expect(await kept.fillFoundBy()).toBe(1);
    expect(await stored(store, 'incidents')).toMatchObject([{ schema: newest, rev: 2 }]);
    expect(await kept.foundBy('person/UTOM')).toMatchObject([{ schema: newest + 1 }]);
  });

  test('and does not open keeps none of the others without', async () => {
    const store = await aStore();
    const kept = store.recordsOf(byPerson);
    for (const _id of ['i1', 'i2', 'i3']) await kept.add(anIncident({ _id }));
    await forgetNames(store);
    await raw(store).updateOne({ _id: 'i1' }, { $set: { schema: 99 } });
    leftOut.length = 0;
    expect(await kept.fillFoundBy()).toBe(2);
    expect(leftOut).toEqual(['i1']);
    expect(ids(await kept.foundBy('person/UTOM'))).toEqual(['i2', 'i3']);
  });

  test('is found from the start of a process on', async () => {
    const older = await aStore();
    await older.incidents.add(
      anIncident({ messages: { card: aStandingCard({ posted: { channel: 'C1', ts: '1.1' } }) } }),
    );
    await forgetNames(older);
    const said: object[] = [];
    const log = { info: (facts: object) => void said.push(facts), error: () => undefined };
    const store = await openStore({
      uri: older.uri,
      keys: [key('test')],
      lookUpKeys: [key('look-up')],
      clock: new HandClock(start),
      log,
    });
    await store.prepare({});
    expect(ids(await store.incidents.foundBy('at/C1/1.1'))).toEqual(['i1']);
    expect(said).toContainEqual({ kind: 'incident', filled: 1 });
    await store.close();
  });
});
