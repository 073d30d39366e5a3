import { useId } from 'preact/hooks';
import type { Block, Element } from '../../protocol/block-kit.ts';
import { ElementShown } from '../fields/element.tsx';

/** Controls side by side, under no label. */
export function Elements({ block, elements }: { block: Block; elements: Element[] }) {
  const id = useId();
  return (
    <div class="actions-block">
      {elements.map((element, at) => (
        <ElementShown
          key={element.action_id}
          block={block}
          element={element}
          naming={{ id: `${id}-${at}`, label: '' }}
        />
      ))}
    </div>
  );
}
