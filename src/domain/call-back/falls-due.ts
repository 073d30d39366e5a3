import { type CallBack, isOpen } from './call-back.ts';
import { isLate } from './clocks.ts';

/** Whether something of it is to be done between two instants, or should have been done already. */
export function fallsDueBetween(it: CallBack, from: Date, until: Date): boolean {
  if (!isOpen(it)) return false;
  if (isLate(it)) return true;
  if (it.status === 'letters-wanted') return true;
  if (it.status === 'fees-awaited') return isBetween(it.feesDueAt, from, until);
  const { startAt, endAt = startAt } = it.window;
  return startAt <= until && endAt >= from;
}

const isBetween = (at: Date | undefined, from: Date, until: Date): boolean =>
  at !== undefined && at >= from && at <= until;

/** The most pressing first. */
export const bySoonest = (a: CallBack, b: CallBack): number =>
  (a.window.endAt ?? a.window.startAt).getTime() - (b.window.endAt ?? b.window.startAt).getTime();
