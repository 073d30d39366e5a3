import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import { statusInWords } from '../../src/domain/call-back/refusals.ts';
import { timeOfCall } from '../../src/domain/call-back/window.ts';
import { dateAndTime, plusHours, timeOfDay } from '../../src/domain/times.ts';
import type { BookingFacts } from './book-facts.ts';
import { remindersAt } from './reminders-in-words.ts';

/** What the form says back before it is saved: what is promised, when, and what there is to be said of it. */
export const saidBack = (facts: BookingFacts): string[] =>
  [
    promised(facts),
    clocks(facts),
    tellTheClient(facts),
    ...facts.warnings.map(({ said }) => said),
    perhapsFormal(facts),
    nearby(facts),
    preferred(facts),
    ...facts.doubles.map(isOpenToo),
  ].filter((sentence) => sentence !== '');

function promised({
  kind,
  owner,
  isBooker,
  team,
  agreedAt,
  window: { startAt, endAt },
}: BookingFacts): string {
  const when = agreedAt
    ? `on ${dateAndTime(agreedAt)}`
    : `at any time until ${dateAndTime(endAt ?? startAt)}`;
  if (kind === 'functionally-unique')
    return `${team || 'The specialist team'} will be asked to ring ${when}.`;
  if (owner === undefined)
    return `New Applications will be asked to ring ${when}; a team leader there allocates it.`;
  return isBooker ? `You will ring ${when}.` : `<@${owner}> will be asked to ring ${when}.`;
}

function clocks(facts: BookingFacts): string {
  const {
    nudges,
    isRemindedAtOnce,
    window: { endAt },
  } = facts;
  const atOnce = isRemindedAtOnce ? 'A reminder comes at once. ' : '';
  if (!nudges.length) return endAt ? `${atOnce}To be done by ${dateAndTime(endAt)}.` : atOnce.trim();
  const reminders = `${atOnce}${remindersAt(nudges, timeOfCall(facts))}`;
  return endAt ? `${reminders}; to be done by ${dateAndTime(endAt)}.` : `${reminders}; it has no end.`;
}

/** CB-14: what whoever has the client on the phone says of somebody else's call. */
function tellTheClient({ kind, agreedAt, receivedAt, completeWithinHours: hours }: BookingFacts): string {
  if (kind !== 'for-another') return '';
  const latest = plusHours(receivedAt, hours);
  if (agreedAt && agreedAt > latest) return 'Tell the client that this time will be requested.';
  const within = `the call comes within ${hours} hours, before ${dateAndTime(latest)}.`;
  return agreedAt
    ? `Tell the client that this time will be requested, and that ${within}`
    : `Tell the client that ${within}`;
}

/** Q4, the other way round. */
function perhapsFormal({ kind, agreedAt, receivedAt, completeWithinHours }: BookingFacts): string {
  if (kind !== 'informal' || !agreedAt || agreedAt > plusHours(receivedAt, completeWithinHours)) return '';
  return `This is within ${completeWithinHours} hours. If the client was promised this time, go back and choose who rings back: it is then a formal call-back, with an end.`;
}

function nearby({ near, free, isBooker, owner }: BookingFacts): string {
  if (!near.length) return '';
  const whose = isBooker ? 'you have' : `<@${owner}> has`;
  const taken = `Near that time ${whose} promised to ring at ${near.map(timeOfDay).join(' and ')}.`;
  return free ? `${taken} The next free time is ${dateAndTime(free)}.` : taken;
}

/** CB-12. */
function preferred({ preferred: kept }: BookingFacts): string {
  if (!kept) return '';
  return `Preferred contact time: ${kept.words}. It counts as agreed once you confirm it.`;
}

function isOpenToo(it: CallBack): string {
  const { agreedAt, owner, reference = 'Another call-back', window } = it;
  const when = agreedAt
    ? `agreed for ${dateAndTime(agreedAt)}`
    : `to be made by ${dateAndTime(window.endAt ?? window.startAt)}`;
  const whose = owner === undefined ? '' : ` by <@${owner}>`;
  return `${reference} is open for this client: ${when}${whose}; ${statusInWords(it)}.`;
}
