import type { Block, Element } from '../../protocol/block-kit.ts';
import type { Naming } from './naming.ts';

/** What each kind of control is drawn from. */
export interface ElementGiven {
  /** What holds it: a press and a value go by its block_id. */
  block: Block;
  element: Element;
  naming: Naming;
}
