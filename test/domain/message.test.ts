import { expect, test } from '@jest/globals';
import { drawnFrom, dueAtOf, isSettled, type Message } from '../../src/domain/message.ts';
import { aCard, aMessage, aStandingCard, minutesAfter, start } from '../support/builders.ts';

const due = (entry: Message, messages: Record<string, Message> = {}, version = 1) =>
  dueAtOf(entry, { messages, version, since: decidedAt });
const retryAt = minutesAfter(3);
const decidedAt = minutesAfter(2);

test.each<[string, Message, Date | undefined]>([
  ['pending', aMessage(), start],
  ['pending, refused with a wait', aMessage({ retryAt }), retryAt],
  [
    'sending: still found, so that its token can be watched',
    aMessage({ state: 'sending', token: 't' }),
    start,
  ],
  ['redrawing', aStandingCard({ state: 'redrawing', token: 't' }), decidedAt],
  ['an announcement that was said', aMessage({ state: 'sent' }), undefined],
  ['a card that shows the version', aStandingCard(), undefined],
  ['a card that shows an older version', aStandingCard({ shownVersion: 0 }), decidedAt],
  ['a card that may show anything', aCard({ state: 'sent' }), decidedAt],
  ['a card whose redrawing has to wait', aStandingCard({ shownVersion: 0, retryAt }), retryAt],
  [
    'a card that had to wait before it was decided upon again',
    aStandingCard({ shownVersion: 0, retryAt: minutesAfter(1) }),
    decidedAt,
  ],
  ['words passed on that stand as they are', aStandingCard({ version: 1 }), undefined],
  ['words passed on that have been reworded', aStandingCard({ version: 2 }), decidedAt],
  ['cancelled', aMessage({ state: 'cancelled' }), undefined],
  ['failed', aStandingCard({ state: 'failed', shownVersion: 0 }), undefined],
])('%s', (_what, entry, expected) => {
  expect(due(entry)).toEqual(expected);
});

test.each<[Message['state'], Date | undefined]>([
  ['pending', undefined],
  ['sending', undefined],
  ['sent', start],
  ['redrawing', start],
  ['cancelled', start],
  ['failed', start],
])('a reply waits for its card while that is %s', (state, expected) => {
  expect(due(aMessage({ under: 'card' }), { card: aCard({ state }) })).toEqual(expected);
});

test('a reply whose card is gone is found, so that it can be cancelled', () => {
  expect(due(aMessage({ under: 'card' }))).toEqual(start);
});

test.each<[Message['state'], boolean]>([
  ['pending', false],
  ['sending', false],
  ['redrawing', false],
  ['sent', true],
  ['cancelled', true],
  ['failed', true],
])('%s: settled is %s', (state, settled) => {
  expect(isSettled(aMessage({ state }))).toBe(settled);
});

test('a card shows the record’s version, or its own where it follows something else', () => {
  expect(drawnFrom(aCard(), { version: 7 })).toBe(7);
  expect(drawnFrom(aCard({ version: 2 }), { version: 7 })).toBe(2);
});

test('words passed on are not drawn again for a decision', () => {
  expect(due(aStandingCard({ version: 1 }), {}, 7)).toBeUndefined();
  expect(due(aStandingCard(), {}, 7)).toEqual(decidedAt);
});
