import type { Recorded } from '../domain/record.ts';
import type { Index } from './indexes.ts';
import type { Kind } from './kind.ts';

/** What each query of a kind of record walks along. */
export function indexesOf<R extends Recorded>({ referencePrefix, expires }: Kind<R>): Index[] {
  // Partial and not sparse: every document has an _id, so a sparse index over both would hold them all.
  const due = (name: string, instant: string): Index => ({
    name,
    key: { [instant]: 1, _id: 1 },
    partialFilterExpression: { [instant]: { $exists: true } },
  });
  return [
    due('due-deliveries', 'nextDeliveryAt'),
    due('due-reminders', 'nextReminderAt'),
    // Neither partial nor sparse: what has no list yet is found by it, too.
    { name: 'found-by', key: { foundBy: 1, since: 1, _id: 1 } },
    ...(referencePrefix
      ? [{ name: 'reference', key: { reference: 1 }, unique: true, sparse: true } as const]
      : []),
    ...(expires ? [{ name: 'expiry', key: { expiresAt: 1 }, expireAfterSeconds: 0 } as const] : []),
  ];
}
