import { describe, expect, test } from '@jest/globals';
import type { Verdict } from '../../local/mongo/index.ts';
import type { Incident } from '../../src/domain/incident/incident.ts';
import { dueInstants } from '../../src/domain/record.ts';
import { isRefusal, refuse } from '../../src/domain/transition.ts';
import { NotFound } from '../../src/store/records.ts';
import { aMessage, anIncident, details, minutesAfter, start } from '../support/builders.ts';
import { aStore, stored } from './a-store.ts';

/** Says that somebody looked, under a key. */
const looked = (key: string) => (it: Incident) => ({
  ...it,
  history: [...it.history, { at: start, by: 'UANA', what: 'look', key }],
});

describe('one conditional update', () => {
  test('loses none of fifty writers at once', async () => {
    const store = await aStore();
    const other = await store.again();
    await store.incidents.add(anIncident());
    const keys = Array.from({ length: 50 }, (_, index) => `press-${index}`);
    await Promise.all(
      keys.map((key, index) => (index % 2 ? store : other).incidents.change('i1', key, looked(key))),
    );
    const it = await store.incidents.find('i1');
    expect(it?.rev).toBe(51);
    expect(it?.history.flatMap(({ key }) => key ?? []).sort()).toEqual([...keys, 'view/V1'].sort());
  });

  test('answers a key that is there already as the first time', async () => {
    const { incidents } = await aStore();
    await incidents.add(anIncident());
    expect(await incidents.change('i1', 'k', looked('k'))).toMatchObject({ repeated: false });
    expect(await incidents.change('i1', 'k', () => refuse('never asked'))).toMatchObject({ repeated: true });
    expect((await incidents.find('i1'))?.rev).toBe(2);
  });

  test('writes nothing for a refusal, and says what is not there', async () => {
    const { incidents } = await aStore();
    await incidents.add(anIncident());
    expect(isRefusal(await incidents.change('i1', 'k', () => refuse('no')))).toBe(true);
    expect((await incidents.find('i1'))?.rev).toBe(1);
    await expect(incidents.change('i2', 'k', looked('k'))).rejects.toThrow(NotFound);
    expect(await incidents.update('i2', (it) => it)).toBeUndefined();
  });

  test('takes an id that is there for saved already', async () => {
    const { incidents } = await aStore();
    const [first, second] = await Promise.all([incidents.add(anIncident()), incidents.add(anIncident())]);
    expect([first.repeated, second.repeated].sort()).toEqual([false, true]);
  });

  test('computes both due instants anew each time, from the whole record', async () => {
    const store = await aStore();
    const { incidents } = store;
    await incidents.add(anIncident());
    await incidents.change('i1', 'k', looked('k'));
    const [before] = await stored(store, 'incidents');
    expect(before).toMatchObject(dueInstants(anIncident()));
    await incidents.update('i1', (it) => ({ ...it, messages: {}, reminders: {} }));
    const [after] = await stored(store, 'incidents');
    expect(after).not.toHaveProperty('nextDeliveryAt');
    expect(after).not.toHaveProperty('nextReminderAt');
  });

  test('drops what was settled more than thirty days ago, and no card', async () => {
    const { incidents } = await aStore();
    const settledAt = new Date(start.getTime() - 31 * 86_400_000);
    const [old, card] = [
      aMessage({ state: 'sent', settledAt }),
      aMessage({ form: 'card', state: 'sent', settledAt }),
    ];
    await incidents.add(anIncident({ messages: { old, card, fresh: aMessage() } }));
    await incidents.change('i1', 'k', looked('k'));
    expect(Object.keys((await incidents.find('i1'))?.messages ?? {}).sort()).toEqual(['card', 'fresh']);
  });

  test('leaves alone what this version knows nothing of', async () => {
    const store = await aStore();
    const { incidents } = store;
    await incidents.add(anIncident());
    const unknown = {
      wish: { of: 'tomorrow' },
      'fields.mood': 'calm',
      'messages.requester-card.tone': 'warm',
    };
    await store.connection.db?.collection('incidents').updateOne({}, { $set: unknown });
    await incidents.change('i1', 'k', looked('k'));
    await incidents.update('i1', ({ messages, ...it }) => ({
      ...it,
      messages: Object.fromEntries(
        Object.entries(messages).map(([key, entry]) => [key, { ...entry, refusals: 1 }]),
      ),
    }));
    const [document] = await stored(store, 'incidents');
    expect(document).toMatchObject({
      wish: { of: 'tomorrow' },
      fields: { mood: 'calm' },
      messages: { 'requester-card': { tone: 'warm', refusals: 1 } },
    });
  });
});

