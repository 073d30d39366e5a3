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

/** Whether a person with these hours works on this YYYY-MM-DD, bank holidays left out. */
export const worksOn = (day: string, { days }: WorkingHours): boolean =>
  days.some((one) => one === weekdays[weekdayOf(day)]);

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
