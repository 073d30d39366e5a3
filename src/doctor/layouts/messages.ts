import type { KnownBlock } from '@slack/types';
import { type Message, toSay } from '../../domain/message.ts';
import type { Recorded } from '../../domain/record.ts';
import type { MessageKind } from '../../slack/delivery/message-kind.ts';
import { rendered } from '../../slack/face.ts';
import { targetText } from '../../slack/target.ts';
import type { Spoken } from '../../wiring.ts';
import { type Limits, longestInstant } from './longest.ts';
import { recipientsIn, samples } from './samples.ts';

export interface MessageLayout {
  what: string;
  /** The status of its record. */
  status: string;
  /** Absent where it could not be drawn. */
  message?: { blocks: KnownBlock[] };
}

export const messageCalled = ({ kind }: Spoken, name: string): string => `the message ${kind.name}/${name}`;

/** Every message of a kind of record as it looks in each status, each look once. */
export function messageLayouts(spoken: Spoken, limits: Limits): MessageLayout[] {
  const looks = new Map<string, MessageLayout>();
  for (const record of samples(spoken, limits))
    for (const [name, message] of Object.entries(spoken.messages))
      for (const entry of entries(name, record, spoken, limits)) {
        const layout = { what: messageCalled(spoken, name), status: record.status };
        const blocks = drawn(message, record, entry, spoken.kind.name);
        if (blocks === 'not said') continue;
        // Whom it names makes no difference to Slack, as long as it names somebody.
        const look = blocks ? JSON.stringify(blocks).replace(/"user_id":"[^"]+"/g, '') : layout.what;
        if (!looks.has(look)) looks.set(look, { ...layout, ...(blocks && { message: { blocks } }) });
      }
  return [...looks.values()];
}

/** Nothing where it throws. */
function drawn(
  message: MessageKind<Recorded>,
  record: Recorded,
  entry: Message,
  kind: string,
): KnownBlock[] | 'not said' | undefined {
  try {
    if (!message.stands(record, entry)) return 'not said';
    return rendered(message.face(record, entry), targetText({ kind, id: record._id })).blocks;
  } catch {
    return undefined;
  }
}

/** To everyone and everywhere that the record names, and to somebody that it does not. */
const entries = (name: string, record: Recorded, { remark }: Spoken, limits: Limits): Message[] =>
  recipientsIn(record, limits).map((to) =>
    toSay({
      name,
      form: 'card',
      to,
      dueAt: longestInstant,
      causedBy: record.version,
      ...(remark && { about: remark.about }),
    }),
  );
