import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { spoken } from '../../src/wiring.ts';
import { sampleOrganisation } from '../support/sample-organisation.ts';
import { flowFolders, wiringOf } from '../support/wired-flows.ts';

const wiring = readFileSync('src/wiring.ts', 'utf8');

test.each(flowFolders)('%s: what the doctor draws has this flow among the others', (folder) => {
  expect(wiring).toContain(`import { ${wiringOf(folder)} } from '../flows/${folder}/index.ts';`);
  expect(wiring).toMatch(new RegExp(`^ {2}${wiringOf(folder)}\\(`, 'm'));
});

test('each kind of record whose messages are delivered is there, and can be made', () => {
  const kinds = spoken(sampleOrganisation()).map(({ kind }) => kind.collection);
  const deliverer = readFileSync('src/main.ts', 'utf8');
  const delivered = [...deliverer.matchAll(/^ {4}records: (\w+),/gm)].map(([, name]) => name);
  expect(kinds).toEqual(expect.arrayContaining(delivered));
});
