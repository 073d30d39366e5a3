import type { Block } from '../../protocol/block-kit.ts';
import { isLoose } from './read.ts';
import { mrkdwnSaid } from './said.ts';

/** A block that nobody has taught this page to lay out keeps its words. */
export const UnknownBlock = ({ block }: { block: Block }) => {
  const words = wordsWithin(block);
  return <p class="words">{words || `A ${block.type.replaceAll('_', ' ')}, which cannot be shown here.`}</p>;
};

function wordsWithin(thing: unknown): string {
  if (Array.isArray(thing)) return thing.map(wordsWithin).filter(Boolean).join(' ');
  if (!isLoose(thing)) return '';
  if (typeof thing.text === 'string') return thing.type === 'mrkdwn' ? mrkdwnSaid(thing.text) : thing.text;
  if (typeof thing.title === 'string')
    return [thing.title, wordsWithin({ ...thing, title: '' })].join(' ').trim();
  return wordsWithin(Object.values(thing));
}
