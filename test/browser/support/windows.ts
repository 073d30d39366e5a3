import { join } from 'node:path';
import { afterEach } from '@jest/globals';
import type { Page } from 'playwright-core';
import { browser } from './browser.ts';
import { guarded } from './guard.ts';
import { Window } from './window.ts';

export interface WindowOptions {
  width?: number;
  height?: number;
  colours?: 'light' | 'dark';
  /** Where it opens, below the person: a conversation's id. */
  at?: string;
}

const open: { whose: string; page: Page; wrong: string[] }[] = [];

/** A window of a person's, as in a browser of their own; without one, that in which one picks somebody. */
export async function aWindow(
  url: string,
  as: string | undefined,
  { width = 1280, height = 800, colours = 'light', at }: WindowOptions = {},
): Promise<Window> {
  const context = await (await browser()).newContext({
    viewport: { width, height },
    colorScheme: colours,
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(30_000);
  const whose = as ?? 'nobody';
  const { wrong, forgives } = guarded(context, whose);
  const page = await context.newPage();
  open.push({ whose, page, wrong });
  await page.goto(url + (as === undefined ? '' : `as/${as}${at ? `/${at}` : ''}`));
  return new Window(page, forgives);
}

afterEach(async () => {
  const windows = open.splice(0);
  await Promise.all(windows.map(({ whose, page }, at) => leave(page, `${at + 1}-${whose}`)));
  const wrong = windows.flatMap((window) => window.wrong);
  if (wrong.length) throw new Error(`What a window must never do:\n${wrong.join('\n')}`);
});

/** `PICTURES=/tmp/pictures` keeps what each window showed last. */
async function leave(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder && !page.isClosed()) await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.context().close();
}
