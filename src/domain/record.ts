import { z } from 'zod';
import { dueAtOf, type Message, message } from './message.ts';
import { type Reminder, reminder } from './reminder.ts';

/** One line of what happened to a record. Only decisions carry a `version`; looks and reminders do not. */
export const historyEntry = z.looseObject({
  at: z.date(),
  /** A Slack user id, or 'casedesk'. */
  by: z.string(),
  what: z.string(),
  from: z.string().optional(),
  to: z.string().optional(),
  /** Free text, sealed at rest. */
  said: z.string().optional(),
  /** What was chosen with it, open: never client data. */
  facts: z.record(z.string(), z.string()).optional(),
  version: z.int().optional(),
  /** The inbound key that caused it: a view id, an event id, or a person and their press. */
  key: z.string().optional(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** What every kind of record has. `rev` counts writes, `version` counts decisions. */
export const record = z.looseObject({
  _id: z.string(),
  schema: z.int(),
  rev: z.int(),
  version: z.int(),
  status: z.string(),
  /** Since when it has that status, and so waits for whoever the status waits for. */
  since: z.date(),
  reference: z.string().optional(),
  history: z.array(historyEntry),
  reminders: z.record(z.string(), reminder),
  messages: z.record(z.string(), message),
});
export type Recorded = z.infer<typeof record>;

const keptFor = 30 * 86_400_000;

/** The two instants by which anything due is found; each from the whole record, so that none can be missed. */
export function dueInstants(it: Pick<Recorded, 'messages' | 'reminders' | 'version' | 'since'>) {
  const deliveries = Object.values(it.messages).map((entry: Message) => dueAtOf(entry, it));
  const firings = Object.values(it.reminders).map(({ state, dueAt }: Reminder) =>
    state === 'waiting' ? dueAt : undefined,
  );
  return { nextDeliveryAt: earliest(deliveries), nextReminderAt: earliest(firings) };
}

function earliest(instants: (Date | undefined)[]): Date | undefined {
  const known = instants.filter((at) => at !== undefined);
  return known.length ? new Date(Math.min(...known.map(Number))) : undefined;
}

/** Drops announcements and errands settled more than 30 days ago; what happened stays in the history. */
export function withoutOldMessages<R extends Recorded>(it: R, now: Date): R {
  const old = (entry: Message) =>
    entry.form !== 'card' &&
    entry.settledAt !== undefined &&
    now.getTime() - entry.settledAt.getTime() > keptFor;
  const kept = Object.entries(it.messages).filter(([, entry]) => !old(entry));
  return kept.length === Object.keys(it.messages).length ? it : { ...it, messages: Object.fromEntries(kept) };
}

/** The decision that a message tells of. */
export const causeOf = (
  { history }: Pick<Recorded, 'history'>,
  { causedBy }: Pick<Message, 'causedBy'>,
): HistoryEntry | undefined => history.find(({ version }) => version === causedBy);

/** The latest decision, for telling a second person what the first one did. */
export const lastDecision = ({ history }: Pick<Recorded, 'history'>): HistoryEntry | undefined =>
  history.findLast(({ version }) => version !== undefined);

/** The latest decision that moved it: those that only note something do not make old news of it. */
export const lastMove = ({ history }: Pick<Recorded, 'history'>): HistoryEntry | undefined =>
  history.findLast(({ version, to }) => version !== undefined && to !== undefined);

/** Whether an inbound key has already had its effect. */
export const hasSeen = ({ history }: Pick<Recorded, 'history'>, key: string): boolean =>
  history.some((entry) => entry.key === key);
