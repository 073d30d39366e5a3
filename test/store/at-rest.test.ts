import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { field } from '../../src/domain/fields.ts';
import { record } from '../../src/domain/record.ts';
import { NewerSchema } from '../../src/store/documents.ts';
import type { Kind } from '../../src/store/kind.ts';
import { incidents } from '../../src/store/kinds/incidents.ts';
import { UnknownKey } from '../../src/store/sealing.ts';
import { MissingKeys, openStore } from '../../src/store/store.ts';
import { anIncident, start } from '../support/builders.ts';
import { HandClock } from '../support/hand-clock.ts';
import { aStore, key, type OpenStore, stored } from './a-store.ts';
import { aVisit, visits } from './a-visit.ts';

const secret = (label: string) => field(z.string(), { label, as: 'line', privacy: 'sealed' });
const record1 = record.extend({ fields: z.object({ phone: secret('Phone') }) });
const record2 = record.extend({ fields: z.object({ telephone: secret('Telephone') }), tone: z.string() });

/** A kind as it was, and as it is now: a field has another name, and there is a fact more. */
const before: Kind<z.infer<typeof record1>> = {
  name: 'visit',
  collection: 'visits',
  schema: record1,
  newest: 1,
  fields: record1.shape.fields,
};
const now: Kind<z.infer<typeof record2>> = {
  name: 'visit',
  collection: 'visits',
  schema: record2,
  newest: 2,
  upgrades: {
    1: ({ fields, ...rest }) => {
      const { phone, ...others } = z.looseObject({ phone: z.string() }).parse(fields);
      return { ...rest, tone: 'calm', fields: { ...others, telephone: phone } };
    },
  },
  fields: record2.shape.fields,
};
const visit = {
  _id: 'v1',
  schema: 1,
  rev: 1,
  version: 1,
  status: 'open',
  since: start,
  history: [{ at: start, by: 'UANA', what: 'open', said: 'She asked twice.' }],
  reminders: {},
  messages: {},
  fields: { phone: '01752 000000' },
};

describe('a record of an older schema', () => {
  test('is brought up to date as it is read, and saved whole with its next change', async () => {
    const store = await aStore();
    await store.recordsOf(before).add(visit);
    await store.connection.db
      ?.collection('visits')
      .updateOne({}, { $set: { wish: 1, 'fields.mood': 'calm' } });
    const visits = store.recordsOf(now);
    expect(await visits.find('v1')).toMatchObject({ schema: 2, fields: { telephone: '01752 000000' } });
    expect(await stored(store, 'visits')).toMatchObject([{ schema: 1, rev: 1 }]);

    await visits.update('v1', (it) => ({ ...it, fields: { telephone: '01752 111111' } }));
    const [document] = await stored(store, 'visits');
    expect(document).toMatchObject({ schema: 2, rev: 2, tone: 'calm', wish: 1, fields: { mood: 'calm' } });
    expect(document?.fields).not.toHaveProperty('phone');
    expect(JSON.stringify(document)).not.toMatch(/01752|asked twice/);
    expect(await visits.find('v1')).toMatchObject({
      fields: { telephone: '01752 111111' },
      history: [{ said: 'She asked twice.' }],
    });
  });

  test('two writers that both upgrade it lose nothing', async () => {
    const store = await aStore();
    await store.recordsOf(before).add(visit);
    const visits = store.recordsOf(now);
    const note = (what: string) =>
      visits.update('v1', (it) => ({ ...it, history: [...it.history, { at: start, by: 'UBEN', what }] }));
    await Promise.all([note('a'), note('b'), note('c')]);
    expect(await visits.find('v1')).toMatchObject({ rev: 4 });
    expect((await visits.find('v1'))?.history).toHaveLength(4);
  });

  test('a newer one is left to the processes that know it', async () => {
    const store = await aStore();
    await store.recordsOf(now).add({ ...visit, schema: 2, tone: 'calm', fields: { telephone: '1' } });
    const visits = store.recordsOf(before);
    await expect(visits.find('v1')).rejects.toThrow(NewerSchema);
    await expect(visits.update('v1', (it) => ({ ...it, status: 'lost' }))).rejects.toThrow(NewerSchema);
    expect(await stored(store, 'visits')).toMatchObject([{ schema: 2, rev: 1, status: 'open' }]);
  });
});

describe('what is sealed', () => {
  const raw = (store: OpenStore) => store.connection.db?.collection<{ _id: string }>('incidents');

  test('INC-23: is nowhere in the store as it was typed', async () => {
    const store = await aStore();
    await store.incidents.add(anIncident());
    await store.incidents.change('i1', 'k', (it) => ({
      ...it,
      history: [...it.history, { at: start, by: 'UTOM', what: 'ask', said: 'Is it Jo?', key: 'k' }],
    }));
    expect(JSON.stringify(await stored(store, 'incidents'))).not.toMatch(
      /AB123456C|Jo Bloggs|Is it Jo|does not calculate/,
    );
  });

  test('CB-08, CB-12: what a client is found by is nowhere in the store, nor a hash of it that anybody can make', async () => {
    const store = await aStore();
    const kept = store.recordsOf(visits);
    await kept.add(aVisit());
    await kept.change('v1', 'k', (it) => ({ ...it, owner: 'UBEN' }));
    await kept.update('v1', (it) => ({ ...it, fields: { scin: '210987654321' } }));
    const all = JSON.stringify(await stored(store, 'visits'));
    expect(all).toContain('client/look-up/');
    expect(all).not.toMatch(/123456789012|210987654321|scin\//);
    for (const plain of ['210987654321', 'scin/210987654321'])
      expect(all).not.toContain(createHash('sha256').update(plain).digest('base64url'));
  });

  test.each([
    ['another record', 'fields.nino', 'fields.nino'],
    ['another field', 'fields.nino', 'fields.clientName'],
    ['the history', 'fields.nino', 'history.0.said'],
  ])('does not open where it was moved to %s', async (where, from, to) => {
    const store = await aStore();
    for (const _id of ['i1', 'i2']) await store.incidents.add(anIncident({ _id }));
    const [first] = await stored(store, 'incidents');
    const value: unknown = Object(first?.fields)[from.slice('fields.'.length)];
    await raw(store)?.updateOne({ _id: where === 'another record' ? 'i2' : 'i1' }, { $set: { [to]: value } });
    await expect(store.incidents.find(where === 'another record' ? 'i2' : 'i1')).rejects.toThrow();
  });

  test('under an older key opens while that key is held, and is told by name where it is not', async () => {
    const store = await aStore();
    await store.recordsOf(incidents, [key('old')]).add(anIncident());
    const both = store.recordsOf(incidents, [key('new', 9), key('old')]);
    expect((await both.find('i1'))?.fields.nino).toBe('AB123456C');
    await expect(store.recordsOf(incidents, [key('new', 9)]).find('i1')).rejects.toThrow(UnknownKey);
  });

  test('under a key that is not held keeps a process from starting', async () => {
    const { uri } = await aStore();
    const clock = new HandClock(start);
    const log = { info: () => undefined, error: () => undefined };
    const first = await openStore({ uri, keys: [key('old')], lookUpKeys: [key('look-up')], clock, log });
    await first.prepare({});
    await first.close();
    const second = await openStore({ uri, keys: [key('new', 9)], lookUpKeys: [key('look-up')], clock, log });
    await expect(second.prepare({})).rejects.toThrow(MissingKeys);
    await second.close();
    const third = await openStore({
      uri,
      keys: [key('new', 9), key('old')],
      lookUpKeys: [key('look-up')],
      clock,
      log,
    });
    await third.prepare({});
    await third.close();
  });
});
