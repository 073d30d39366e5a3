import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { z } from 'zod';

const results = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      impact: z.string().nullable(),
      help: z.string(),
      nodes: z.array(z.object({ target: z.array(z.unknown()), failureSummary: z.string().optional() })),
    }),
  ),
});

const wide = { width: 1280, height: 800 };
const narrow = { width: 360, height: 740 };

/**
 * Looks at screens with axe: each as it stands, narrow as a phone, and for its contrast in the other colours. One by a
 * name that was looked at already is passed by; without a name it goes by the title and labels of the form in front.
 */
export function screens() {
  const seen = new Set<string>();
  const wrong: string[] = [];
  async function look(page: Page, name?: string, { isAlsoNarrow = true } = {}): Promise<void> {
    const screen = name ?? (await formAt(page));
    if (seen.has(screen)) return;
    seen.add(screen);
    const say = (how: string, found: string[]) =>
      wrong.push(...found.map((it) => `${screen}, ${how}: ${it}`));
    say('light', await findings(page));
    await page.emulateMedia({ colorScheme: 'dark' });
    say('dark', await findings(page, ['color-contrast']));
    await page.emulateMedia({ colorScheme: 'light' });
    if (!isAlsoNarrow) return;
    await page.setViewportSize(narrow);
    await page.evaluate(twoFrames);
    say('narrow', [...(await findings(page)), ...(await overflow(page))]);
    await page.setViewportSize(wide);
    await page.evaluate(twoFrames);
  }
  return { look, wrong };
}

/** What follows the size of the window is drawn by then. */
const twoFrames = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

/** What axe finds wrong on the page as it stands, in words; with `only`, by these rules alone. */
async function findings(page: Page, only?: readonly string[]): Promise<string[]> {
  // By way of the debugger, for the page's own policy lets no other script in.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const rules = only ? { runOnly: { type: 'rule', values: only } } : {};
  const found: unknown = await page.evaluate(
    `axe.run(document, ${JSON.stringify({ ...rules, resultTypes: ['violations'] })})`,
  );
  return results
    .parse(found)
    .violations.flatMap(({ id, impact, help, nodes }) =>
      nodes.map(
        ({ target, failureSummary = '' }) =>
          `${impact} ${id}: ${help}\n  ${target.join(' ')}\n  ${failureSummary.split('\n').slice(1).join(' ')}`,
      ),
    );
}

/** A page that is wider than its window. */
const overflow = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const by = document.documentElement.scrollWidth - innerWidth;
    return by > 0 ? [`it is ${by} px wider than the window`] : [];
  });

const formAt = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const form = [...document.querySelectorAll('dialog[open]')].at(-1);
    const words = [...(form?.querySelectorAll('h2, label, legend') ?? [])].map((it) =>
      it.textContent?.trim(),
    );
    return words.join(' | ').slice(0, 120);
  });
