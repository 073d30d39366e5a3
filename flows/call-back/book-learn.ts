import { refusals } from '../../src/domain/call-back/refusals.ts';
import { agreedAtAsSaid, receivedAtAsSaid } from '../../src/domain/call-back/told-times.ts';
import type { Values } from '../../src/domain/fields.ts';
import { dateAndTime } from '../../src/domain/times.ts';
import { isRefusal, type Refusal, refuse } from '../../src/domain/transition.ts';
import type { Checking } from '../../src/slack/form.ts';
import type { Deps } from '../deps.ts';
import { type Booker, type BookingFacts, bookingFacts } from './book-facts.ts';
import { keptOfClient, keptOfNewClient } from './book-kept.ts';
import { unfitOwner } from './book-owner.ts';
import { contactAskedFirst, following } from './book-reaching.ts';
import { saidBack } from './book-said.ts';
import { rangAbout, unsettled } from './book-settle.ts';
import { triedOut } from './booking-of.ts';
import { instantIn, listIn, textIn } from './given.ts';

type Learning = Pick<Deps, 'callBacks' | 'directory' | 'organisation' | 'people'>;
/** What the form learns besides its answers. */
export const learnt = [
  'receivedAt',
  'agreedAt',
  'timesAsSaid',
  'clientAsSaid',
  'keptOn',
  'keptFields',
  'contactAsked',
  'follows',
  'settles',
  'asksFirst',
  'rangFirst',
  'asksAgain',
  'saidBack',
  'warned',
  'mayBeInformal',
  'preferredAt',
  'doubleIds',
  'doubleReferences',
  'toSettle',
  'checks',
] as const;

/** Page one: the time is understood, whoever makes the call is known, and the client is looked up. */
export async function learnFirst(deps: Learning, given: Values, asked: Booker): Promise<Checking> {
  const unfit = await unfitOwner(deps, given, asked.person);
  if (unfit) return unfit;
  const times = timesAsSaid(deps, { ...given, timesAsSaid: '' }, asked.at);
  if (isRefusal(times)) return times;
  const client = textIn(given, 'client');
  const isSameClient = given.clientAsSaid !== undefined && client === given.clientAsSaid;
  const kept = isSameClient ? {} : await keptOfClient(deps, given, asked);
  const fresh = { ...times, ...kept };
  const contactAsked = contactAskedFirst({ ...given, ...fresh });
  return drawnUp(deps, given, { ...fresh, contactAsked }, asked, { part: 'what and for whom', index: 0 });
}

/** Each later page: as many pages of questions follow as there is something new to settle. */
export async function learnMore(
  deps: Learning,
  given: Values,
  asked: Booker,
  page: Place,
): Promise<Checking> {
  const times = timesAsSaid(deps, given, asked.at);
  if (isRefusal(times)) return times;
  const isNewClient = page.part === 'details' && textIn(given, 'client') === '';
  const late = isNewClient ? await keptOfNewClient(deps, given, asked) : {};
  return drawnUp(deps, given, { ...times, ...late }, asked, page);
}

/** An instant once understood stays, whatever the clock says since: '2h' means what it meant when it was said back. */
function timesAsSaid({ organisation }: Learning, given: Values, now: Date): Values | Refusal {
  const [when, received] = [textIn(given, 'when'), textIn(given, 'received')];
  const said = JSON.stringify([when, received]);
  if (said === given.timesAsSaid) return {};
  const known = given.timesAsSaid ? instantIn(given, 'receivedAt') : undefined;
  const withinHours = organisation.callBacks.completeWithinHours;
  const receivedAt = known ?? receivedAtAsSaid(received, { now, withinHours });
  if (isRefusal(receivedAt)) return receivedAt;
  const agreed = agreedAtAsSaid(when, now);
  if (isRefusal(agreed)) return agreed;
  return {
    timesAsSaid: said,
    receivedAt: receivedAt.toISOString(),
    agreedAt: agreed.at?.toISOString() ?? '',
  };
}

/** Which page has been sent: of those that may come more than once, which of them. */
interface Place {
  part: 'what and for whom' | 'first questions' | 'details' | 'last questions';
  index: number;
}

