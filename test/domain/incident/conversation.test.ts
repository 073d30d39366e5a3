import { describe, expect, test } from '@jest/globals';
import * as delivery from '../../../src/domain/delivery.ts';
import { passedOn } from '../../../src/domain/incident/conversation.ts';
import { refusals } from '../../../src/domain/incident/refusals.ts';
import { anIncident, minutesAfter, people } from '../../support/builders.ts';
import {
  asked,
  copies,
  dm,
  heard,
  outcome,
  reworded,
  states,
  takenBack,
  thread,
  withAac,
} from './remarks.ts';
import { inStatus } from './story.ts';

const { ana, tom, tess, otherLeader, ben, adviser, administrator } = people;

describe('INC-04: the thread works both ways', () => {
  test('an adviser’s reply goes to the caseworker', () => {
    expect(copies(asked)).toEqual([
      [
        `passed-on-${asked.history.length}`,
        expect.objectContaining({
          name: 'passed-to-requester',
          form: 'card',
          to: { person: ana.id },
          about: thread,
          version: 1,
          dueAt: minutesAfter(1),
          state: 'pending',
        }),
      ],
    ]);
  });

  test.each([
    ['the caseworker', ana],
    ['the team leader', tom],
    ['their cover', tess],
  ])('what %s answers goes into the thread', (_who, by) => {
    const it = heard(asked, by, 2, { source: dm, words: 'Step 4.' });
    expect(copies(it).at(-1)?.[1]).toMatchObject({
      name: 'passed-to-aac',
      to: { aac: 'PLY' },
      under: 'aac-card',
      about: dm,
    });
    expect(passedOn(it, dm)).toMatchObject({ by: by.id, side: 'caseworker', words: 'Step 4.' });
    expect(passedOn(it, thread)).toMatchObject({ by: adviser.id, side: 'aac', words: 'Which screen?' });
  });

  test.each([ben, otherLeader, administrator])(
    'what $id writes in the thread stays there, and they learn so',
    (by) => {
      expect(outcome(withAac, by, 1)).toEqual({ refused: refusals.staysInThread });
    },
  );

  test.each([ben, otherLeader, adviser])('$id cannot reply for the caseworker', (by) => {
    expect(outcome(asked, by, 2, { source: dm })).toEqual({ refused: refusals.notInThisConversation });
  });

  test('nobody hears before it has gone to the AAC', () => {
    for (const by of [ana, tom])
      expect(outcome(anIncident(), by, 1, { source: dm })).toEqual({ refused: refusals.nobodyToHear });
  });

  test('what the requester writes in the thread is where it belongs', () => {
    for (const by of [ana, { ...ana, roles: ['aac-adviser' as const] }])
      expect(outcome(withAac, by, 1)).toBe(withAac);
  });

  test('goes on after it was closed', () => {
    expect(copies(heard(inStatus('closed-resolved'), adviser, 1)).at(-1)?.[1].name).toBe(
      'passed-to-requester',
    );
  });
});

test('it is noted, and is no decision', () => {
  const { messages: _said, ...rest } = asked;
  const { messages: _before, ...before } = withAac;
  expect(rest).toEqual({
    ...before,
    history: [
      ...withAac.history,
      {
        at: minutesAfter(1),
        by: adviser.id,
        what: 'say',
        key: 'event/1',
        facts: { source: thread, side: 'aac', asOf: '1.000001' },
        said: 'Which screen?',
      },
    ],
  });
});

