import { dateAndTime, dateInWords, isoDate, plusDays, plusHours, timeOfDay } from './times.ts';
import { atLondonTime, dayPlus, instantsShowing, type WorkingTime, whyOffWork } from './working-time.ts';

export interface PromiseWarning {
  kind:
    | 'has-passed'
    | 'bank-holiday'
    | 'day-off'
    | 'outside-hours'
    | 'clocks-change'
    | 'later-than-allowed'
    | 'perhaps-informal';
  /** What is so, and what may be done. */
  said: string;
}

interface Booking extends WorkingTime {
  now: Date;
  /** When the client's call came in. */
  receivedAt: Date;
  completeWithinHours: number;
  /** Said to whoever makes the call. */
  isOwn?: boolean;
}

/**
 * Everything to be said at booking about the time of a call-back (CB-42, CB-43, Q3). Nothing is shifted; a time that
 * has passed is to be refused, the rest is the person's choice.
 */
export function promiseWarnings(at: Date, booking: Booking): PromiseWarning[] {
  if (at <= booking.now)
    return [
      { kind: 'has-passed', said: `${dateAndTime(at)} has passed. Type a time that is still to come.` },
    ];
  const said = [offWork(at, booking), clocksChange(at), late(at, booking), perhapsInformal(at, booking)];
  return said.filter((warning) => warning !== undefined);
}

const whatMayBeDone =
  'Ask the client for another time; or keep it, and a team leader moves the call-back to someone who works then and back afterwards, or passes its details on to be viewed.';

function offWork(at: Date, working: Booking): PromiseWarning | undefined {
  const kind = whyOffWork(at, working);
  const { from, until } = working.hours;
  const [whom, whose, who] = working.isOwn
    ? ['you', 'your', 'You do']
    : ['the owner', "the owner's", 'The owner does'];
  switch (kind) {
    case 'bank-holiday':
      return { kind, said: `${dateInWords(at)} is a bank holiday for ${whom}. ${whatMayBeDone}` };
    case 'day-off':
      return { kind, said: `${who} not work on ${dateInWords(at)}. ${whatMayBeDone}` };
    case 'outside-hours':
      return {
        kind,
        said: `${timeOfDay(at)} is outside ${whose} hours, ${from} to ${until}. ${whatMayBeDone}`,
      };
    case undefined:
      return undefined;
  }
}

/** The client may not have changed their clock yet, or may have done so already. */
function clocksChange(at: Date): PromiseWarning | undefined {
  const [day, time] = [isoDate(at), timeOfDay(at)];
  const noon = atLondonTime(day, '12:00');
  const hoursSinceNoon = (noon.getTime() - atLondonTime(dayPlus(day, -1), '12:00').getTime()) / 3_600_000;
  if (hoursSinceNoon === 24) return undefined;
  const isBack = hoursSinceNoon > 24;
  const isNew = at >= new Date(`${day}T01:00Z`);
  const clock = isBack === isNew ? 'GMT' : 'BST';
  const change = `The clocks go ${isBack ? 'back' : 'forward'} on ${dateInWords(at)}`;
  const said =
    instantsShowing(day, time).length > 1
      ? `${change} and show ${time} twice. This is ${time} ${clock}, the ${isNew ? 'second' : 'first'}: tell the client so.`
      : `${change}. ${time} is by the ${isNew ? 'new' : 'old'} time, ${clock}: tell the client so.`;
  return { kind: 'clocks-change', said };
}

function late(at: Date, { receivedAt, completeWithinHours }: Booking): PromiseWarning | undefined {
  const limit = plusHours(receivedAt, completeWithinHours);
  if (at <= limit) return undefined;
  const said = [
    `This is later than ${completeWithinHours} hours after the client's call, which end on ${dateAndTime(limit)}.`,
    'Keep it only if the client named this time; otherwise agree an earlier one.',
  ];
  return { kind: 'later-than-allowed', said: said.join(' ') };
}

/** Example A's two days are formal, and weeks are not (Q4); the number of days in between is ours. */
const fewDays = 3;

function perhapsInformal(at: Date, { receivedAt }: Booking): PromiseWarning | undefined {
  if (at <= plusDays(receivedAt, fewDays)) return undefined;
  const said = `This is more than ${fewDays} days ahead. If the client asked for a later day or week and not for this time, book an informal call-back.`;
  return { kind: 'perhaps-informal', said };
}
