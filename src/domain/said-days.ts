import { type Reckoning, readDate } from './said-dates.ts';
import { dateInWords } from './times.ts';
import { type Refusal, refuse } from './transition.ts';
import { dayPlus, weekdayOf, weekdays } from './working-time.ts';

const weekday =
  'mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?';
const end = '(?![a-z0-9:/])';
const fromToday = new RegExp(`^(today|tomorrow|tmrw|yesterday)(?<week> week)?${end}`);
const ofTheWeek = new RegExp(
  `^(?:(?<which>this|next|last)(?: week)? )?(?<weekday>${weekday})(?<week> week)?(?<nextWeek> next week)?${end}`,
);

/** The YYYY-MM-DD of the day that stands first in the text, with its length there. */
export function readDay(
  text: string,
  from: Reckoning,
): { day: string | Refusal; length: number } | undefined {
  const near = fromToday.exec(text);
  if (near) {
    const days = near[1] === 'today' ? 0 : near[1] === 'yesterday' ? -1 : 1;
    return { day: dayPlus(from.today, days + (near.groups?.week ? 7 : 0)), length: near[0].length };
  }
  const named = ofTheWeek.exec(text);
  if (!named) return readDate(text, from);
  const { which, weekday = '', week, nextWeek } = named.groups ?? {};
  const target = weekdays.findIndex((one) => weekday.startsWith(one));
  const dated = /^,? (.*)/.exec(text.slice(named[0].length));
  const date = dated?.[1] === undefined ? undefined : readDate(dated[1], from);
  if (date && dated?.[1] !== undefined) {
    const length = text.length - dated[1].length + date.length;
    return { day: agreed(date.day, target), length };
  }
  const day = dayOfTheWeek(target, nextWeek ? 'next' : which, from);
  return { day: week ? dayPlus(day, 7) : day, length: named[0].length };
}

function agreed(day: string | Refusal, target: number): string | Refusal {
  if (typeof day !== 'string' || weekdayOf(day) === target) return day;
  return refuse(`That date is ${dateInWords(new Date(day))}: correct it, or leave out the weekday.`);
}

/**
 * A weekday is the next such day after today, or the last one before it where what is told of lies behind. 'Next'
 * is that day of the week that starts on the Monday to come; 'this' on that very day is today.
 */
function dayOfTheWeek(target: number, which: string | undefined, { today, mayBePast }: Reckoning): string {
  const current = weekdayOf(today);
  if (which === 'next') return dayPlus(today, 7 - current + target);
  if (which === 'this' && current === target) return today;
  const ahead = ((target - current + 6) % 7) + 1;
  return dayPlus(today, which === 'last' || mayBePast ? ahead - (ahead === 7 ? 14 : 7) : ahead);
}
