import type { Place } from '../../protocol/acts.ts';
import type { Block, Values } from '../../protocol/block-kit.ts';
import type { MessageShown } from '../../protocol/shown.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { Mrkdwn } from '../blocks/mrkdwn.tsx';

interface Given {
  attachments: MessageShown['attachments'];
  place: Place;
  values: Values;
}

/** What Slack's messages had before blocks, and still may have. */
export function OlderAttachments({ attachments, place, values }: Given) {
  return (
    <>
      {attachments.map((attachment, at) => (
        <div key={at} class="attachment">
          {isBlocks(attachment.blocks) ? (
            <Blocks place={place} blocks={attachment.blocks} values={values} />
          ) : (
            wordsOf(attachment).map((words) => <Mrkdwn key={words} text={words} />)
          )}
        </div>
      ))}
    </>
  );
}

const isBlocks = (held: unknown): held is Block[] => Array.isArray(held) && held.length > 0;

function wordsOf(attachment: Record<string, unknown>): string[] {
  const parts = ['pretext', 'title', 'text'].map((name) => attachment[name]);
  const words = parts.filter((part): part is string => typeof part === 'string' && part !== '');
  const { fallback } = attachment;
  return words.length === 0 && typeof fallback === 'string' ? [fallback] : words;
}
