import { describe, expect, test } from '@jest/globals';
import type { Verdict } from '../../local/mongo/index.ts';
import type { Incident } from '../../src/domain/incident/incident.ts';
import { aMessage, anIncident, start } from '../support/builders.ts';
import { aStore } from './a-store.ts';

const noted = (what: string) => (it: Incident) => ({
  ...it,
  history: [...it.history, { at: start, by: 'UANA', what }],
});

/** A store whose commands about records are listed. */
async function counted(verdict: (name: string) => Verdict = () => 'pass') {
  const asked: string[] = [];
  const store = await aStore(({ name }) => {
    if (name !== 'find' && name !== 'update') return 'pass';
    asked.push(name);
    return verdict(name);
  });
  const added = await store.incidents.add(anIncident());
  return { store, incidents: store.incidents, asked, known: added.record };
}

describe('a record that is known', () => {
  test('is written over unread, one write after the other, and stands as it was given back', async () => {
    const { incidents, asked, known } = await counted();
    const first = await incidents.update('i1', noted('one'), known);
    const second = await incidents.update('i1', noted('two'), first);
    expect(asked).toEqual(['update', 'update']);
    expect(second).toMatchObject({ rev: 3 });
    expect(await incidents.find('i1')).toEqual(second);
  });

  test('is known from wherever it was handed out', async () => {
    const { incidents, asked } = await counted();
    const found = await incidents.find('i1');
    await incidents.update('i1', noted('found'), found);
    const changed = await incidents.change('i1', 'k', noted('changed'));
    await incidents.update('i1', noted('after'), 'record' in changed ? changed.record : undefined);
    expect(asked).toEqual(['find', 'update', 'find', 'update', 'update']);
  });

  test('never wins where another process has written since', async () => {
    const { store, incidents, asked, known } = await counted();
    const other = await store.again();
    await other.incidents.update('i1', noted('theirs'));
    asked.length = 0;
    const ours = await incidents.update('i1', noted('ours'), known);
    expect(asked).toEqual(['update', 'find', 'update']);
    expect(ours?.history.map(({ what }) => what).slice(-2)).toEqual(['theirs', 'ours']);
    expect(await other.incidents.find('i1')).toEqual(ours);
  });

  test('does not say by itself that there is nothing to do', async () => {
    const { store, incidents, known } = await counted();
    const other = await store.again();
    await other.incidents.update('i1', (it) => ({ ...it, messages: { news: aMessage() } }));
    const heard = (it: Incident) => ('news' in it.messages ? noted('heard')(it) : undefined);
    expect((await incidents.update('i1', heard, known))?.history.at(-1)).toMatchObject({ what: 'heard' });
    const seen = (it: Incident) => (it.history.at(-1)?.what === 'heard' ? noted('seen')(it) : it);
    expect((await incidents.update('i1', seen, known))?.history.at(-1)).toMatchObject({ what: 'seen' });
  });

  test('is read all the same where it is not as it was handed out', async () => {
    const { incidents, asked, known } = await counted();
    await incidents.update('i1', noted('own'), { ...known, teamLeader: 'UELSE' });
    expect(asked).toEqual(['find', 'update']);
    expect(await incidents.find('i1')).toMatchObject({ teamLeader: known.teamLeader });
  });

  test('is read again where the reply to its write was lost', async () => {
    let lost = 1;
    const { incidents, known } = await counted((name) =>
      name === 'update' && lost-- > 0 ? 'lose-reply' : 'pass',
    );
    const once = (it: Incident) => (it.history.some(({ what }) => what === 'once') ? it : noted('once')(it));
    const written = await incidents.update('i1', once, known);
    expect(written?.history.filter(({ what }) => what === 'once')).toHaveLength(1);
    expect(await incidents.find('i1')).toEqual(written);
  });

  test('of two processes that both know it, loses no write of either', async () => {
    const { store, incidents, known } = await counted();
    const other = await store.again();
    const theirs = await other.incidents.find('i1');
    const names = Array.from({ length: 20 }, (_, index) => `write-${index}`);
    await Promise.all(
      names.map((name, index) =>
        index % 2
          ? incidents.update('i1', noted(name), known)
          : other.incidents.update('i1', noted(name), theirs),
      ),
    );
    const it = await incidents.find('i1');
    expect(it?.rev).toBe(21);
    expect(
      it?.history
        .slice(-20)
        .map(({ what }) => what)
        .sort(),
    ).toEqual([...names].sort());
  });
});
