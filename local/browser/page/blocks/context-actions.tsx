import type { Block } from '../../protocol/block-kit.ts';
import { directory } from '../state.ts';
import { Elements } from './elements.tsx';
import { idsIn } from './read.ts';

export function ContextActionsBlock({ block }: { block: Block }) {
  const me = directory.value?.me ?? '';
  const shown = (block.elements ?? []).filter(
    ({ visible_to_user_ids: only }) => only === undefined || idsIn(only).includes(me),
  );
  return <Elements block={block} elements={shown} />;
}
