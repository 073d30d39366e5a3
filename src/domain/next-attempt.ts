import { plusMinutes, timeOfDay } from './times.ts';
import { quarterHoursAtWork, type WorkingTime } from './working-time.ts';

interface Attempting extends WorkingTime {
  now: Date;
  /** How long after an attempt, and how far from its time of day, the next is to be. */
  gapMinutes: number;
  notAfter?: Date;
}

/**
 * A time to suggest for the next attempt (CB-26, CB-34): in the part of the day that was tried least, there as far as
 * the gap from the times of day already tried, and then soonest. Nothing where no time is left.
 */
export function nextAttemptAt(tried: readonly Date[], attempting: Attempting): Date | undefined {
  const { now, gapMinutes, notAfter, ...caller } = attempting;
  const open = tried.map((at) => plusMinutes(at, gapMinutes).getTime());
  const times = tried.map(minuteOfDay);
  const parts = times.map(partOfDay);
  let best: { at: Date; rank: number } | undefined;
  for (const at of quarterHoursAtWork(new Date(Math.max(now.getTime(), ...open)), caller)) {
    if (notAfter && at > notAfter) break;
    const minute = minuteOfDay(at);
    const triedThen = parts.filter((part) => part === partOfDay(minute)).length;
    const tooNear = Math.max(0, ...times.map((time) => gapMinutes - Math.abs(time - minute)));
    const rank = triedThen * minutesInADay + tooNear;
    if (!best || rank < best.rank) best = { at, rank };
    if (rank === 0) break;
  }
  return best?.at;
}

const minutesInADay = 1_440;

/** The evening begins when offices close, and around noon is neither morning nor afternoon; the hours are ours. */
const partsBegin = [11, 14, 17];

const partOfDay = (minute: number): number => partsBegin.filter((hour) => minute >= hour * 60).length;

function minuteOfDay(at: Date): number {
  const [hour = 0, minute = 0] = timeOfDay(at).split(':').map(Number);
  return hour * 60 + minute;
}
