import { plusHours } from './times.ts';
import { quarterHoursAtWork, type WorkingTime } from './working-time.ts';

interface Diary extends WorkingTime {
  /** The times of the owner's other promises. */
  taken: readonly Date[];
  minutesEach: number;
}

/** The first quarter hour from then on in which the owner works and has promised nothing; none within a month. */
export function nextFreeSlot(from: Date, { taken, minutesEach, ...owner }: Diary): Date | undefined {
  for (const slot of quarterHoursAtWork(from, owner))
    if (taken.every((at) => minutesBetween(at, slot) >= minutesEach)) return slot;
  return undefined;
}

/** Those promises that are within an hour before or after, the earliest first. */
export function promisesNear(at: Date, taken: readonly Date[]): Date[] {
  const [from, until] = [plusHours(at, -1), plusHours(at, 1)];
  return taken.filter((one) => one >= from && one <= until).sort((a, b) => a.getTime() - b.getTime());
}

const minutesBetween = (a: Date, b: Date): number => Math.abs(a.getTime() - b.getTime()) / 60_000;
