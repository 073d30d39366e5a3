import { randomBytes } from 'node:crypto';
import { isActionable } from './elements-in.ts';
import { isObject, type Json } from './json.ts';
import type { Block } from './types.ts';

/** A copy of validated blocks, each block and element named, as Slack gives them back. */
export function withIds(blocks: readonly unknown[], newId: () => string = shortId): Block[] {
  return blocks.filter(isObject).map((block) => named(block, newId));
}

function named(block: Json, newId: () => string): Block {
  const { type, block_id: given, ...rest } = block;
  // Slack turns markdown into blocks of its own, so the id that came with it is lost.
  const block_id = typeof given === 'string' && type !== 'markdown' ? given : newId();
  return { type: String(type), block_id, ...withActionIds(rest, newId) };
}

function withActionIds(block: Json, newId: () => string): Json {
  const filled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(filled);
    if (!isObject(value)) return value;
    const copy = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, filled(inner)]));
    return isActionable(value) && value.action_id === undefined ? { ...copy, action_id: newId() } : copy;
  };
  return Object.fromEntries(
    Object.entries(block).map(([name, value]) => [
      name,
      name === 'child_blocks' && Array.isArray(value) ? withIds(value, newId) : filled(value),
    ]),
  );
}

function shortId(): string {
  return randomBytes(6).toString('base64url');
}
