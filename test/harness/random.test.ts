import { expect, test } from '@jest/globals';
import { random } from './random.ts';

const drawn = (seed: number | string) => {
  const it = random(seed);
  return Array.from({ length: 50 }, () => it.whole(0, 1_000_000));
};

test('one seed, one row of numbers; another seed, another', () => {
  expect(drawn(7)).toEqual(drawn(7));
  expect(drawn(7)).toEqual(drawn('7'));
  expect(drawn(7)).not.toEqual(drawn(8));
});

test('a named row hangs on the seed and the name, and not on what was drawn before', () => {
  const it = random(7);
  const before = it.of('a').whole(0, 1_000_000);
  it.whole(0, 9);
  expect(it.of('a').whole(0, 1_000_000)).toBe(before);
  expect(it.of('b').whole(0, 1_000_000)).not.toBe(before);
  expect(random(8).of('a').whole(0, 1_000_000)).not.toBe(before);
});

test('whole numbers come from the least to the most, both of them', () => {
  const it = random(1);
  const found = new Set(Array.from({ length: 200 }, () => it.whole(-1, 2)));
  expect([...found].sort((a, b) => a - b)).toEqual([-1, 0, 1, 2]);
});

test('one of some is each of them sometimes, and shuffling loses none', () => {
  const it = random(1);
  const letters = ['a', 'b', 'c'] as const;
  expect(new Set(Array.from({ length: 100 }, () => it.one(letters))).size).toBe(3);
  const orders = Array.from({ length: 100 }, () => it.shuffled(letters));
  for (const order of orders) expect(order.toSorted()).toEqual([...letters]);
  expect(new Set(orders.map((order) => order.join(''))).size).toBe(6);
});
