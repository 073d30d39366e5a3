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

/** What axe finds wrong on the page as it stands, in words; with `only`, by these rules alone. */
export async function findings(page: Page, only?: readonly string[]): Promise<string[]> {
  // By way of the debugger, for the page's own policy lets no other script in.
  await page.evaluate(axe.source);
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
