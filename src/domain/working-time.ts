import { isoDate, plusDays, plusHours, timeOfDay } from './times.ts';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** When a person works: from and until as HH:MM in London, on these days. */
export interface WorkingHours {
  from: string;
  until: string;
  days: readonly (typeof weekdays)[number][];
}

/** From 0 for a Monday to 6 for a Sunday. */
export const weekdayOf = (day: string): number => (new Date(day).getUTCDay() + 6) % 7;

/** Whose time it is: when they work, and the bank holidays that they keep. */
export interface WorkingTime {
  hours: WorkingHours;
  holidays: readonly string[];
}

/** Whether this YYYY-MM-DD is one of the weekdays on which they work; a bank holiday may be. */
export const isOwnWeekday = (day: string, { days }: WorkingHours): boolean =>
  days.some((one) => one === weekdays[weekdayOf(day)]);

/** Why it is not a time at which they work, if it is not. */
export function whyOffWork(
  at: Date,
  { hours, holidays }: WorkingTime,
): 'bank-holiday' | 'day-off' | 'outside-hours' | undefined {
  const [day, time] = [isoDate(at), timeOfDay(at)];
  if (holidays.includes(day)) return 'bank-holiday';
  if (!isOwnWeekday(day, hours)) return 'day-off';
  return time >= hours.from && time < hours.until ? undefined : 'outside-hours';
}

const quarterHourMs = 900_000;
const daysLookedAhead = 31;

/** Each quarter hour from an instant on at which they work, a month ahead. */
export function* quarterHoursAtWork(from: Date, { hours, holidays }: WorkingTime): Generator<Date> {
  const today = isoDate(from);
  for (let ahead = 0; ahead <= daysLookedAhead; ahead++) {
    const day = dayPlus(today, ahead);
    if (!isOwnWeekday(day, hours) || holidays.includes(day)) continue;
    const begin = Math.max(from.getTime(), atLondonTime(day, hours.from).getTime());
    const end = atLondonTime(day, hours.until).getTime();
    for (let at = Math.ceil(begin / quarterHourMs) * quarterHourMs; at < end; at += quarterHourMs)
      yield new Date(at);
  }
}

/** Whether this YYYY-MM-DD is a day from Monday to Friday, and no bank holiday. */
export function isWorkingDay(day: string, holidays: readonly string[]): boolean {
  const weekday = new Date(day).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.includes(day);
}

/** The nth working day after the London day of `at`, as YYYY-MM-DD; the day of `at` does not count (INC-15). */
export function workingDayAfter(at: Date, days: number, holidays: readonly string[]): string {
  let day = isoDate(at);
  for (let left = days; left > 0; left--) {
    do day = dayAfter(day);
    while (!isWorkingDay(day, holidays));
  }
  return day;
}

/**
 * The first instant at which London's clocks show this YYYY-MM-DD and HH:MM. Where they never do, since they go
 * forward past it, the instant after the gap.
 */
export function atLondonTime(day: string, time: string): Date {
  const inWinter = new Date(`${day}T${time}Z`);
  const inSummer = plusHours(inWinter, -1);
  // The clocks go forward on a whole hour of UTC, whose number is that of the hour left out.
  const afterTheGap = new Date(`${day}T${time.slice(0, 2)}:00Z`);
  return [inSummer, afterTheGap].find((at) => londonClock(at) >= `${day}T${time}`) ?? inWinter;
}

/** Every instant at which London's clocks show this YYYY-MM-DD and HH:MM: one, none in spring, two in autumn. */
export function instantsShowing(day: string, time: string): Date[] {
  const inWinter = new Date(`${day}T${time}Z`);
  return [plusHours(inWinter, -1), inWinter].filter((at) => londonClock(at) === `${day}T${time}`);
}

/** The YYYY-MM-DD so many days after this one, or before it. */
export const dayPlus = (day: string, days: number): string =>
  plusDays(new Date(day), days).toISOString().slice(0, 10);

const dayAfter = (day: string): string => dayPlus(day, 1);

const londonClock = (at: Date): string => `${isoDate(at)}T${timeOfDay(at)}`;