describe('what is reworded', () => {
  const it = heard(asked, adviser, 5, reworded('Which screen is it?'));

  test('is drawn again where it stands, with since when', () => {
    expect(states(it)).toEqual([['passed-to-requester', 2]]);
    expect(passedOn(it, thread)).toEqual({
      by: adviser.id,
      side: 'aac',
      at: minutesAfter(1),
      words: 'Which screen is it?',
      changedAt: minutesAfter(5),
    });
    expect(passedOn(asked, thread)?.changedAt).toBeUndefined();
  });

  test('and says the same again changes nothing', () => {
    expect(outcome(it, adviser, 6, reworded('Which screen is it?'))).toBe(it);
  });

  test('leaves what else was said as it was', () => {
    const two = heard(heard(asked, adviser, 2, { source: 'C1/3.3' }), adviser, 5, reworded('Which?'));
    expect(states(two)).toEqual([
      ['passed-to-requester', 2],
      ['passed-to-requester', 1],
    ]);
  });

  test('after its copy has gone is said anew', () => {
    const later = heard({ ...asked, messages: withAac.messages }, adviser, 9, reworded('Which?'));
    expect(states(later)).toEqual([['passed-to-requester', 2]]);
  });

  test('before its copy was said, or where that was cancelled, is said once with the new words', () => {
    const [key = ''] = Object.keys(asked.messages).slice(-1);
    const cancelled = delivery.cancelled(heard(asked, adviser, 2, takenBack), key, minutesAfter(2));
    const again = heard(cancelled, adviser, 3, reworded('Which?'));
    expect(copies(again).map(([, { state, version }]) => [state, version])).toEqual([
      ['cancelled', 2],
      ['pending', 3],
    ]);
  });

  test('where its copy failed is said anew; the one that failed says the same if it is sent again', () => {
    const [key = ''] = Object.keys(asked.messages).slice(-1);
    const failed = delivery.failed(asked, key, 'is_archived', minutesAfter(2));
    const again = heard(failed, adviser, 3, reworded('Which?'));
    expect(copies(again).map(([, { state, version }]) => [state, version])).toEqual([
      ['failed', 2],
      ['pending', 2],
    ]);
    const once = heard(again, adviser, 4, reworded('Which one?'));
    expect(states(once).map(([, version]) => version)).toEqual([3, 3]);
  });
});

describe('what is taken back', () => {
  const it = heard(asked, adviser, 5, takenBack);

  test('has no words any more, and none are kept with that', () => {
    expect(states(it)).toEqual([['passed-to-requester', 2]]);
    expect(passedOn(it, thread)).toMatchObject({ words: undefined, changedAt: minutesAfter(5) });
    expect(it.history.at(-1)).toEqual({
      at: minutesAfter(5),
      by: adviser.id,
      what: 'take-back',
      key: 'event/5',
      facts: { source: thread, side: 'aac', asOf: '5.000001' },
    });
  });

  test('may be taken back by whoever may not write any more', () => {
    const noLonger = heard(asked, { ...adviser, roles: [] }, 5, takenBack);
    expect(passedOn(noLonger, thread)?.words).toBeUndefined();
  });

  test('before it was heard of is never passed on, however late it comes in', () => {
    const gone = heard(withAac, adviser, 5, takenBack);
    const late = heard(gone, adviser, 1);
    expect(late).toBe(gone);
    expect(copies(late)).toEqual([]);
    expect(passedOn(late, thread)).toBeUndefined();
  });
});

describe('out of order', () => {
  const last = heard(asked, adviser, 5, reworded('The last words'));

  test.each([
    ['an earlier wording', reworded('Words between'), 3],
    ['the first wording', {}, 1],
    ['the same wording, reported twice', reworded('The last words'), 5],
    ['a deletion before it', takenBack, 4],
  ])('%s undoes nothing', (_what, remarked, asOf) => {
    expect(outcome(last, adviser, asOf, remarked)).toBe(last);
  });

  test('a wording that comes before what it reworded is the first that is heard', () => {
    const early = heard(withAac, adviser, 5, reworded('The last words'));
    expect(states(early)).toEqual([['passed-to-requester', 1]]);
    expect(outcome(early, adviser, 1)).toBe(early);
  });

  test('a millionth of a second is told apart', () => {
    const asOf = (micro: string) => ({ asOf: `1795428000.${micro}` });
    const first = heard(withAac, adviser, 1, asOf('000001'));
    const second = heard(first, adviser, 2, { ...reworded('Later'), ...asOf('000002') });
    expect(passedOn(second, thread)?.words).toBe('Later');
  });
});
