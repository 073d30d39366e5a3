import { blocks as table } from './blocks.ts';
import { isObject } from './json.ts';
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
  if (!Array.isArray(blocks)) return problems;
  return [...problems, ...markdownInAll(blocks, pointer), ...repeats(blocks, pointer)];
}

/** Markdown blocks share one allowance; a single one that is too long is already refused for itself. */
function markdownInAll(blocks: unknown[], pointer: string): Problem[] {
  let total = 0;
  for (const [index, block] of blocks.entries()) {
    if (!isObject(block) || block.type !== 'markdown' || typeof block.text !== 'string') continue;
    if (block.text.length > mostMarkdown) continue;
    total += block.text.length;
    if (total > mostMarkdown)
      return [
        { message: `must be less than ${mostMarkdown + 1} characters`, pointer: `${pointer}/${index}/text` },
      ];
  }
  return [];
}
