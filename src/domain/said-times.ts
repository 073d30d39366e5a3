import { timeMeant } from './said-clock-times.ts';
import { numberOf, numberWord } from './said-numbers.ts';
import { type Said, saidPieces } from './said-pieces.ts';
import { dateInWords, isoDate, plusHours, plusMs, timeOfDay } from './times.ts';
import { isRefusal, type Refusal, refuse } from './transition.ts';
import { atLondonTime, dayPlus, instantsShowing } from './working-time.ts';

interface Telling {
  now: Date;
  /** For what has happened, such as when the client rang: a time by itself is then the last such, not the next. */
  mayBePast?: boolean;
}

/**
 * The instant that a person types as they would say it: '2h', 'fri 2pm', '25/10 18:00'. Nothing is guessed: what
 * may mean two times is refused. A day without a time keeps the clock time of now, to the minute. A time behind now
 * is given as it is.
 */
export function saidTime(text: string, { now, mayBePast = false }: Telling): { at: Date } | Refusal {
  const words = plain(text);
  if (words.length > longest) return unknown;
  if (justNumber.test(words)) return openNumber(numberOf(words));
  const said = saidPieces(words, { today: isoDate(now), mayBePast });
  if (!said || words === '') return vague.test(words) ? noClockTime : unknown;
  const at = instantOf(said, { now: plusMs(now, -(now.getTime() % minute)), mayBePast });
  return isRefusal(at) ? at : { at };
}

const minute = 60_000;
const longest = 60;
const farthestDays = 3_660;
const justNumber = new RegExp(String.raw`^(?:\d{1,2}|${numberWord})$`);
const vague =
  /\b(?:morning|afternoon|evening|night|midnight|lunch\w*|later|soon|asap|week|weekend|any ?time|first thing|end of)\b/;

const unknown = refuse("Type the time as you would say it, such as '2h', 'Fri 2pm' or '25/10 18:00'.");
const noClockTime = refuse(
  "Give a day and a clock time, such as 'tomorrow 10:00': anything less cannot be promised.",
);

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/(^|[\d\s])([ap])\.? ?m(?:\.|\b)/g, '$1$2m')
    .replace(/(\d)t(\d)/, '$1 $2')
    .replace(/\btonight\b/, 'today evening')
    .replace(/\bthis (morning|afternoon|evening)\b/, 'today $1')
    .replace(/[.,;!](?=\s|$)/g, ' ')
    .replace(/[\s,]+/g, ' ')
    .trim();
}

function openNumber(number: number): Refusal {
  const aside = 'A number alone may be a clock time or a length of time';
  if (number === 0 || number > 23)
    return refuse(`${aside}: type a time such as 14:30, or a length such as 30m.`);
  if (number > 12) return refuse(`${aside}: type ${number}:00 or ${number}m.`);
  return refuse(`${aside}: type ${number}am, ${number}pm or ${number}h.`);
}

function instantOf(said: Said, telling: Required<Telling>): Date | Refusal {
  const { now } = telling;
  const { day, duration, clock } = said;
  if (said.isNow) return Object.keys(said).length > 1 ? unknown : now;
  if (day && typeof day !== 'string') return day;
  const time = said.time && timeMeant(said.time, said.part);
  if (time && typeof time !== 'string') return time;
  if (duration) {
    const { days, minutes } = duration;
    const alone = Object.keys(said).length === 1;
    if (day || Math.abs(days) > farthestDays || (minutes !== 0 && !alone)) return unknown;
    if (days === 0) return plusMs(now, minutes * minute);
    const base = onDay(dayPlus(isoDate(now), days), time, said, now);
    return isRefusal(base) ? base : plusMs(base, minutes * minute);
  }
  if (day) return day === isoDate(now) && !time ? noClockTime : onDay(day, time, said, now);
  return time ? withoutDay(time, clock, telling) : noClockTime;
}

/** A day alone keeps the clock time of now; a part of it is not enough to promise a call for. */
function onDay(day: string, time: string | undefined, said: Said, now: Date): Date | Refusal {
  if (time) return theInstant(day, time, said.clock);
  // '25 Oct 2045' may have been meant for 20:45.
  const isFar = Math.abs(Number(day.slice(0, 4)) - now.getUTCFullYear()) > 1;
  return isFar || said.part || said.clock ? noClockTime : theInstant(day, timeOfDay(now), undefined);
}

/** The next time that London's clocks show this, or the last; today's, while it is on that side of now. */
function withoutDay(
  time: string,
  clock: Said['clock'],
  { now, mayBePast }: Required<Telling>,
): Date | Refusal {
  const today = isoDate(now);
  const counts = (at: Date) => (mayBePast ? at <= now : at > now);
  const [only, second] = instantsOn(today, time, clock).filter(counts);
  if (only && !second) return only;
  const isToday = second !== undefined || counts(atLondonTime(today, time));
  return theInstant(isToday ? today : dayPlus(today, mayBePast ? -1 : 1), time, clock);
}

function theInstant(day: string, time: string, clock: Said['clock']): Date | Refusal {
  const [first, second] = instantsOn(day, time, clock);
  if (first && !second) return first;
  const date = dateInWords(new Date(day));
  if (second)
    return refuse(`The clocks go back on ${date} and show ${time} twice: type ${time} BST or ${time} GMT.`);
  const isLeftOut = instantsShowing(day, time).length === 0;
  if (clock && !isLeftOut) return refuse(`${time} on ${date} is not in ${clock}: leave ${clock} out.`);
  const later = timeOfDay(new Date(`${day}T${time}Z`));
  return refuse(
    `The clocks go forward on ${date} and never show ${time}: type ${later}, or a time before 01:00.`,
  );
}

const instantsOn = (day: string, time: string, clock: Said['clock']): Date[] => {
  const inClock = clock && plusHours(new Date(`${day}T${time}Z`), clock === 'BST' ? -1 : 0);
  return instantsShowing(day, time).filter((at) => !inClock || at.getTime() === inClock.getTime());
};
