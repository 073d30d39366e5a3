import type { z } from 'zod';
import type { Values } from '../domain/fields.ts';
import { readAnswers } from './answers.ts';
import { draftIdOf, type Form, modal, type Place, place } from './form.ts';
import type { Counter } from './listeners.ts';
import type { view } from './payloads.ts';

export type FormView = z.infer<typeof view>;

export const placeOf = (shown: FormView): Place => place.parse(JSON.parse(shown.private_metadata));

/** What was kept of other pages, and what stands on this one. */
function withThisPage(form: Form, shown: FormView, kept: Values): Values {
  const at = placeOf(shown);
  const page = form.pages(kept, at.about)[at.page];
  return { ...kept, ...readAnswers(page?.fields ?? [], at.turn, shown.state.values) };
}

/** Everything given so far. */
export async function givenSoFar(
  { keeper }: Pick<Counter, 'keeper'>,
  form: Form,
  shown: FormView,
  author: string,
): Promise<Values> {
  const { id } = placeOf(shown);
  const draft = form.keepsDraft && (await keeper.find(draftIdOf(form, id, author), author));
  return withThisPage(form, shown, draft ? draft.values : {});
}

/** What no page asks any more is not kept. */
function stillAsked(form: Form, { about }: Place, given: Values): Values {
  const fields = form.pages(given, about).flatMap((page) => page.fields.map(({ name }) => name));
  const asked = new Set([...fields, ...(form.learns ?? [])]);
  return Object.fromEntries(Object.entries(given).filter(([name]) => asked.has(name)));
}

/**
 * A page that is sent counts as later than any report from it, which may arrive after it with less typed. Only what
 * is typed once Slack has been answered, within three seconds, is an answer to it.
 */
const countsAheadMs = 3_000;

/** Keeps a form as it stands when a page of it is left. */
export async function keep(
  { keeper }: Pick<Counter, 'keeper'>,
  form: Form,
  at: Place,
  author: string,
  given: Values,
  savedAt: Date,
): Promise<void> {
  if (!form.keepsDraft) return;
  const values = stillAsked(form, at, given);
  const asOf = new Date(savedAt.getTime() + countsAheadMs);
  const id = draftIdOf(form, at.id, author);
  await keeper.save({ id, form: form.name, author, values, savedAt, turn: at.turn, asOf });
}

/** A field reports as it changes, because Slack's close event leaves out what was typed. */
export function fieldReported(
  { keeper, clock }: Pick<Counter, 'keeper' | 'clock'>,
  form: Form,
  shown: FormView,
  author: string,
  mayBeKept: () => Promise<boolean>,
): void {
  if (!form.keepsDraft) return;
  const at = placeOf(shown);
  const onto = (kept: Values) => stillAsked(form, at, withThisPage(form, shown, kept));
  const now = clock.now();
  const id = draftIdOf(form, at.id, author);
  const typed = { id, form: form.name, author, savedAt: now, turn: at.turn, asOf: now };
  keeper.note({ ...typed, onto, mayBeKept });
}

export async function wentBack(counter: Counter, form: Form, shown: FormView, author: string): Promise<void> {
  const at = placeOf(shown);
  const receivedAt = counter.clock.now();
  const given = await givenSoFar(counter, form, shown, author);
  await keep(counter, form, at, author, given, receivedAt);
  const before = { ...at, page: Math.max(0, at.page - 1), turn: at.turn + 1 };
  await counter.client.views.update({ view_id: shown.id, view: modal(form, before, given) });
}

/** Forgets what was kept, and begins a record of its own where it was to be one. */
export async function startedAfresh(
  counter: Counter,
  form: Form,
  shown: FormView,
  author: string,
): Promise<void> {
  const at = placeOf(shown);
  await counter.keeper.discard(draftIdOf(form, at.id, author), author);
  const id = form.keepsDraft === 'of an answer' ? at.id : counter.newId();
  const anew = { ...at, id, page: 0, turn: at.turn + 1 };
  await counter.client.views.update({ view_id: shown.id, view: modal(form, anew, {}) });
}
