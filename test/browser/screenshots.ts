import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { blocked } from '../../local/tour/stories/blocked.ts';
import { launch } from './support/chromium.ts';
import { plays } from './support/plays.ts';
import { startAll } from './support/start-all.ts';
import { Window } from './support/window.ts';

// `npm run screenshots` writes the pictures of docs/: the same people, words and times whenever it runs.

const wide = { width: 1280, height: 800 };
const phone = { width: 390, height: 780 };
const minuteMs = 60_000;
const startsAt = new Date('2026-11-23T10:00:05Z');

const folder = mkdtempSync(join(tmpdir(), 'casedesk-screenshots-'));
const { workspace, clock, url, stop } = await startAll(folder, { startsAt });
const chromium = await launch();

const choosing = await windowOf();
await choosing.page.getByRole('link', { name: 'Be Ana' }).waitFor();
await picture(choosing, 'choosing');

const ana = await windowOf('ana');
const [open, about, describe, authorise, resolve] = blocked.steps;
if (open) await plays(ana, open);
if (about)
  await plays(ana, {
    acts: about.acts.map((act) => ('text' in act ? { ...act, text: shortened(act.text) } : act)),
  });
await ana.dialog.getByText(/^There (is|are) \d/).waitFor();
await picture(ana, 'form');
for (const step of [about, describe]) if (step) await plays(ana, step);

const tom = await windowOf('tom');
await tom.sees('Incident to decide');
await laterBy(4);
if (authorise) await plays(tom, authorise);

const amir = await windowOf('amir');
await amir.goesTo('#aac');
await amir.sees('Record resolution');
await laterBy(7);
await amir.replies('Which browser do you use?', { to: 'Incident PLY…' });
await ana.sees('Which browser do you use?');
await laterBy(2);
await ana.replies('Edge, the newest.', { to: 'Which browser do you use?' });
await amir.sees('Edge, the newest.');
// Whoever looks again sees nothing marked as new.
await amir.page.reload();
await amir.sees('Edge, the newest.');
await picture(amir, 'thread');
const inspector = await amir.opens('Inspector');
await inspector.getByRole('heading', { name: 'History' }).waitFor();
await picture(amir, 'inspector');

await laterBy(3);
if (resolve) await plays(amir, resolve);
const anaOut = await windowOf('ana', { viewport: phone });
await anaOut.goesTo('casedesk: Messages');
await anaOut.sees('A resolution for PLY00001');
await picture(anaOut, 'phone');

const tomAtNight = await windowOf('tom', { colorScheme: 'dark' });
await tomAtNight.goesTo('casedesk: Home');
await tomAtNight.sees('PLY00001');
await picture(tomAtNight, 'home-dark');

await chromium.close();
await stop();
rmSync(folder, { recursive: true });

/** A number that lacks its end, so that the form has something to say. */
function shortened(text: string): string {
  return text === '1234 5678 9012' ? '1234 5678' : text;
}

async function laterBy(minutes: number): Promise<void> {
  await workspace.quiet();
  clock.moveTo(new Date(clock.now().getTime() + minutes * minuteMs));
}

async function windowOf(
  as?: string,
  { viewport = wide, colorScheme = 'light' }: { viewport?: typeof wide; colorScheme?: 'light' | 'dark' } = {},
): Promise<Window> {
  const context = await chromium.newContext({
    viewport,
    colorScheme,
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(url + (as === undefined ? '' : `as/${as}`));
  return new Window(page, () => {});
}

async function picture({ page }: { page: Page }, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join('docs', `${name}.png`), animations: 'disabled' });
}
