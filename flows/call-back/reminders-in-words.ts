import { dateAndTime, isoDate, timeOfDay } from '../../src/domain/times.ts';

/** 'Reminders at 17:25 and 17:55', with the date of those that are not on the day of the promise. */
export function remindersAt(times: readonly Date[], promisedAt: Date): string {
  const day = isoDate(promisedAt);
  const said = times.map((at) => (isoDate(at) === day ? timeOfDay(at) : dateAndTime(at)));
  return `${said.length > 1 ? 'Reminders' : 'Reminder'} at ${said.join(' and ')}`;
}
