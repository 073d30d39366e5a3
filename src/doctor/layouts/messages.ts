import type { KnownBlock } from '@slack/types';
import { type Message, toSay } from '../../domain/message.ts';
import type { Recorded } from '../../domain/record.ts';
import type { MessageKind } from '../../slack/delivery/message-kind.ts';
import { type Face, rendered } from '../../slack/face.ts';
import { targetText } from '../../slack/target.ts';
import type { Spoken } from '../../wiring.ts';
import { type Limits, longestInstant } from './longest.ts';
import { longestLooks } from './longest-looks.ts';
import { recipientsIn, samples } from './samples.ts';

export interface MessageLayout {
  what: string;
  /** The status of its record. */
  status: string;
  /** Absent where it could not be drawn. */
  message?: { blocks: KnownBlock[] };
}

export const messageCalled = ({ kind }: Spoken, name: string): string => `the message ${kind.name}/${name}`;

/** Every message of a kind of record as it looks in each status, each look once; and the names of those that were said. */
export function messageLayouts(
  spoken: Spoken,
  limits: Limits,
): { layouts: MessageLayout[]; said: Set<string> } {
  const looks = new Map<string, MessageLayout>();
  const said = new Set<string>();
  for (const record of samples(spoken, limits))
    for (const [name, message] of Object.entries(spoken.messages))
      for (const entry of entries(name, record, spoken, limits)) {
        const layout = { what: messageCalled(spoken, name), status: record.status };
        const face = shown(message, record, entry);
        if (face === 'not said') continue;
        said.add(layout.what);
        // Whom it names makes no difference to Slack, as long as it names somebody.
        const look = face ? JSON.stringify(face).replace(/"person":"[^"]+"/g, '') : layout.what;
        if (looks.has(look)) continue;
        const blocks = face && drawn(face, targetText({ kind: spoken.kind.name, id: record._id }));
        looks.set(look, { ...layout, ...(blocks && { message: { blocks } }) });
      }
  return { layouts: longestLooks([...looks.values()]), said };
}

/** Nothing where it throws. */
function shown(
  message: MessageKind<Recorded>,
  record: Recorded,
  entry: Message,
): Face | 'not said' | undefined {
  try {
    return message.stands(record, entry) ? message.face(record, entry) : 'not said';
  } catch {
    return undefined;
  }
}

function drawn(face: Face, target: string): KnownBlock[] | undefined {
  try {
    return rendered(face, target).blocks;
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
