import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';

// What loads our suites is our own: that a failure is one in whichever file of a worker is shown on suites made to fail.
const room = mkdtempSync(join(tmpdir(), 'suites-'));
const manifest = z.object({ jest: z.record(z.string(), z.unknown()) });
const report = z.object({
  testResults: z.array(z.object({ name: z.string(), status: z.string(), message: z.string() })),
});

/** Each suite, and what must be said of it; undefined where it must pass. They run in this order, in one process. */
const suites: [name: string, body: string, said: string | undefined][] = [
  ['first', `test('passes', () => expect(1).toBe(1));`, undefined],
  ['wrong', `test('fails', () => expect(1).toBe(2));`, 'Expected: 2'],
  [
    'rejected',
    `test('forgets a promise', async () => { Promise.reject(new Error('nobody caught')); await moment(); });`,
    'nobody caught',
  ],
  [
    'thrown',
    `test('throws later', async () => { setTimeout(() => { throw new Error('nobody was there'); }, 5); await moment(); });`,
    'nobody was there',
  ],
  [
    'late',
    `test('leaves something behind', () => { setTimeout(() => Promise.reject(new Error('came late')), 5); });
    test('runs meanwhile', () => moment());`,
    'came late',
  ],
  ['broken', `import '../src/throws.ts'; test('loads', () => {});`, 'does not load'],
  ['broken-again', `import '../src/throws.ts'; test('loads', () => {});`, 'does not load'],
  ['lacking', `import { nothing } from '../src/sound.ts'; test('loads', () => nothing);`, 'nothing'],
  ['none', '', 'must contain at least one test'],
  ['hook', `afterAll(() => { throw new Error('after all'); }); test('passes', () => {});`, 'after all'],
  ['counted', `test('asserts', () => { expect.assertions(1); });`, 'expect.assertions(1)'],
  ['endless', `test('never ends', () => new Promise(() => {}), 50);`, 'Exceeded timeout'],
  ['leaving', `test('passes', () => { process.env.LEFT = '1'; });`, undefined],
  [
    'last',
    `import { sound } from '../src/sound.ts';
    test('has what is its own', () => expect([sound, process.env.LEFT]).toEqual([true, undefined]));`,
    undefined,
  ],
];

let found = new Map<string, { status: string; message: string }>();

beforeAll(() => {
  for (const folder of ['src', 'test']) mkdirSync(join(room, folder));
  symlinkSync(resolve('node_modules'), join(room, 'node_modules'));
  writeFileSync(join(room, 'package.json'), '{"type":"module"}');
  writeFileSync(join(room, 'src/throws.ts'), `throw new Error('does not load');`);
  writeFileSync(join(room, 'src/sound.ts'), 'export const sound = true;');
  const head = `import { afterAll, expect, test } from '@jest/globals';
    const moment = () => new Promise((resolve) => setTimeout(resolve, 30));\n`;
  for (const [name, body] of suites) writeFileSync(join(room, `test/${name}.test.ts`), head + body);
  writeFileSync(
    join(room, 'sequencer.cjs'),
    `const { default: Sequencer } = require('@jest/test-sequencer');
    const order = ${JSON.stringify(suites.map(([name]) => name))};
    const place = ({ path }) => order.findIndex((name) => path.endsWith('/' + name + '.test.ts'));
    module.exports = class extends Sequencer { sort(tests) { return [...tests].sort((a, b) => place(a) - place(b)); } };`,
  );
  const { jest } = manifest.parse(JSON.parse(readFileSync('package.json', 'utf8')));
  const own = { ...jest, rootDir: room, roots: [room], testSequencer: join(room, 'sequencer.cjs') };
  for (const part of ['testEnvironment', 'runtime'] as const)
    Object.assign(own, { [part]: String(jest[part]).replace('<rootDir>', resolve('.')) });
  writeFileSync(join(room, 'jest.json'), JSON.stringify(own));
  const out = join(room, 'out.json');
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const args = ['--config', join(room, 'jest.json'), '--runInBand', '--json', `--outputFile=${out}`];
  spawnSync(process.execPath, [...flags, 'node_modules/jest/bin/jest.js', ...args]);
  const { testResults } = report.parse(JSON.parse(readFileSync(out, 'utf8')));
  found = new Map(testResults.map(({ name, ...result }) => [name.slice(room.length + 6, -8), result]));
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

test.each(suites)('of a suite that is %s it is said so', (name, _, said) => {
  const { status, message } = found.get(name) ?? {};
  expect({ status, message }).toEqual(
    said === undefined
      ? { status: 'passed', message: '' }
      : { status: 'failed', message: expect.stringContaining(said) },
  );
});
