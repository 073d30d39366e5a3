import { type Refusal, refuse } from './transition.ts';
import { dayPlus } from './working-time.ts';

/** From when days are reckoned: London's today, and whether what is told of lies behind it. */
export interface Reckoning {
  today: string;
  mayBePast: boolean;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month = [
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?',
  'july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?',
].join('|');
const ordinal = '(?:st|nd|rd|th)';
const end = '(?![a-z0-9:/])';
const year = String.raw`(?:,? (?<year>20\d{2}))?${end}`;

/** Each way to write a date; the day stands before the month, as Britain has it. */
const writings = [
  new RegExp(String.raw`^(?<year>20\d{2})-(?<month>\d{2})-(?<day>\d{2})${end}`),
  new RegExp(String.raw`^(?<day>\d{1,2})/(?<month>\d{1,2})(?:/(?<year>20\d{2}|\d{2}))?${end}`),
  new RegExp(String.raw`^(?<day>\d{1,2})([.-])(?<month>\d{1,2})\2(?<year>20\d{2})${end}`),
  new RegExp(String.raw`^(?:the )?(?<day>\d{1,2})${ordinal}?(?: of)? ?(?<month>${month})${year}`),
  new RegExp(String.raw`^(?<month>${month}) (?<day>\d{1,2})${ordinal}?${year}`),
  new RegExp(String.raw`^(?:the )?(?<day>\d{1,2})${ordinal}${end}`),
];

/** The YYYY-MM-DD of the date that stands first in the text, with its length there. */
export function readDate(
  text: string,
  from: Reckoning,
): { day: string | Refusal; length: number } | undefined {
  for (const writing of writings) {
    const match = writing.exec(text);
    if (match) return { day: dayOf(match.groups ?? {}, from), length: match[0].length };
  }
  return undefined;
}

function dayOf({ day = '', month, year }: Record<string, string | undefined>, from: Reckoning) {
  const number = Number(day);
  if (month === undefined) return dayOfSomeMonth(number, from);
  const ofYear = /^\d/.test(month) ? Number(month) : months.indexOf(month.slice(0, 3)) + 1;
  if (ofYear < 1 || ofYear > 12) return refuse('There is no such month: the day comes first, as in 25/10.');
  if (year !== undefined) return existing(Number(year) % 100, ofYear, number) ?? noSuchDate;
  const thisYear = Number(from.today.slice(2, 4));
  const years = [thisYear - 1, thisYear, thisYear + 1];
  return nearest(
    years.map((one) => existing(one, ofYear, number)),
    from,
  );
}

/** 'The 25th': of this month or of a month nearby that has one. */
function dayOfSomeMonth(number: number, from: Reckoning) {
  const days = Array.from({ length: 125 }, (_, index) => dayPlus(from.today, index - 62));
  return nearest(
    days.filter((day) => Number(day.slice(8)) === number),
    { ...from, slipDays: 0 },
  );
}

/** A date without its year, this recent on the wrong side of today, is a slip that the caller is to hear of. */
const slipDays = 30;

function nearest(
  days: readonly (string | undefined)[],
  { today, mayBePast, slipDays: slip = slipDays }: Reckoning & { slipDays?: number },
): string | Refusal {
  const ahead = (day: string) => day >= dayPlus(today, -slip);
  const behind = (day: string) => day <= dayPlus(today, slip);
  const known = days.filter((day) => day !== undefined);
  return (mayBePast ? known.findLast(behind) : known.find(ahead)) ?? noSuchDate;
}

const noSuchDate = refuse('There is no such date: type a day that the calendar has, such as 25/10/2026.');

/** The YYYY-MM-DD of a date of this century, unless its month is too short for it. */
function existing(year: number, month: number, day: number): string | undefined {
  const at = new Date(Date.UTC(2000 + year, month - 1, day));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day
    ? at.toISOString().slice(0, 10)
    : undefined;
}
