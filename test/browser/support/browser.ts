import { afterAll, jest, test as jestTest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { chromiumAt, howToGetIt, launch } from './chromium.ts';

let shared: Promise<Browser> | undefined;

/** One Chromium for all the tests of a file. */
export const browser = (): Promise<Browser> => {
  shared ??= launch();
  return shared;
};

/** Skipped, with a line that says why, where there is no Chromium. */
export const test = chromiumAt === undefined ? jestTest.skip : jestTest;

/** A browser takes its time where the machine has other work. */
jest.setTimeout(120_000);

if (chromiumAt === undefined) process.stderr.write(`The tests in a browser are skipped. ${howToGetIt}\n`);
afterAll(async () => (await shared)?.close());
