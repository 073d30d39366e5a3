import { book as decideToBook } from '../../src/domain/call-back/book.ts';
import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import { refusals } from '../../src/domain/call-back/refusals.ts';
import type { Values } from '../../src/domain/fields.ts';
import { hasSeen } from '../../src/domain/record.ts';
import { dateAndTime } from '../../src/domain/times.ts';
import { isRefusal, type Refusal, refuse } from '../../src/domain/transition.ts';
import type { Asking, Opening, Submission } from '../../src/slack/desk.ts';
import { sentences } from '../../src/slack/sentences.ts';
import type { Deps } from '../deps.ts';
import { bookingForm } from './book-form.ts';
import { rangAbout } from './book-settle.ts';
import { bookingOf } from './booking-of.ts';
import { changeCallBack } from './change.ts';
import { instantIn } from './given.ts';

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
  const rang = rangAbout(values);
  if (rang) return changeCallBack(deps, rang, { actor, key, at }, () => [{ on: 'client-rang-first' }]);
  const booked = decideToBook(await bookingOf(deps, { ...submission, person: actor.id }), at);
  if (isRefusal(booked)) return booked;
  const { record, repeated } = await callBacks.add(booked);
  nudge('call-back', id, record);
  return repeated ? already(record) : undefined;
}
