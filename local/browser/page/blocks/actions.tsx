import type { Block } from '../../protocol/block-kit.ts';
import { Elements } from './elements.tsx';

export const ActionsBlock = ({ block }: { block: Block }) => (
  <Elements block={block} elements={block.elements ?? []} />
);
