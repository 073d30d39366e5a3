import { expect, test } from '@jest/globals';
import { longestLooks } from '../../src/doctor/layouts/longest-looks.ts';
import type { MessageLayout } from '../../src/doctor/layouts/messages.ts';
import { rendered } from '../../src/slack/face.ts';

const look = (title: string, line: string, what = 'the message notice/one'): MessageLayout => ({
  what,
  status: 'open',
  message: { blocks: rendered({ title, lines: [[line]] }, '').blocks },
});

test('of looks that differ in words alone, each place is looked at with its longest words', () => {
  const [short, longTitle, longLine] = [look('A', 'b'), look('A title', 'b'), look('A', 'A longer line')];
  expect(longestLooks([short, longTitle, longLine])).toEqual([longLine, longTitle]);
});

test('looks of another shape, and of another message, are all looked at', () => {
  const buttons: MessageLayout = {
    ...look('A', 'b'),
    message: {
      blocks: rendered({ title: 'A', lines: [['b']], buttons: [{ action: 'a', label: 'A' }] }, 'notice/1')
        .blocks,
    },
  };
  const undrawn: MessageLayout = { what: 'the message notice/one', status: 'open' };
  const all = [look('A', 'b'), look('A', 'b', 'the message notice/two'), buttons, undrawn];
  expect(longestLooks(all)).toEqual(all);
});
