import { expect, test } from '@jest/globals';
import { inserted, isCommand, matching, tokenAt } from '../../../local/browser/page/composer/suggesting.ts';
import { type Chunk, dealt } from '../../../local/browser/page/conversation/chunks.ts';
import { firstNew, rowsOf } from '../../../local/browser/page/conversation/rows.ts';
import { typedFrom } from '../../../local/browser/page/conversation/typed.ts';
import {
  dateOf,
  dayInWords,
  instantOf,
  localOf,
  tomorrowAt,
  whenInWords,
} from '../../../local/browser/page/shell/london.ts';
import type { MessageShown } from '../../../local/browser/protocol/shown.ts';
import fc from '../../support/seeded.ts';

const message = (at: number, over: Partial<MessageShown> = {}): MessageShown => ({
  ts: (1_795_000_000 + at).toFixed(6),
  user: 'U0ANA',
  kind: 'message',
  text: `message ${at}`,
  blocks: [],
  attachments: [],
  files: [],
  reactions: [],
  replies: 0,
  repliers: [],
  unreadReplies: 0,
  isEdited: false,
  isWarned: false,
  values: {},
  ...over,
});

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => message(from + at));
const flat = (chunks: Chunk[]) => chunks.flatMap(({ messages }) => messages);

test('chunks hold every message once, in order, whatever comes before, after or goes', () => {
  const change = fc.record({ older: fc.nat(120), newer: fc.nat(60), gone: fc.nat(300) });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
      let [from, to] = [10_000, 10_000];
      let messages: MessageShown[] = [];
      let chunks: Chunk[] = [];
      for (const { older, newer, gone } of changes) {
        messages = [...range(from - older, from), ...messages, ...range(to, to + newer)];
        messages = messages.filter((_, at) => at !== gone);
        [from, to] = [from - older, to + newer];
        chunks = dealt(chunks, messages);
        expect(flat(chunks)).toEqual(messages);
        expect(Math.max(0, ...chunks.map((chunk) => chunk.messages.length))).toBeLessThan(50);
        expect(new Set(chunks.map((chunk) => chunk.from)).size).toBe(chunks.length);
      }
    }),
  );
});

test('of a thousand messages, a new one, a changed one and a hundred older ones touch one chunk each or none', () => {
  const messages = range(1000, 2000);
  const before = dealt([], messages);
  const untouched = (after: Chunk[]) => before.filter((chunk) => after.includes(chunk)).length;

  expect(untouched(dealt(before, [...messages]))).toBe(before.length);
  expect(untouched(dealt(before, [...messages, message(2000)]))).toBe(before.length - 1);
  expect(untouched(dealt(before, messages.with(500, message(1500, { text: 'edited' }))))).toBe(
    before.length - 1,
  );
  expect(untouched(dealt(before, [...range(900, 1000), ...messages]))).toBe(before.length);
});

test('an author who goes on is not named again, until the day, the author, a thread or a pause comes between', () => {
  const goesOn = (...messages: MessageShown[]) =>
    rowsOf(messages, undefined, undefined).map((row) => row.goesOn);

  expect(goesOn(message(0), message(60))).toEqual([false, true]);
  expect(goesOn(message(0), message(60, { user: 'U0TOM' }))).toEqual([false, false]);
  expect(goesOn(message(0), message(301))).toEqual([false, false]);
  expect(goesOn(message(0, { replies: 2 }), message(60))).toEqual([false, false]);
  expect(goesOn(message(0), message(60, { kind: 'ephemeral' }))).toEqual([false, false]);
  expect(goesOn(message(0), message(60, { subtype: 'channel_join' }))).toEqual([false, false]);
  expect(goesOn(message(0), message(86_400))).toEqual([false, false]);
});

test('what is new begins with the first message of somebody else that was not read', () => {
  const messages = [
    message(0),
    message(1, { user: 'U0TOM', subtype: 'channel_join' }),
    message(2, { user: 'U0TOM', kind: 'ephemeral' }),
    message(3),
    message(4, { user: 'U0TOM' }),
    message(5, { user: 'U0TOM' }),
  ];
  expect(firstNew(messages, message(0).ts, 'U0ANA')).toBe(message(4).ts);
  expect(firstNew(messages, message(5).ts, 'U0ANA')).toBeUndefined();
});

test.each([
  ['/inc', { kind: 'command', typed: 'inc', from: 0, to: 4 }],
  ['/', { kind: 'command', typed: '', from: 0, to: 1 }],
  ['//', undefined],
  ['/incident mine', undefined],
  ['see /inc', undefined],
  ['Hello @to', { kind: 'person', typed: 'to', from: 6, to: 9 }],
  ['in #', { kind: 'channel', typed: '', from: 3, to: 4 }],
  ['ana@tom', undefined],
])('at the end of %j something can be offered, or not', (text, token) => {
  expect(tokenAt(text, text.length)).toEqual(token);
});

test('a suggestion takes the place of what was typed, and leaves the rest', () => {
  const text = 'Hello @to, and bye';
  const token = tokenAt(text, 9);
  expect(token && inserted(text, token, { insert: '@tom', words: 'Tom Hughes' })).toEqual({
    text: 'Hello @tom, and bye',
    caret: 10,
  });
});

test('what begins with the letters is offered before what has a word that does', () => {
  const names = ['Ben Tomkins', 'Tom Hughes', 'Stomp'];
  expect(matching('tom', names, (name) => [name])).toEqual(['Tom Hughes', 'Ben Tomkins']);
});

test.each([
  ['/incident', true],
  ['/incident mine', true],
  ['// only for us', false],
  ['/usr/bin', false],
  ['and /incident', false],
])('%j is a command: %s', (text, is) => {
  expect(isCommand(text)).toBe(is);
});

test('markup becomes the words that one would type again', () => {
  const handles = { person: () => 'tom', channel: () => 'aac', group: () => 'team-leaders' };
  const markup =
    '<@U0TOM> in <#C0AAC|aac>, <!subteam^S1> &amp; <!here>: <https://a.test|a> <https://b.test> &lt;b&gt;';
  expect(typedFrom(markup, handles)).toBe('@tom in #aac, @team-leaders & @here: a https://b.test <b>');
});

test('times are London’s, over both changes of its clocks', () => {
  expect(instantOf('2026-11-23T09:00')).toBe(Date.parse('2026-11-23T09:00Z'));
  expect(instantOf('2026-07-01T09:00')).toBe(Date.parse('2026-07-01T08:00Z'));
  fc.assert(
    fc.property(fc.integer({ min: 1_700_000_000, max: 1_900_000_000 }), (seconds) => {
      const ms = seconds * 1000 - ((seconds * 1000) % 60_000);
      // In the hour that comes twice, its clocks say the same of two instants.
      expect(localOf(instantOf(localOf(ms)))).toBe(localOf(ms));
    }),
  );
});

test('a day is today, yesterday, tomorrow or its date', () => {
  const now = Date.parse('2026-03-28T23:30Z');
  expect(whenInWords(now, now)).toBe('today at 23:30');
  expect(dayInWords(Date.parse('2026-03-29T00:30Z'), now)).toBe('tomorrow');
  expect(dayInWords(Date.parse('2026-03-27T00:30Z'), now)).toBe('yesterday');
  expect(dayInWords(Date.parse('2026-03-30T12:00Z'), now)).toBe('Monday 30 March 2026');
  expect(dateOf(Date.parse('2026-11-23T10:00Z'))).toBe('Monday 23 November 2026');
  expect(tomorrowAt('09:00', now)).toBe(Date.parse('2026-03-29T08:00Z'));
});
