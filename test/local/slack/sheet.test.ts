import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { sheet } from './sheet/index.ts';

const tests = new URL('../../', import.meta.url);
const sections = Object.entries(sheet);
const rows = sections.flatMap(([section, ruled]) => ruled.map((row) => ({ section, ...row })));

// What stands before a title: a test, the table of one, or the opening of a row.
const opening = /(\b(test|describe)\(|[)`]\(|\[|\{\s*\w+:)\s*$/;

/** Whether a test of this title, or a row of this name, stands there; whole, in any of the three quotes. */
function hasTitle(file: string, title: string): boolean {
  const source = readFileSync(new URL(file, tests), 'utf8');
  return [`'${title}'`, `"${title}"`, `\`${title}\``].some((quoted) => {
    const before = source.split(quoted).slice(0, -1);
    return before.some((text) => opening.test(text));
  });
}

test('Every file of the sheet is listed', () => {
  const files = readdirSync(new URL('./sheet/', import.meta.url)).filter((file) => /^\d+-/.test(file));
  expect(Object.keys(sheet).map((section) => `${section}.ts`)).toEqual(expect.arrayContaining(files));
});

test('No rule stands twice', () => {
  const rules = rows.map(({ rule }) => rule);
  expect(rules.filter((rule, index) => rules.indexOf(rule) !== index)).toEqual([]);
});

test('Each rule has a proof, or a reason to have none, and not both', () => {
  const wrong = rows.filter(({ proof, notOurs }) => (proof === undefined) === (notOurs === undefined));
  expect(wrong.map(({ section, rule }) => `${section}: ${rule}`)).toEqual([]);
});

describe.each(sections)('Section %s', (_section, ruled) => {
  test('names only cases that there are', () => {
    const missing = ruled.flatMap(({ rule, proof }) => {
      if (!proof) return [];
      const [file, title] = proof;
      if (!existsSync(new URL(file, tests))) return [`${rule}: there is no ${file}`];
      return hasTitle(file, title) ? [] : [`${rule}: ${file} has no "${title}"`];
    });
    expect(missing).toEqual([]);
  });
});
