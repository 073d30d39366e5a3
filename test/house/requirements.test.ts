import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { sourceFiles } from '../support/source-files.ts';

/** What the call-backs have to carry: S2, work allocation where it meets them, and their readings. */
const wanted = [
  ...numbered('CB-', 1, 48),
  ...['05', '06', '07', '08', '11', '12'].map((one) => `WA-${one}`),
  ...numbered('Q', 1, 11),
  'Q30',
];

const number = /\b(?:(?:CB|WA|INC|AAC|SCR)-\d\d|Q\d{1,2})\b/g;

/** The numbers that a test's names cite, spans among them ('CB-20 to CB-26'); comments prove nothing. */
const cites = new Map(
  sourceFiles(['test'])
    .filter(({ path }) => path.endsWith('.test.ts') && !path.endsWith('house/requirements.test.ts'))
    .map(({ path, text }) => [path, new Set(spelledOut(withoutComments(text)).match(number))]),
);

const cells = (line: string): string[] => line.split('|').map((cell) => cell.trim());
const pathsIn = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].flatMap(([, path]) => path ?? []);

const rows = readFileSync('docs/requirements.md', 'utf8')
  .split('\n')
  .map(cells)
  .filter(([, first = '']) => first.match(number)?.[0] === first)
  .map(([, first = '', words, where, shown]) => ({
    number: first,
    words,
    carried: pathsIn(where),
    shown: pathsIn(shown),
  }));
const listed = rows.map((row) => row.number);

test('each number that call-backs have to carry is listed, and none twice', () => {
  expect(wanted.filter((one) => !listed.includes(one))).toEqual([]);
  expect(new Set(listed).size).toBe(listed.length);
});

test('each row says the rule, files that carry it, and tests', () => {
  const thin = rows.filter(({ words, carried, shown }) => !words || !carried.length || !shown.length);
  expect(thin.map((row) => row.number)).toEqual([]);
  const gone = rows.flatMap(({ number: one, carried }) =>
    carried.filter((path) => !existsSync(path)).map((path) => `${one}: there is no ${path}`),
  );
  expect(gone).toEqual([]);
});

test('each test that is listed cites the number in a name', () => {
  const without = rows.flatMap(({ number: one, shown }) =>
    shown.filter((path) => !cites.get(path)?.has(one)).map((path) => `${path} does not cite ${one}`),
  );
  expect(without).toEqual([]);
});

test('each number that a test cites is listed', () => {
  const cited = new Set([...cites.values()].flatMap((numbers) => [...numbers]));
  expect([...cited].filter((one) => !listed.includes(one)).toSorted()).toEqual([]);
});

function numbered(prefix: string, first: number, last: number): string[] {
  const width = prefix === 'Q' ? 1 : 2;
  return Array.from(
    { length: last - first + 1 },
    (_, index) => prefix + `${first + index}`.padStart(width, '0'),
  );
}

function spelledOut(text: string): string {
  return text.replace(
    /\b((?:CB|WA|INC|AAC|SCR)-|Q)(\d{1,2}) to \1(\d{1,2})\b/g,
    (_span, prefix: string, first: string, last: string) =>
      numbered(prefix, Number(first), Number(last)).join(' '),
  );
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}
