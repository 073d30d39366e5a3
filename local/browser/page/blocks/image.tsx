import type { Block } from '../../protocol/block-kit.ts';
import { PictureShown } from './picture.tsx';
import { textIn } from './read.ts';
import { Words } from './words.tsx';

export function ImageBlock({ block }: { block: Block }) {
  const title = textIn(block.title);
  return (
    <figure class="image-block">
      {title && (
        <figcaption>
          <Words of={title} />
        </figcaption>
      )}
      <PictureShown of={block} />
      <p class="quiet-words">Pictures from elsewhere are not loaded in the local workspace.</p>
    </figure>
  );
}
