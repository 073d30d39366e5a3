import { useId } from 'preact/hooks';
import type { Block } from '../../protocol/block-kit.ts';
import { ElementShown } from '../fields/element.tsx';
import { directory } from '../state.ts';
import { idsIn } from './read.ts';

export function ContextActionsBlock({ block }: { block: Block }) {
  const id = useId();
  const me = directory.value?.me ?? '';
  const shown = (block.elements ?? []).filter(
    ({ visible_to_user_ids: only }) => only === undefined || idsIn(only).includes(me),
  );
  return (
    <div class="actions-block">
      {shown.map((element, at) => (
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
