import { describe, expect, test } from '@jest/globals';
import { leftOut, mostPassedOn, passedOn } from '../../../src/domain/incident/conversation.ts';
import { refusals } from '../../../src/domain/incident/refusals.ts';
import { people } from '../../support/builders.ts';
import { asked, copies, dm, heard, outcome, reworded, states, thread, withAac } from './remarks.ts';

const { ana, adviser } = people;

describe('what begins with // stays among the advisers', () => {
  test.each(['// Ask Tom first.', '  //Ask Tom first.'])('%s', (words) => {
    expect(outcome(withAac, adviser, 1, { words })).toBe(withAac);
    expect(outcome(withAac, adviser, 1, { words: `${words}${'x'.repeat(mostPassedOn)}` })).toBe(withAac);
  });

  test('added by an edit it takes the words back, and without it they return', () => {
    const back = heard(asked, adviser, 2, reworded('// Which screen?'));
    expect(passedOn(back, thread)?.words).toBeUndefined();
    expect(JSON.stringify(back.history.at(-1))).not.toContain('Which screen');
    const again = heard(back, adviser, 3, reworded('Which screen?'));
    expect(passedOn(again, thread)?.words).toBe('Which screen?');
    expect(states(again)).toEqual([['passed-to-requester', 3]]);
  });

  test('removed by an edit it passes the words on for the first time', () => {
    const internal = heard(withAac, adviser, 1, { words: '// Ask Tom first.' });
    const open = heard(internal, adviser, 2, reworded('Ask Tom first.'));
    expect(passedOn(open, thread)?.words).toBe('Ask Tom first.');
    expect(copies(open)).toHaveLength(1);
  });

  test('added by an edit before the words came in, they never leave', () => {
    const internal = heard(withAac, adviser, 5, reworded('// Which screen?'));
    expect(copies(heard(internal, adviser, 1))).toEqual([]);
  });

  test('from the caseworker’s side it is no mark', () => {
    const it = heard(asked, ana, 2, { source: dm, words: '// Step 4.' });
    expect(passedOn(it, dm)?.words).toBe('// Step 4.');
  });
});

describe('what is too long for a Slack message', () => {
  const no = (words: string) => ({ refused: refusals.tooLongToPassOn(words.length, mostPassedOn) });

  test.each([
    ['long', 'x'.repeat(mostPassedOn + 1)],
    ['of many signs', '&'.repeat(2_000)],
    ['longer without its client data', '07700 900123, '.repeat(200)],
  ])('%s, is not passed on, and its author learns so', (_how, words) => {
    expect(outcome(withAac, adviser, 1, { words })).toEqual(no(words));
    expect(outcome(withAac, ana, 1, { source: dm, words })).toEqual(no(words));
    expect(outcome(asked, adviser, 2, reworded(words))).toEqual(no(words));
  });

  test('just not', () => {
    const words = 'x'.repeat(mostPassedOn);
    expect(passedOn(heard(withAac, adviser, 1, { words }), thread)?.words).toBe(words);
  });
});

describe('Q26, Q18: client data', () => {
  const words = 'Is it AB 12 34 56 C? Ring 07700 900123.';
  const kept = 'Is it [a NINO was left out]? Ring [a phone number was left out].';

  test.each([
    ['aac', thread, adviser],
    ['caseworker', dm, ana],
  ])('from the side of %s is left out before anything is kept', (_side, source, by) => {
    const said = heard(withAac, by, 1, { source, words });
    const again = heard(said, by, 2, { source, ...reworded(`${words} Today?`) });
    expect(passedOn(said, source)?.words).toBe(kept);
    expect(passedOn(again, source)?.words).toBe(`${kept} Today?`);
    expect(JSON.stringify(again.history.slice(withAac.history.length))).not.toMatch(/34 56|900123/);
  });

  test('its author is told what was left out', () => {
    expect(leftOut(words, false)).toEqual({ refused: refusals.leftOut('a NINO') });
    expect(leftOut('Which screen?', false)).toBeUndefined();
  });

  test('that differs only in what is left out says nothing new', () => {
    const said = heard(withAac, adviser, 1, { words });
    expect(outcome(said, adviser, 2, reworded(words.replace('56 C', '57 C')))).toBe(said);
  });
});

test('a file alone is no words: nothing is passed on until there are some', () => {
  const alone = heard(withAac, adviser, 1, { words: '' });
  expect(copies(alone)).toEqual([]);
  const worded = heard(alone, adviser, 2, reworded('Here is the screen.'));
  expect(copies(worded)).toHaveLength(1);
  expect(passedOn(heard(worded, adviser, 3, reworded('')), thread)?.words).toBeUndefined();
});
