import type { Block, Element } from '../../protocol/block-kit.ts';
import type { Loose } from './read.ts';

export const isElement = (one: Loose): one is Element =>
  typeof one.type === 'string' && typeof one.action_id === 'string';

/** Within another block a block may go without an id of its own. */
export const isBlock = (one: Loose): one is Block =>
  typeof one.type === 'string' && (one.block_id === undefined || typeof one.block_id === 'string');
