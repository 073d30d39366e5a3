import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where packages put it, on Linux and on macOS; the one without windows of its own is quicker. */
const usual = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export const chromiumAt: string | undefined = process.env.CHROMIUM || usual.find((path) => existsSync(path));

export const howToGetIt =
  'There is no Chromium: install one (on Debian: apt-get install chromium), or set CHROMIUM to where it is.';

/** Nothing of Chromium's own goes out; as root it has no sandbox. */
const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

export async function launch(): Promise<Browser> {
  if (chromiumAt === undefined) throw new Error(howToGetIt);
  return chromium.launch({ executablePath: chromiumAt, args: flags });
}
