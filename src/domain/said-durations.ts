import { numberOf, numberWord } from './said-numbers.ts';

/** A stretch of time as said: days keep London's clock time, minutes are time that passes. */
export interface SaidDuration {
  days: number;
  minutes: number;
}

const unit = 'm|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?|fortnights?';
// A word has its space, or 'and' would be a day.
const one = String.raw`(\d{1,2}\.5(?= ?h)|\d{1,4}|(?:half an?|an?|${numberWord})(?= )) ?(${unit})(?![a-z])`;
const whole = new RegExp(`^${one}(?:(?: and)? ?${one})*`);
const each = new RegExp(one, 'g');
// '0930 hours' is how a clock time is said, and never a duration.
const clockInHours = /^\d{4} ?(?:h|hrs|hours)(?![a-z])/;
const hoursAndMinutes = /^(\d{1,2})h(\d{2})(?![\da-z])/;

/** The duration that stands first in the text, such as '2 hours' or '1h 30m', with its length. */
export function readDuration(text: string): { duration: SaidDuration; length: number } | undefined {
  if (clockInHours.test(text)) return undefined;
  const [short, hours, minutes] = hoursAndMinutes.exec(text) ?? [];
  if (short !== undefined)
    return { duration: { days: 0, minutes: Number(hours) * 60 + Number(minutes) }, length: short.length };
  const [said] = whole.exec(text) ?? [];
  if (said === undefined) return undefined;
  const duration = { days: 0, minutes: 0 };
  for (const [, number = '', unit = ''] of said.matchAll(each)) {
    const many = quantity(number);
    if (unit.startsWith('m')) duration.minutes += many;
    else if (unit.startsWith('h')) duration.minutes += many * 60;
    else duration.days += many * daysIn(unit);
  }
  // Half a minute and half a day are no instants that a person means.
  const isWhole = Number.isInteger(duration.days) && Number.isInteger(duration.minutes);
  return isWhole ? { duration, length: said.length } : undefined;
}

function quantity(said: string): number {
  if (said.startsWith('half')) return 0.5;
  return said.startsWith('a') ? 1 : numberOf(said);
}

function daysIn(unit: string): number {
  if (unit.startsWith('d')) return 1;
  return unit.startsWith('f') ? 14 : 7;
}
