import { type Booking, book as decideToBook } from '../../src/domain/call-back/book.ts';
import { type CallBack, isApplication } from '../../src/domain/call-back/call-back.ts';
import { callBackFields } from '../../src/domain/call-back/fields.ts';
import { refusals } from '../../src/domain/call-back/refusals.ts';
import type { Values } from '../../src/domain/fields.ts';
import { hasSeen } from '../../src/domain/record.ts';
import { dateAndTime } from '../../src/domain/times.ts';
import { isRefusal, type Refusal, refuse } from '../../src/domain/transition.ts';
import type { Asking, Opening, Submission } from '../../src/slack/desk.ts';
import { sentences } from '../../src/slack/sentences.ts';
import type { Deps } from '../deps.ts';
import { whoLeads } from '../leaders.ts';
import { isOwnedAtOnce, kindOf } from './book-facts.ts';
import { bookingForm } from './book-form.ts';
import { changeCallBack } from './change.ts';
import { instantIn, listIn, textIn } from './given.ts';
import { toldByHand } from './told-by-hand.ts';

/** Books a call-back: a form, and a card for whoever makes the call (CB-01 to CB-30). */
export function book(deps: Deps): void {
  deps.desk.form(bookingForm(deps), (submission) => submit(deps, submission));
  deps.desk.shortcut('book-call-back', (asked) => openBooking(deps, asked));
}

/** A form left half-filled is offered again, unless it has been sent since; what is known already stands in it. */
export async function openBooking(
  deps: Deps,
  { actor }: Pick<Asking, 'actor'>,
  known: Values = {},
): Promise<Opening> {
  const form = bookingForm(deps);
  const { drafts, callBacks, newId } = deps;
  const left = await drafts.latest(form.name, actor.id);
  const about = actor.roles.includes('gich') ? { kind: 'for-another' } : {};
  if (left && !(await callBacks.find(left.id))) {
    const continuing = sentences.continuing(dateAndTime(left.savedAt));
    return {
      form,
      id: left.id,
      turn: left.turn + 1,
      about,
      given: { ...left.values, ...known },
      above: { continuing },
    };
  }
  return { form, id: newId(), about, given: known };
}

async function submit(deps: Deps, submission: Submission): Promise<Refusal | undefined> {
  const { callBacks, drafts, nudge } = deps;
  const { actor, id, values, key, at } = submission;
  const already = (it: CallBack) => (hasSeen(it, key) ? undefined : refuse(refusals.alreadyBooked));
  const before = await callBacks.find(id);
  if (before) {
    // The first sending took the draft with it, so this one may have only its last page to say.
    await drafts.discard(id, actor.id);
    return already(before);
  }
  if (!instantIn(values, 'receivedAt')) return refuse(refusals.alreadyBooked);
  if (values.double === 'rang')
    return changeCallBack(deps, textIn(values, 'doubleId'), { actor, key, at }, () => [
      { on: 'client-rang-first' },
    ]);
  const booked = decideToBook(await bookingOf(deps, submission), at);
  if (isRefusal(booked)) return booked;
  const { record, repeated } = await callBacks.add(booked);
  nudge('call-back', id, record);
  return repeated ? already(record) : undefined;
}

async function bookingOf(deps: Deps, { actor, id, values, key, at }: Submission): Promise<Booking> {
  const { organisation } = deps;
  const kind = kindOf(values);
  const owner = textIn(values, 'owner') || actor.id;
  const fields = Object.fromEntries(Object.entries(values).filter(([name]) => name in callBackFields.shape));
  const specialistTeam = textIn(values, 'specialistTeam');
  return {
    id,
    kind,
    booker: actor.id,
    ...(isOwnedAtOnce(kind) && { whose: { owner, ...(await whoLeads(deps, owner)) } }),
    ...(isApplication({ kind }) && { allocators: await allocators(deps) }),
    ...(specialistTeam && { specialistTeam }),
    byHand: toldByHand(organisation, { kind, specialistTeam, fields }),
    receivedAt: instantIn(values, 'receivedAt') ?? at,
    agreedAt: instantIn(values, 'agreedAt'),
    serviceLevels: organisation.callBacks,
    fields,
    facts: factsOf(values),
    said: textIn(values, 'doubleWhy'),
    key,
  };
}

/** CB-22: whoever leads New Applications. */
async function allocators({ people }: Pick<Deps, 'people'>): Promise<string[]> {
  const all = await people.all();
  return all
    .filter(
      ({ roles, deactivated, outsider }) =>
        roles.includes('new-applications-team-leader') && !deactivated && !outsider,
    )
    .map(({ _id }) => _id);
}

/** What was said of the booking besides its fields: how it came, what was tried, and what was kept all the same. */
function factsOf(values: Values): Record<string, string> {
  const facts = {
    cameBy: textIn(values, 'cameBy'),
    tried: listIn(values, 'tried').join(','),
    confirmed: listIn(values, 'confirmed').join(','),
    beside: values.double === 'another' ? textIn(values, 'doubleReference') : '',
  };
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== ''));
}
