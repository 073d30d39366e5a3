import type { ComponentType } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { Place } from '../../protocol/acts.ts';
import type { Block, Values } from '../../protocol/block-kit.ts';
import { InputBlock } from '../fields/input-block.tsx';
import { ActionsBlock } from './actions.tsx';
import { PlanBlock, TaskBlock } from './agent.tsx';
import { AlertBlock } from './alert.tsx';
import { CardBlock, CarouselBlock } from './card.tsx';
import { ContainerBlock } from './container.tsx';
import { ContextBlock } from './context.tsx';
import { ContextActionsBlock } from './context-actions.tsx';
import { DataTableBlock } from './data-table.tsx';
import { FileBlock } from './file.tsx';
import { HeaderBlock } from './header.tsx';
import { ImageBlock } from './image.tsx';
import { useKeptFocus } from './kept-focus.ts';
import { MarkdownBlock } from './markdown.tsx';
import { placeKey, Surroundings } from './place.ts';
import { RichTextBlock } from './rich-text.tsx';
import { SectionBlock } from './section.tsx';
import { TableBlock } from './table.tsx';
import { UnknownBlock } from './unknown.tsx';
import { VideoBlock } from './video.tsx';

const kinds: Record<string, ComponentType<{ block: Block }>> = {
  actions: ActionsBlock,
  alert: AlertBlock,
  card: CardBlock,
  carousel: CarouselBlock,
  container: ContainerBlock,
  context: ContextBlock,
  context_actions: ContextActionsBlock,
  data_table: DataTableBlock,
  divider: () => <hr class="divider" />,
  file: FileBlock,
  header: HeaderBlock,
  image: ImageBlock,
  input: InputBlock,
  markdown: MarkdownBlock,
  plan: PlanBlock,
  rich_text: RichTextBlock,
  section: SectionBlock,
  table: TableBlock,
  task_card: TaskBlock,
  video: VideoBlock,
};

const none: Record<string, string> = {};

interface Given {
  place: Place;
  blocks: Block[];
  values: Values;
  /** The sentence under a field, by block_id. */
  errors?: Record<string, string>;
}

/** Block Kit, on a message, in a modal or on Home. */
export function Blocks({ place, blocks, values, errors = none }: Given) {
  const root = useRef<HTMLDivElement>(null);
  useKeptFocus(root);
  const key = placeKey(place);
  // A place is made anew with each drawing, yet stays the same.
  const around = useMemo(() => ({ place, values, errors }), [key, values, errors]);
  return (
    <div class="blocks" ref={root}>
      <Surroundings.Provider value={around}>
        <BlockList blocks={blocks} />
      </Surroundings.Provider>
    </div>
  );
}

/** Blocks within a block, of the same place. */
export const BlockList = ({ blocks }: { blocks: Block[] }) => (
  <>
    {blocks.map((block) => {
      const Kind = (Object.hasOwn(kinds, block.type) && kinds[block.type]) || UnknownBlock;
      return <Kind key={block.block_id} block={block} />;
    })}
  </>
);
