import { blocks as table } from './blocks.ts';
import { isObject } from './json.ts';
import { tooLong } from './problems.ts';
import { list, variants } from './rules.ts';
import type { Problem, Surface } from './types.ts';
import { repeats } from './unique-ids.ts';
import { walk } from './walk.ts';

const most: Record<Surface, number> = { message: 50, modal: 100, home: 100 };
const mostMarkdown = 12_000;

/** What Slack would say about these blocks on this surface; nothing if it would take them. */
export function validateBlocks(blocks: unknown, surface: Surface, pointer: string): Problem[] {
  const rule = list(
    variants(() => table),
    { max: most[surface] },
  );
  const problems = walk(blocks, rule, pointer, { surface });
  // What goes through all blocks reads sound ones: they nest no deeper than Slack allows.
  if (problems.length > 0 || !Array.isArray(blocks)) return problems;
  return [...markdownInAll(blocks, pointer), ...repeats(blocks, pointer)];
}

/** Markdown blocks share one allowance. */
function markdownInAll(blocks: unknown[], pointer: string): Problem[] {
  let total = 0;
  for (const [index, block] of blocks.entries()) {
    if (!isObject(block) || block.type !== 'markdown' || typeof block.text !== 'string') continue;
    total += block.text.length;
    if (total > mostMarkdown)
      return [{ ...tooLong(mostMarkdown, total), pointer: `${pointer}/${index}/text` }];
  }
  return [];
}
