import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { launch } from '../../test/browser/support/chromium.ts';
import { inMs, median } from '../figures.ts';
import { started, typescript } from '../processes/child.ts';
import { type Row, table } from '../table.ts';
import {
  enterAt,
  noteFirstMessage,
  scrollsToTheBeginning,
  scrollsToTheEnd,
  seenAt,
  shownAfterMs,
} from './in-page.ts';

const general = 'C0GENERAL';
const count = 5_000;
const mostFirstLoadMs = 1_000;
const mostFrameMs = 100;
const mostNewsMs = 100;

/** `npm run bench:browser -- [rounds]`: five, unless told otherwise. */
const rounds = Number(process.argv[2] ?? '5');
if (!Number.isInteger(rounds) || rounds < 1) {
  process.stderr.write('Give a number of rounds.\n');
  process.exit(64);
}

const served = await started(
  [...typescript('bench/browser/long-channel.ts'), String(count)],
  /ready (http\S+)\n/,
);
const url = served.line[1] ?? '';
const chromium = await launch();

const firstLoads: number[] = [];
for (let round = 0; round < rounds; round += 1) firstLoads.push(await firstLoad(chromium));
const longest: number[] = [];
const news: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  const { page, longestMs } = await scrolled(chromium);
  longest.push(longestMs);
  news.push(await timeToTheOtherWindow(chromium, page, `News of round ${round}`));
  await page.context().close();
}

const rows: Row[] = [
  row('first load, cold, to the newest messages', median(firstLoads), inMs, mostFirstLoadMs),
  row(`longest frame, scrolling up through ${count} messages`, median(longest), inMs, mostFrameMs),
  row(`a new message among ${count}, to another window`, median(news), inMs, mostNewsMs),
  ...(await Promise.all(['page.js', 'page.css'].map(size))),
];
await chromium.close();
await served.stop();
process.stdout.write(`${table(rows)}\n\nMedians of ${rounds}, on ${chromium.version()}.\n`);
process.exit(rows.every(({ reached }) => reached) ? 0 : 1);

async function opened(browser: Browser, as: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  // tsx calls this wherever it keeps the name of a function.
  await context.addInitScript('globalThis.__name = (it) => it');
  const page = await context.newPage();
  await page.addInitScript(noteFirstMessage);
  await page.goto(`${url}as/${as}/${general}`);
  await page.waitForFunction(shownAfterMs);
  return page;
}

async function firstLoad(browser: Browser): Promise<number> {
  const page = await opened(browser, 'ana');
  const ms = await page.evaluate(shownAfterMs);
  await page.context().close();
  return ms ?? Number.NaN;
}

async function scrolled(browser: Browser): Promise<{ page: Page; longestMs: number }> {
  const page = await opened(browser, 'ben');
  const { longestMs, messages } = await page.evaluate(scrollsToTheBeginning);
  if (messages < count) throw new Error(`Only ${messages} messages were loaded.`);
  await page.evaluate(scrollsToTheEnd);
  return { page, longestMs };
}

async function timeToTheOtherWindow(browser: Browser, other: Page, words: string): Promise<number> {
  const page = await opened(browser, 'ana');
  const seen = other.evaluate(seenAt, words);
  const sent = page.evaluate(enterAt);
  const box = page.getByRole('textbox', { name: /^Message / });
  await box.fill(words);
  await box.press('Enter');
  const ms = (await seen) - (await sent);
  await page.context().close();
  return ms;
}

function row(claim: string, figure: number, words: (figure: number) => string, most: number): Row {
  return {
    goal: 'page',
    claim,
    figure: words(figure),
    baseline: '',
    compared: '',
    limit: `< ${words(most)}`,
    reached: figure < most,
  };
}

async function size(name: string): Promise<Row> {
  const bytes = Buffer.from(await (await fetch(url + name)).arrayBuffer());
  const most = 200_000;
  return {
    ...row(`${name}, as it is sent`, bytes.length, inKilobytes, most),
    baseline: `${inKilobytes(gzipSync(bytes).length)} (gzip)`,
  };
}

function inKilobytes(size: number): string {
  return `${(size / 1_000).toFixed(1)} kB`;
}
