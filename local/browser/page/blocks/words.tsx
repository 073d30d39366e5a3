import type { TextObject } from '../../protocol/block-kit.ts';
import { Inline } from './inline.tsx';
import type { Inline as Node } from './inline-node.ts';
import { Mrkdwn } from './mrkdwn.tsx';

/** A text object, in whichever of the two kinds it comes. */
export function Words({ of }: { of: TextObject | undefined }) {
  if (of === undefined) return null;
  return of.type === 'mrkdwn' ? (
    <Mrkdwn text={of.text} verbatim={'verbatim' in of && of.verbatim === true} />
  ) : (
    <p class="words">
      <Plain of={of} />
    </p>
  );
}

/** Plain text where a paragraph may not stand, as in a button. */
export const Plain = ({ of }: { of: TextObject }) =>
  'emoji' in of && of.emoji === false ? of.text : <Inline of={withEmoji(of.text)} />;

const withEmoji = (text: string): Node[] =>
  text
    .split(/:([a-z][a-z0-9_+'-]*|[+-]1):/)
    .map((piece, at) => (at % 2 ? { is: 'emoji', name: piece } : { is: 'text', text: piece }));