describe('a store that cannot be trusted to answer', () => {
  /** Fails the nth of the commands of a name. */
  const failing = (wanted: string, verdicts: Verdict[]) => {
    const left = [...verdicts];
    return ({ name }: { name: string }): Verdict => (name === wanted ? (left.shift() ?? 'pass') : 'pass');
  };

  test.each([
    ['update', ['lose-reply']],
    ['update', ['fail', 'lose-reply']],
    ['find', ['fail', 'lose-reply']],
  ] as [string, Verdict[]][])('%s: %j: a command has its effect once', async (name, verdicts) => {
    const { incidents } = await aStore(failing(name, verdicts));
    await incidents.add(anIncident());
    const done = await incidents.change('i1', 'k', looked('k'));
    expect(isRefusal(done)).toBe(false);
    expect(await incidents.find('i1')).toMatchObject({ rev: 2, history: [{ key: 'view/V1' }, { key: 'k' }] });
  });

  test('a new record whose reply was lost is there once', async () => {
    const { incidents } = await aStore(failing('insert', ['lose-reply']));
    expect(await incidents.add(anIncident())).toMatchObject({ repeated: true, record: { _id: 'i1' } });
  });

  test('gives up in the end, having done nothing', async () => {
    const { incidents } = await aStore(failing('update', ['fail', 'fail', 'fail']));
    await incidents.add(anIncident());
    await expect(incidents.change('i1', 'k', looked('k'))).rejects.toThrow();
    expect((await incidents.find('i1'))?.rev).toBe(1);
  });
});

describe('references', () => {
  const authorised = (key: string) => (it: Incident) => ({
    ...it,
    history: [...it.history, { at: start, by: 'UTOM', what: 'authorise', key }],
  });

  test('AAC-18: many at once have each their own, without a gap', async () => {
    const store = await aStore();
    const other = await store.again();
    const ids = Array.from({ length: 30 }, (_, index) => `i${index}`);
    for (const _id of ids) await store.incidents.add(anIncident({ _id }));
    await Promise.all(
      ids.map((id, index) => (index % 2 ? store : other).incidents.change(id, id, authorised(id))),
    );
    const given = (await stored(store, 'incidents')).map(({ reference }) => reference).sort();
    expect(given).toEqual(ids.map((_, index) => `PLY${String(index + 1).padStart(5, '0')}`));
  });

  test('one taken and never saved is a gap, not given again', async () => {
    const { incidents } = await aStore(
      (() => {
        let saves = 0;
        return ({ name }) => (name === 'update' && ++saves <= 3 ? 'fail' : 'pass');
      })(),
    );
    await incidents.add(anIncident());
    await expect(incidents.change('i1', 'a', authorised('a'))).rejects.toThrow();
    await incidents.change('i1', 'b', authorised('b'));
    await incidents.change('i1', 'c', looked('c'));
    expect((await incidents.find('i1'))?.reference).toBe('PLY00002');
  });

  test('the same one cannot be stored twice, whatever the counter says', async () => {
    const store = await aStore();
    for (const _id of ['i1', 'i2']) await store.incidents.add(anIncident({ _id }));
    await store.incidents.change('i1', 'a', authorised('a'));
    await store.connection.db?.collection('counters').deleteMany({});
    await expect(store.incidents.change('i2', 'b', authorised('b'))).rejects.toMatchObject({ code: 11000 });
    await store.incidents.change('i2', 'c', authorised('c'));
    expect((await store.incidents.find('i2'))?.reference).toBe('PLY00002');
  });
});

describe('whatever is due', () => {
  test('comes in pages, earliest first, also where many share an instant', async () => {
    const { incidents } = await aStore();
    const at = (index: number) => minutesAfter(index < 450 ? 0 : index);
    for (let index = 0; index < 460; index++)
      await incidents.add(
        anIncident({ _id: `i${index}`, messages: { one: aMessage({ dueAt: at(index) }) }, reminders: {} }),
      );
    const found: { id: string; dueAt: Date }[] = [];
    for await (const one of incidents.due('nextDeliveryAt', minutesAfter(455))) found.push(one);
    expect(new Set(found.map(({ id }) => id)).size).toBe(456);
    expect(found.map(({ dueAt }) => dueAt.getTime())).toEqual(
      found.map(({ dueAt }) => dueAt.getTime()).sort((a, b) => a - b),
    );
    for await (const one of incidents.due('nextReminderAt', minutesAfter(455))) throw new Error(one.id);
  });
});

test('the fields of INC-17 come back as they were given', async () => {
  const { incidents } = await aStore();
  await incidents.add(anIncident());
  expect((await incidents.find('i1'))?.fields).toEqual(details);
});
