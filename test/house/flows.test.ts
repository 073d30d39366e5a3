import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { expect, test } from '@jest/globals';
import { callBackMessages } from '../../flows/call-back/messages.ts';
import { morningMessages } from '../../flows/call-back/morning-list.ts';
import { incidentMessages } from '../../flows/incident/messages.ts';
import { messagesInWords } from '../../flows/staff/undelivered-messages.ts';
import { jobs } from '../../scheduler/index.ts';
import { sampleOrganisation } from '../support/sample-organisation.ts';
import { sourceFiles } from '../support/source-files.ts';
import { flowFolders, wiringOf } from '../support/wired-flows.ts';

const main = readFileSync('src/wiring.ts', 'utf8');

test.each(flowFolders)(
  '%s: a flow exports its wiring, named after its folder, and the wiring calls it',
  async (folder) => {
    const flow = await import(`../../flows/${folder}/index.ts`);
    const wiring = wiringOf(folder);
    expect([wiring, typeof flow[wiring]]).toEqual([wiring, 'function']);
    expect(main).toContain(`import { ${wiring} } from '../flows/${folder}/index.ts';`);
    expect(main).toMatch(new RegExp(`^ {2}${wiring}\\(`, 'm'));
  },
);

test('nothing in a flow lies about unwired: each file is imported by a neighbour or by main', () => {
  const files = sourceFiles(['flows']).filter(({ path }) => !/index\.ts$|deps\.ts$/.test(path));
  const unused = files.filter(({ path }) => {
    const own = `./${basename(path)}'`;
    const neighbours = sourceFiles([dirname(path)]).filter((other) => other.path !== path);
    return !neighbours.some(({ text }) => text.includes(own)) && !main.includes(`../${path}'`);
  });
  expect(unused.map(({ path }) => path)).toEqual([]);
});

test('every job in the scheduler is on its list, once', async () => {
  const files = readdirSync('scheduler').filter((file) => file.endsWith('.ts') && file !== 'index.ts');
  const found = await Promise.all(
    files.map(async (file) => Object.values(await import(`../../scheduler/${file}`)).filter(isJob)),
  );
  expect(new Set(jobs)).toEqual(new Set(found.flat()));
  expect(new Set(jobs.map(({ name }) => name)).size).toBe(jobs.length);
});

const isJob = (it: unknown): boolean => typeof it === 'object' && it !== null && 'name' in it && 'run' in it;

test('an administrator reads of each message in words', () => {
  const all = { ...incidentMessages(sampleOrganisation()), ...callBackMessages, ...morningMessages };
  expect(Object.keys(messagesInWords).toSorted()).toEqual(Object.keys(all).toSorted());
});
