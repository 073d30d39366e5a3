import { plusHours, plusMinutes } from '../times.ts';
import { type CallBack, type CallBackKind, isApplication, type PromiseWindow } from './call-back.ts';

/** When the call is to be made: as agreed with the client, or else by its end. */
export const timeOfCall = ({
  agreedAt,
  window: { startAt, endAt },
}: {
  agreedAt?: Date | undefined;
  window: PromiseWindow;
}): Date => agreedAt ?? endAt ?? startAt;

type Levels = Pick<CallBack['serviceLevels'], 'startsBeforeAgreedMinutes' | 'completeWithinHours'>;

/**
 * From when until when a call-back is to be made: Example A, 1 and 2 (CB-11, CB-14, CB-15; Q2). One's own ends at the
 * agreed time; one for somebody else 24 hours after it was received, or at the agreed time if that is later; without a
 * time the last half hour of those 24. An informal one has no end (Q5).
 */
export function windowOf(
  { kind, receivedAt, agreedAt }: { kind: CallBackKind; receivedAt: Date; agreedAt?: Date | undefined },
  { startsBeforeAgreedMinutes, completeWithinHours }: Levels,
): PromiseWindow {
  const latest = plusHours(receivedAt, completeWithinHours);
  if (kind === 'informal') return { startAt: agreedAt ?? latest };
  if (!agreedAt) return { startAt: plusMinutes(latest, -startsBeforeAgreedMinutes), endAt: latest };
  const startAt = isApplication({ kind }) ? agreedAt : plusMinutes(agreedAt, -startsBeforeAgreedMinutes);
  const endAt = kind === 'own' || agreedAt > latest ? agreedAt : latest;
  return { startAt, endAt };
}
