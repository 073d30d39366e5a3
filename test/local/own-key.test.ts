import { expect, test } from '@jest/globals';
import { lookUpKeyFrom } from '../../local/own-key.ts';

test('CB-12: a folder’s key has one look-up key, which is another', () => {
  const [key, other] = [new Uint8Array(32).fill(7), new Uint8Array(32).fill(8)];
  expect(lookUpKeyFrom(key)).toEqual(lookUpKeyFrom(Uint8Array.from(key)));
  expect(lookUpKeyFrom(key)).toHaveLength(32);
  expect(lookUpKeyFrom(key)).not.toEqual(key);
  expect(lookUpKeyFrom(key)).not.toEqual(lookUpKeyFrom(other));
});
