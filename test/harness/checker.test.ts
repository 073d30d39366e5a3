import { describe, expect, test } from '@jest/globals';
import { aDecision, aMessage, aMove, fates, type Of, settled, stored } from './a-history.ts';
import { checked, quantile } from './checker.ts';
import type { Happened } from './history.ts';

const again: Of<'posted'> = { what: 'posted', key: 'm', channel: 'D1', ts: 'again', at: 1_000_900 };
const tally = (history: readonly Happened[]) => checked(history).tallies[0];
const wrong = (...history: Happened[]) => checked([...history, settled]).wrong;
const without = (history: readonly Happened[], what: Happened['what']) =>
  history.filter((it) => it.what !== what);

test.each(fates)('G7: a message that was %s as it should be is nobody’s fault', (fate) => {
  const { tallies, ...rest } = checked([...aMessage('m', fate), settled]);
  expect(tallies).toMatchObject([{ fault: 'quiet', due: 1, lost: [], doubled: [], early: [] }]);
  expect(rest).toEqual({ wrong: [], settledMs: 20 });
});

describe('G7: each due message is said once, and not early', () => {
  test('lost: Slack never had it, whatever the store believes', () => {
    expect(tally(without(aMessage('m'), 'posted'))).toMatchObject({ delivered: 0, lost: ['m'] });
  });

  test('lost: it failed, and nobody heard of it', () => {
    const history = [...without(aMessage('m', 'failed'), 'stored'), stored('m', 'failed')];
    expect(tally(history)).toMatchObject({ lost: ['m'] });
    expect(wrong(...history)).toEqual(['m failed, and nobody heard of it.']);
  });

  test('lost: whoever cancelled it was told that it had been said', () => {
    expect(tally(without(aMessage('m', 'moved too late'), 'posted'))).toMatchObject({ lost: ['m'] });
  });

  test('lost: it was being sent, as the answer said, and the store does not say that it was given up', () => {
    const history = [...without(aMessage('m', 'given up'), 'stored'), stored('m', 'pending')];
    expect(tally(history)).toMatchObject({ lost: ['m'] });
  });

  test('doubled: Slack has it twice, in whatever conversations', () => {
    expect(tally([...aMessage('m'), again])).toMatchObject({ delivered: 1, doubled: ['m'] });
    expect(tally([...aMessage('m'), { ...again, channel: 'D2' }])).toMatchObject({ doubled: ['m'] });
  });

  test('early: before it was due, by more than two clocks may differ', () => {
    expect(tally(aMessage('m', 'said', { lateMs: -5 }))).toMatchObject({ early: [], lateMs: [-5] });
    expect(tally(aMessage('m', 'said', { lateMs: -6 }))).toMatchObject({ early: ['m'] });
  });

  test('early: the first of two counts, in whichever order they were found', () => {
    expect(tally([{ ...again, at: 5 }, ...aMessage('m')])).toMatchObject({ early: ['m'], doubled: ['m'] });
    expect(tally([...aMessage('m'), { ...again, at: 5 }])).toMatchObject({ early: ['m'], doubled: ['m'] });
  });

  test('each fault has a tally of its own', () => {
    const history = [...aMessage('m'), ...without(aMessage('n', 'said', { fault: 'storm' }), 'posted')];
    expect(checked(history).tallies).toMatchObject([
      { fault: 'quiet', due: 1, delivered: 1, lost: [] },
      { fault: 'storm', due: 1, delivered: 0, lost: ['n'] },
    ]);
  });

  test('nobody asked for it', () => {
    expect(wrong(again)).toEqual(['Nobody asked for m.']);
  });
});

describe('whoever cancels is told the truth', () => {
  test('none is said after an answer that it would not be', () => {
    expect(wrong(...aMessage('m', 'cancelled'), again)).toEqual([
      'm was said, after an answer that it would not be.',
      'm is cancelled in the store, and was said.',
    ]);
  });

  test('and none that the store gave up', () => {
    expect(wrong(...aMessage('m', 'given up'), again)).toEqual([
      'm is cancelled in the store, and was said.',
    ]);
  });
});

describe('the store and Slack tell one story', () => {
  test.each([{ ts: 'elsewhere' }, { channel: 'D2' }, { ts: '', channel: '' }])(
    'where it stands: %j',
    (place) => {
      const [due, posted] = aMessage('m');
      const history = [due, posted].flatMap((it) => it ?? []);
      const it: Happened = { what: 'stored', key: 'm', state: 'sent', channel: 'D1', ts: 'm.ts', ...place };
      expect(wrong(...history, it)).toHaveLength(1);
    },
  );

  test.each(['pending', 'sending', 'redrawing'])('none is left %s', (state) => {
    expect(wrong(...without(aMessage('m'), 'stored'), stored('m', state))).toEqual([`m was left ${state}.`]);
  });

  test('of each that was asked for the store knows', () => {
    expect(wrong(...without(aMessage('m'), 'stored'))).toEqual(['The store knows nothing of m.']);
  });

  test('one moved before it was ever written down need not be there', () => {
    expect(wrong(...without(aMessage('m', 'cancelled'), 'stored'))).toEqual([]);
  });
});

describe('presses', () => {
  const decided = aDecision('r');
  const effect: Of<'effect'> = { what: 'effect', record: 'r', key: 'k', by: 'U2', final: true };

  test('one decides, and the other is told', () => {
    expect(wrong(...decided, ...aMove('s'))).toEqual([]);
  });

  test('two decisions of one approval', () => {
    expect(wrong(...decided, effect)).toEqual(['r was decided 2 times.']);
  });

  test('the loser hears nothing', () => {
    expect(wrong(...without(decided, 'told'))).toEqual(['U2 was not told who had decided r.']);
  });

  test('the loser hears a wrong name', () => {
    const other: Happened = { what: 'told', record: 'r', person: 'U2', by: 'U2' };
    expect(wrong(...without(decided, 'told'), other)).toEqual(['U2 was not told who had decided r.']);
  });

  test('one envelope, two effects', () => {
    const move = aMove('r');
    expect(wrong(...move, ...move.filter(({ what }) => what === 'effect'))).toEqual([
      '2 effects on r under move/U1/r.',
    ]);
  });

  test('an answered press has its effect; one that nobody answered may have none', () => {
    const [pressed] = without(aMove('r'), 'effect');
    expect(wrong(...(pressed ? [pressed] : []))).toEqual([
      'The press move/U1/r on r was answered and had no effect.',
    ]);
    expect(wrong({ what: 'pressed', record: 'r', key: 'move/U1/r', answered: false })).toEqual([]);
  });
});

describe('everything settles', () => {
  test('what is still due is named', () => {
    const { wrong, settledMs } = checked([...aMessage('m'), { what: 'not settled', due: ['m', 'n'] }]);
    expect({ wrong, settledMs }).toEqual({ wrong: ['Still due: m, n.'], settledMs: undefined });
  });

  test('a history in which nobody looked proves nothing', () => {
    expect(checked(aMessage('m')).wrong).toEqual(['Nobody looked whether it settled.']);
  });
});

test('a quantile is the value that this share does not exceed, and 0 of none', () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(3);
  expect(quantile([7], 0.99)).toBe(7);
  expect(quantile([], 0.99)).toBe(0);
});
