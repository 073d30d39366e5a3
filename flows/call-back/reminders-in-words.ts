import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import { nudges } from '../../src/domain/call-back/clocks.ts';
import { dateAndTime, isoDate, timeOfDay } from '../../src/domain/times.ts';

/** 'Reminders at 17:25 and 17:55', with the date of those that are not on the day of the promise. */
export function remindersAt(times: readonly Date[], promisedAt: Date): string {
  const day = isoDate(promisedAt);
  const said = times.map((at) => (isoDate(at) === day ? timeOfDay(at) : dateAndTime(at)));
  return `${said.length > 1 ? 'Reminders' : 'Reminder'} at ${said.join(' and ')}`;
}

/** When whoever makes the call is still reminded of it. */
export const stillToRemind = ({ status, reminders }: Pick<CallBack, 'status' | 'reminders'>): Date[] =>
  status === 'awaiting-call'
    ? Object.values(reminders)
        .filter(({ name, state }) => state === 'waiting' && nudges.some((nudge) => nudge === name))
        .map(({ dueAt }) => dueAt)
        .sort((a, b) => a.getTime() - b.getTime())
    : [];
