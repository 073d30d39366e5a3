import type { Block } from '../../protocol/block-kit.ts';
import { PictureShown } from './picture.tsx';
import { listOf, textIn } from './read.ts';
import { Words } from './words.tsx';

export const ContextBlock = ({ block }: { block: Block }) => (
  <div class="context-block">
    {listOf(block.elements).map((one, at) =>
      one.type === 'image' ? <PictureShown key={at} of={one} isSmall /> : <Words key={at} of={textIn(one)} />,
    )}
  </div>
);
