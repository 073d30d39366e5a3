import type { Block } from '../../protocol/block-kit.ts';
import { BlockList } from './blocks.tsx';
import { isBlock } from './of-kind.ts';
import { listOf, looseOf, textIn } from './read.ts';
import { RichText } from './rich-text.tsx';
import { Words } from './words.tsx';

export function ContainerBlock({ block }: { block: Block }) {
  const title = (
    <div class="container-title">
      {block.title ? (
        <Words of={textIn(block.title)} />
      ) : (
        <RichText elements={looseOf(block.rich_text_title).elements} />
      )}
      <div class="quiet-words">
        <Words of={textIn(block.subtitle)} />
      </div>
    </div>
  );
  const inside = <BlockList blocks={listOf(block.child_blocks).filter(isBlock)} />;
  return block.is_collapsible ? (
    <details class="container-block" open={block.default_collapsed !== true}>
      <summary>{title}</summary>
      <div class="container-inside">{inside}</div>
    </details>
  ) : (
    <div class="container-block">
      {title}
      <div class="container-inside">{inside}</div>
    </div>
  );
}
