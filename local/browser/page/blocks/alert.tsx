import type { Block } from '../../protocol/block-kit.ts';
import { wordsIn } from './read.ts';
import { Words } from './words.tsx';

const levels: Record<string, string> = {
  info: 'Information',
  warning: 'Warning',
  error: 'Error',
  success: 'Done',
};

/** Its level is a word too, for a colour alone says nothing to many. */
export function AlertBlock({ block }: { block: Block }) {
  const level = wordsIn(block.level);
  const word = Object.hasOwn(levels, level) ? levels[level] : undefined;
  return (
    <div class={`alert-block alert-${word ? level : 'default'}`} role="note">
      {word && <strong>{word}</strong>}
      <Words of={block.text} />
    </div>
  );
}
