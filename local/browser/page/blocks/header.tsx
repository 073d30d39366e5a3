import type { Block } from '../../protocol/block-kit.ts';
import { Plain } from './words.tsx';

/** A page has one h1 and its panes h2; what an app says comes under those. */
export const HeaderBlock = ({ block }: { block: Block }) => (
  <h3 class="header-block">{block.text && <Plain of={block.text} />}</h3>
);
