import type { Inline } from './inline-node.ts';
import { inlineTree, type Reading, unwrapped } from './inline-tree.ts';
import { unescaped } from './unescaped.ts';

export type Part = { is: 'paragraph' | 'quote'; of: Inline[] } | { is: 'code block'; text: string };

/** Slack's markup as a tree. What is no markup stays text, so that no word is lost. */
export function mrkdwnTree(text: string, reading: Reading = {}): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const fence of text.matchAll(/```\n?([\s\S]+?)\n?```\n?/g)) {
    parts.push(...lines(text.slice(from, fence.index).replace(/\n$/, ''), reading));
    parts.push({ is: 'code block', text: unescaped(unwrapped(fence[1] ?? '')) });
    from = fence.index + fence[0].length;
  }
  parts.push(...lines(text.slice(from), reading));
  return parts;
}

/** Lines that begin with > are a quote; >>> quotes all that follows. */
function lines(text: string, reading: Reading): Part[] {
  if (text === '') return [];
  const runs: { is: 'paragraph' | 'quote'; lines: string[] }[] = [];
  let isQuotedToTheEnd = false;
  for (const line of text.split('\n')) {
    const mark = isQuotedToTheEnd ? '' : (/^(?:(?:&gt;|>){3}|&gt;|>) ?/.exec(line)?.[0] ?? '');
    if (/^(?:&gt;|>){3}/.test(mark)) isQuotedToTheEnd = true;
    const is = mark || isQuotedToTheEnd ? 'quote' : 'paragraph';
    const last = runs.at(-1);
    if (last?.is === is) last.lines.push(line.slice(mark.length));
    else runs.push({ is, lines: [line.slice(mark.length)] });
  }
  return runs.map((run) => ({
    is: run.is,
    of: run.lines.flatMap((line, at) => [
      ...(at > 0 ? [{ is: 'text' as const, text: '\n' }] : []),
      ...inlineTree(line, { reading }),
    ]),
  }));
}
