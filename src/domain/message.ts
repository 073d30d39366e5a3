import { z } from 'zod';

/**
 * Who a message is for: a person's DM with the app, the AAC channel of an area (by its code), the channel of a specialist
 * team (by its name), or another record.
 */
export const recipient = z.union([
  z.object({ person: z.string() }),
  z.object({ aac: z.string() }),
  z.object({ team: z.string() }),
  z.object({ kind: z.string(), id: z.string() }),
]);
export type Recipient = z.infer<typeof recipient>;

/**
 * What is to be said, to whom, and where it stands once said.
 * A `card` shows the record as it stands and is redrawn in place; an `announcement` renders the decision that
 * caused it (`causedBy`, a version); an `errand` is a command carried to another record.
 */
export const message = z.looseObject({
  name: z.string(),
  form: z.enum(['card', 'announcement', 'errand']),
  urgency: z.enum(['answer', 'reminder']),
  to: recipient,
  dueAt: z.date(),
  causedBy: z.int().optional(),
  /** For an errand, the key of the message that it is about; for words passed on, where they were said. */
  about: z.string().optional(),
  /** The key of the message it hangs under, as a reply. */
  under: z.string().optional(),
  state: z.enum(['pending', 'sending', 'sent', 'redrawing', 'cancelled', 'failed']),
  /** Whoever holds it while sending or redrawing. */
  token: z.string().optional(),
  claimedAt: z.date().optional(),
  /** Not before this instant, after a refusal to wait for. */
  retryAt: z.date().optional(),
  refusals: z.int().default(0),
  problem: z.string().optional(),
  posted: z.looseObject({ channel: z.string(), ts: z.string() }).optional(),
  /** A hash of what stands on the card, and the version it was drawn from. */
  shown: z.string().optional(),
  shownVersion: z.int().optional(),
  /** For a card that follows something else than the record's decisions: how often that has changed. */
  version: z.int().optional(),
  settledAt: z.date().optional(),
});
export type Message = z.infer<typeof message>;

/** A message yet to be said. */
export function toSay(
  said: Pick<Message, 'name' | 'form' | 'to' | 'dueAt'> &
    Partial<Pick<Message, 'urgency' | 'causedBy' | 'under' | 'about' | 'version'>>,
): Message {
  return { urgency: 'answer', ...said, state: 'pending', refusals: 0 };
}

const settled = new Set<Message['state']>(['sent', 'cancelled', 'failed']);

export const isSettled = (entry: Message): boolean => settled.has(entry.state);

/** The version that a card shows once it is drawn. */
export const drawnFrom = (entry: Message, { version }: { version: number }): number =>
  entry.version ?? version;

/** When a message next wants the deliverer, if it does. A card that stands is due since the decision it does not show. */
export function dueAtOf(
  entry: Message,
  { messages, version, since }: { messages: Record<string, Message>; version: number; since: Date },
): Date | undefined {
  const due = entry.retryAt ?? entry.dueAt;
  const redrawDue = entry.retryAt && entry.retryAt > since ? entry.retryAt : since;
  switch (entry.state) {
    case 'pending': {
      const parent = entry.under === undefined ? undefined : messages[entry.under];
      return parent && !isSettled(parent) && parent.state !== 'redrawing' ? undefined : due;
    }
    case 'sending':
      return due;
    case 'redrawing':
      return redrawDue;
    case 'sent':
      return entry.form === 'card' && (entry.shownVersion ?? 0) < drawnFrom(entry, { version })
        ? redrawDue
        : undefined;
    default:
      return undefined;
  }
}
