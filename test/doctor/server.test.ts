import { expect, test } from '@jest/globals';
import { serverFindings } from '../../src/doctor/mongodb.ts';

const set = { setName: 'rs0', isWritablePrimary: true };
const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23, 10, 0, seconds));

test.each([
  ['a replica set', { ...set }, 'well', /a replica set whose members confirm writes/],
  [
    'a majority that is close behind',
    { ...set, lastWrite: { lastWriteDate: at(30), majorityWriteDate: at(21) } },
    'well',
    /confirm writes/,
  ],
  [
    'a majority that has fallen behind',
    { ...set, lastWrite: { lastWriteDate: at(50), majorityWriteDate: at(10) } },
    'wrong',
    /is 40 seconds behind its primary/,
  ],
  ['a set without a primary', { setName: 'rs0', isWritablePrimary: false }, 'wrong', /has no primary/],
  ['a single server', { isWritablePrimary: true }, 'note', /no replica set\. Production needs one/],
  ['shards behind a router', { isWritablePrimary: true, msg: 'isdbgrid' }, 'well', /confirm writes/],
])('%s', (_what, answer, is, sentence) => {
  expect(serverFindings(answer)).toEqual([{ is, sentence: expect.stringMatching(sentence) }]);
});
