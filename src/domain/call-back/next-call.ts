import { standing } from './attempts.ts';
import type { CallBack, CallBackStatus } from './call-back.ts';
import { nudges } from './clocks.ts';
import { promised } from './promised.ts';
import { timeOfCall } from './window.ts';

/** When the next call is to be made; none where nobody waits for one. */
export const nextCallAt = (it: CallBack): Date | undefined =>
  promised.includes(it.status) ? timeOfCall(it) : undefined;

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

/** When whoever makes the call is still reminded of it, the next time first. */
export const stillToRemind = ({ reminders }: Pick<CallBack, 'reminders'>): Date[] =>
  Object.values(reminders)
    .filter(({ name, state }) => state === 'waiting' && nudges.some((nudge) => nudge === name))
    .map(({ dueAt }) => dueAt)
    .sort((a, b) => a.getTime() - b.getTime());
