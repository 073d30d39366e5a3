import type { Block } from '../../protocol/block-kit.ts';

export const FileBlock = ({ block: _ }: { block: Block }) => (
  <p class="quiet-words">A file from elsewhere; it is not loaded in the local workspace.</p>
);
