import { standing } from './attempts.ts';
import type { CallBack, CallBackStatus } from './call-back.ts';
import { nudges } from './clocks.ts';
import { promised } from './promised.ts';

/** When the next call is to be made: as agreed with the client, or else by its end; none where nobody waits for one. */
export function nextCallAt({ status, agreedAt, window }: CallBack): Date | undefined {
  return promised.includes(status) ? (agreedAt ?? window.endAt ?? window.startAt) : undefined;
}

const awaited: Partial<Record<CallBackStatus, (it: CallBack) => Date | undefined>> = {
  'fees-awaited': ({ feesDueAt }) => feesDueAt,
};

/** What it is next looked at for: the call, or the day on which fees are due. */
export const nextAt = (it: CallBack): Date | undefined => nextCallAt(it) ?? awaited[it.status]?.(it);

/** By when the client was promised a call as it was booked, whatever was agreed since. */
export function firstPromise(it: CallBack): Date | undefined {
  const told = it.history[0]?.facts?.promisedBy;
  return told ? new Date(told) : undefined;
}

const begins: ReadonlySet<string> = new Set([
  'book',
  'allocate',
  'take',
  'move',
  'hand-over',
  'reschedule',
  'record-attempt',
]);
const isNudge = (what: string): boolean => nudges.some((name) => what === `remind/${name}`);

/** When its owner was last reminded of the next call; of one before it does not count. */
export function remindedAt({ history }: CallBack): Date | undefined {
  const told = standing(history);
  const since = told.findLastIndex(({ what }) => begins.has(what));
  return told.slice(since + 1).findLast(({ what }) => isNudge(what))?.at;
}

/** When its owner is next reminded. */
export function nextReminderAt({ reminders }: CallBack): Date | undefined {
  const waiting = Object.values(reminders).filter(
    ({ name, state }) => state === 'waiting' && nudges.some((nudge) => nudge === name),
  );
  return waiting.map(({ dueAt }) => dueAt).sort((a, b) => a.getTime() - b.getTime())[0];
}
