import type { z } from 'zod';
import type { Values } from '../domain/fields.ts';
import { readAnswers } from './answers.ts';
import { type Form, modal, type Place, place } from './form.ts';
import type { Counter } from './listeners.ts';
import type { view } from './payloads.ts';

type FormView = z.infer<typeof view>;

export const placeOf = (shown: FormView): Place => place.parse(JSON.parse(shown.private_metadata));

/** Everything given so far: what was kept of other pages, and what stands on this one. */
export async function givenSoFar(
  { keeper }: Pick<Counter, 'keeper'>,
  form: Form,
  shown: FormView,
  author: string,
): Promise<Values> {
  const at = placeOf(shown);
  const kept = form.keepsDraft ? ((await keeper.find(at.id, author))?.values ?? {}) : {};
  const page = form.pages(kept, at.about)[at.page];
  return { ...kept, ...readAnswers(page?.fields ?? [], at.turn, shown.state.values) };
}

/** Keeps a form as it stands. What no page asks any more is not kept. */
export async function keep(
  { keeper, clock }: Pick<Counter, 'keeper' | 'clock'>,
  form: Form,
  at: Place,
  author: string,
  given: Values,
  how: 'now' | 'soon',
): Promise<void> {
  if (!form.keepsDraft) return;
  const asked = new Set(form.pages(given, at.about).flatMap(({ fields }) => fields.map(({ name }) => name)));
  const values = Object.fromEntries(Object.entries(given).filter(([name]) => asked.has(name)));
  const draft = { id: at.id, form: form.name, author, values, savedAt: clock.now() };
  if (how === 'soon') keeper.note(draft);
  else await keeper.save(draft);
}

/** A field reports as it changes, because Slack's close event leaves out what was typed. */
export async function fieldReported(
  counter: Counter,
  form: Form,
  shown: FormView,
  author: string,
): Promise<void> {
  const given = await givenSoFar(counter, form, shown, author);
  await keep(counter, form, placeOf(shown), author, given, 'soon');
}

export async function wentBack(counter: Counter, form: Form, shown: FormView, author: string): Promise<void> {
  const at = placeOf(shown);
  const given = await givenSoFar(counter, form, shown, author);
  await keep(counter, form, at, author, given, 'now');
  const before = { ...at, page: Math.max(0, at.page - 1), turn: at.turn + 1 };
  await counter.client.views.update({ view_id: shown.id, view: modal(form, before, given) });
}

/** Forgets what was kept and begins a record of its own. */
export async function startedAfresh(counter: Counter, form: Form, shown: FormView): Promise<void> {
  const at = placeOf(shown);
  await counter.keeper.discard(at.id);
  const anew = { ...at, id: counter.newId(), page: 0, turn: at.turn + 1 };
  await counter.client.views.update({ view_id: shown.id, view: modal(form, anew, {}) });
}
