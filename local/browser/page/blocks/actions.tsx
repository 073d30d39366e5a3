import { useId } from 'preact/hooks';
import type { Block } from '../../protocol/block-kit.ts';
import { ElementShown } from '../fields/element.tsx';

export function ActionsBlock({ block }: { block: Block }) {
  const id = useId();
  return (
    <div class="actions-block">
      {block.elements?.map((element, at) => (
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
