import type { Block } from '../../protocol/block-kit.ts';
import { Link } from './inline.tsx';
import { PictureShown } from './picture.tsx';
import { textIn, wordsIn } from './read.ts';
import { Plain, Words } from './words.tsx';

export function VideoBlock({ block }: { block: Block }) {
  const title = textIn(block.title);
  const by = [block.author_name, block.provider_name].map(wordsIn).filter(Boolean).join(', ');
  return (
    <figure class="image-block">
      <figcaption>
        <Link url={wordsIn(block.title_url)}>{title && <Plain of={title} />}</Link>
        {by && <p class="quiet-words">{by}</p>}
        <Words of={textIn(block.description)} />
      </figcaption>
      <PictureShown of={block} />
      <p class="quiet-words">Videos are not played in the local workspace.</p>
    </figure>
  );
}
