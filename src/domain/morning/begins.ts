import { isoDate } from '../times.ts';
import { atLondonTime, isOwnWeekday, type WorkingTime } from '../working-time.ts';

/**
 * The day whose list somebody should have by now: today, from the beginning of their hours until the end of them, so that
 * what was missed is made up for. None on a day on which they do not work.
 */
export function dayBegun(
  at: Date,
  { hours, holidays }: WorkingTime,
): { day: string; beganAt: Date } | undefined {
  const day = isoDate(at);
  if (!isOwnWeekday(day, hours) || holidays.includes(day)) return undefined;
  const beganAt = atLondonTime(day, hours.from);
  return at >= beganAt && at < atLondonTime(day, hours.until) ? { day, beganAt } : undefined;
}