/** `fresh` is what this page brings: it goes over what was given, and is kept. */
async function drawnUp(
  deps: Learning,
  given: Values,
  fresh: Values,
  asked: Booker,
  { part, index }: Place,
): Promise<Checking> {
  const isFirst = part === 'what and for whom';
  const changes = { ...fresh, ...(!isFirst && takenUp(given)) };
  const all = { ...given, ...changes };
  const receivedAt = instantIn(all, 'receivedAt') ?? asked.at;
  const facts = await bookingFacts(deps, all, { receivedAt, agreedAt: instantIn(all, 'agreedAt') }, asked);
  if (facts.kind === 'informal' && !facts.agreedAt) return refuse(refusals.ownTime, 'when');
  if (facts.agreedAt && facts.agreedAt <= asked.at)
    return refuse(refusals.passedMeanwhile(dateAndTime(facts.agreedAt)), 'when');
  const state = stateOf(facts);
  const isNew = state.toSettle !== given.toSettle;
  const wasAskedAgain = !isFirst && given.asksAgain === 'yes';
  const isAskedLater = part === 'details' && wasAskedAgain;
  const refusal = isFirst || isNew || isAskedLater ? undefined : unsettled(all);
  if (refusal) return refusal;
  const isAfterDetails = part === 'details' || part === 'last questions';
  const booked = isAfterDetails ? await triedOut(deps, all, asked) : { isTooLong: false };
  if (isRefusal(booked)) return booked;
  const before = part === 'last questions' ? listIn(given, 'follows') : [];
  const follows = isAfterDetails ? [...new Set([...before, ...following(all, booked)])] : [];
  const isOver = rangAbout(all) !== undefined;
  const goesOn = !isOver && (isNew || isAskedLater || follows.length > before.length);
  const asksAgain = isAfterDetails && (isNew || wasAskedAgain);
  const isOtherDouble = String(state.doubleIds) !== String(listIn(given, 'doubleIds'));
  return {
    learnt: {
      ...changes,
      ...state,
      ...(isNew && { confirmed: [], formality: '', takePreferred: '' }),
      ...(isOtherDouble && { double: '', doubleWhy: '' }),
      follows,
      rangFirst: part === 'first questions' && isOver ? 'yes' : '',
      asksAgain: asksAgain ? 'yes' : '',
      ...(isFirst && { asksFirst: facts.doubles.length ? '1' : '0' }),
      ...(part === 'first questions' && { asksFirst: String(goesOn ? index + 2 : index + 1) }),
      checks: String((part === 'last questions' ? index + 1 : 0) + (isAfterDetails && goesOn ? 1 : 0)),
    },
  };
}

/** What was chosen on a page of questions changes what is booked, and so is said back again. */
function takenUp(given: Values): Values {
  const preferredAt = instantIn(given, 'preferredAt');
  const isTaken = given.takePreferred === 'yes' && preferredAt && textIn(given, 'agreedAt') === '';
  const when = preferredAt ? dateAndTime(preferredAt) : '';
  return {
    ...(given.formality === 'informal' && { kind: 'informal' }),
    ...(isTaken && {
      when,
      agreedAt: preferredAt.toISOString(),
      timesAsSaid: JSON.stringify([when, textIn(given, 'received')]),
    }),
  };
}

const hasQuestions = ({ warnings, preferred, doubles }: BookingFacts): boolean =>
  warnings.length > 0 || preferred !== undefined || doubles.length > 0;

/** What the pages say and ask; `toSettle` is other than before where there is something new to be said back. */
function stateOf(facts: BookingFacts) {
  const { warnings, preferred, doubles, agreedAt, kind, owner } = facts;
  const warned = warnings.map((one) => one.kind);
  const doubleIds = doubles.map(({ _id }) => _id);
  return {
    saidBack: saidBack(facts),
    settles: hasQuestions(facts) ? 'yes' : '',
    warned: warned.filter((one) => one !== 'perhaps-informal'),
    mayBeInformal: warned.includes('perhaps-informal') ? 'yes' : '',
    preferredAt: preferred?.at?.toISOString() ?? '',
    doubleIds,
    doubleReferences: doubles.map(({ reference }) => reference ?? 'Another call-back'),
    toSettle: JSON.stringify([kind, owner, agreedAt, warned, preferred?.words, doubleIds]),
  };
}
