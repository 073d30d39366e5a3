import { describe, expect, test } from '@jest/globals';
import { decideIncident } from '../../src/domain/incident/states.ts';
import { firstDocument } from '../../src/store/difference.ts';
import { documents, NewerSchema } from '../../src/store/documents.ts';
import { incidents } from '../../src/store/kinds/incidents.ts';
import { sealing } from '../../src/store/sealing.ts';
import { anIncident, minutesAfter, people } from '../support/builders.ts';
import { aStore, clients, key, type OpenStore, stored } from './a-store.ts';

const storing = documents(incidents, sealing([key('test')]), clients);
const raw = ({ connection }: OpenStore) => connection.collection<{ _id: string }>('incidents');

/** An incident as the first version kept it: one service level, and none of the later fields. */
function asFirstKept() {
  const { serviceLevels: _later, foundBy: _names, ...kept } = firstDocument(anIncident(), storing);
  return { ...kept, _id: 'i1', schema: 1, teamLeaderAnswerHours: 6, mood: 'calm' };
}

const asItOpens = {
  schema: 2,
  rev: 1,
  fields: anIncident().fields,
  serviceLevels: {
    teamLeaderAnswerHours: 6,
    caseworkerReplyHours: 24,
    caseworkerReplyReminderHours: 20,
    adviceCheckBackHours: 24,
    lockAssignReminderHours: 1,
  },
};

describe('an incident of schema 1', () => {
  test('opens with the service levels of its day, and is left as it is', async () => {
    const store = await aStore();
    await raw(store).insertOne(asFirstKept());
    const it = await store.incidents.find('i1');
    expect(it).toMatchObject(asItOpens);
    expect(it).not.toHaveProperty('teamLeaderAnswerHours');
    expect(await stored(store, 'incidents')).toMatchObject([{ schema: 1, rev: 1, teamLeaderAnswerHours: 6 }]);
  });

  test('is saved whole with its next decision, which goes by them, and is found from then on', async () => {
    const store = await aStore();
    await raw(store).insertOne(asFirstKept());
    const at = minutesAfter(5);
    await store.incidents.change('i1', 'press/1', (it) =>
      decideIncident(it, [{ on: 'advise', said: 'Ask Jo Bloggs to ring.' }], people.tom, {
        at,
        key: 'press/1',
      }),
    );
    const [document] = await stored(store, 'incidents');
    expect(document).toMatchObject({ ...asItOpens, rev: 2, mood: 'calm', fields: expect.anything() });
    expect(document).not.toHaveProperty('teamLeaderAnswerHours');
    expect(JSON.stringify(document)).not.toMatch(/Bloggs|AB123456C/);
    expect(document?.reminders).toMatchObject({ 'check-back-1': { dueAt: minutesAfter(5 + 24 * 60) } });
    const [found] = await store.incidents.foundBy('person/UANA');
    expect(found).toMatchObject({ ...asItOpens, rev: 2, status: 'advice-given' });
    expect(found?.history.at(-1)?.said).toBe('Ask Jo Bloggs to ring.');
  });
});

test('one without its service level is no incident, and a later one is left to later processes', () => {
  const { teamLeaderAnswerHours: _none, ...rest } = asFirstKept();
  expect(() => storing.open(rest)).toThrow('teamLeaderAnswerHours');
  expect(() => storing.open({ ...asFirstKept(), schema: 3 })).toThrow(NewerSchema);
});
