import type { Place } from '../../protocol/acts.ts';
import type { MessageShown } from '../../protocol/shown.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { Mrkdwn } from '../blocks/mrkdwn.tsx';
import { OlderAttachments } from './older-attachments.tsx';

/** What a message says: its blocks, or its text where it has none. */
export function Body({ message, place }: { message: MessageShown; place: Place }) {
  const { text, blocks, attachments, values } = message;
  return (
    <>
      {blocks.length > 0 ? (
        <Blocks place={place} blocks={blocks} values={values} />
      ) : (
        text !== '' && <Mrkdwn text={text} />
      )}
      {attachments.length > 0 && <OlderAttachments attachments={attachments} place={place} values={values} />}
    </>
  );
}
