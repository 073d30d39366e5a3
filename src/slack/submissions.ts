import type { ViewResponseAction } from '@slack/bolt';
import type { View } from '@slack/types';
import type { z } from 'zod';
import { isRefusal, type Refusal, refuse } from '../domain/transition.ts';
import { checkAnswers } from './answers.ts';
import type { Registrations } from './desk.ts';
import { blockId, draftIdOf, modal } from './form.ts';
import { givenSoFar, keep, placeOf } from './form-presses.ts';
import type { Homes } from './home.ts';
import { admitted, type Counter, settledInTime } from './listeners.ts';
import { submission } from './payloads.ts';
import { saying } from './private-answer.ts';
import { sentences } from './sentences.ts';

type Submitted = z.infer<typeof submission>;
type Registered = NonNullable<ReturnType<Registrations['forms']['get']>>;

/** What follows a submission: the next page, sentences under fields, or the form closes. */
type Step = { next: View } | { errors: Record<string, string> } | { done: true };

/**
 * Submitted forms: saved before they are acked. A page is kept before the next is shown. A Home that may have had the
 * form's button is drawn again.
 */
export function listenToSubmissions(counter: Counter, homes: Homes): void {
  const { app, desk, inFlight } = counter;
  app.view({ type: 'view_submission', callback_id: /.*/ }, async ({ body, ack }) => {
    const submitted = submission.parse(body);
    const registered = desk.forms.get(submitted.view.callback_id);
    if (!registered)
      return desk.readOnlyViews.has(submitted.view.callback_id)
        ? ack()
        : ack(underFirst(submitted, sentences.outdated));
    const doing = step(counter, registered, submitted).then((outcome) => inPlainWords(counter, outcome));
    const outcome = await settledInTime(counter, registered.form.name, doing);
    const response = isRefusal(outcome) ? under(submitted, outcome) : answer(submitted, outcome);
    await (response ? ack(response) : ack());
    const { user, team } = submitted;
    const origin = { team: team?.id, personsTeam: user.team_id };
    if (!response) await inFlight.track(homes.drawAgain(user.id, origin));
  });
}

async function step(
  counter: Counter,
  { form, submitted, fresh }: Registered,
  { user, team, view }: Submitted,
): Promise<Step | Refusal> {
  const receivedAt = counter.clock.now();
  const actor = await admitted(counter, { team: team?.id, personsTeam: user.team_id }, user.id, fresh);
  if (isRefusal(actor)) return actor;

  const at = placeOf(view);
  const given = await givenSoFar(counter, form, view, user.id);
  await keep(counter, form, at, user.id, given, receivedAt);
  const pages = form.pages(given, at.about);
  const { values, errors } = checkAnswers(pages[at.page]?.fields ?? [], given);
  if (Object.keys(errors).length) return { errors };
  const checked = { ...given, ...values };
  const asked = { person: actor.id, at: counter.clock.now() };
  const checking = await pages[at.page]?.check?.(checked, asked);
  if (checking && isRefusal(checking)) return checking;
  const all = { ...checked, ...checking?.learnt };
  if (checking) await keep(counter, form, at, user.id, all, receivedAt);
  const further = checking ? form.pages(all, at.about) : pages;
  if (at.page < further.length - 1)
    return { next: modal(form, { ...at, page: at.page + 1, turn: at.turn + 1 }, all) };

  const tidy = Object.fromEntries(
    further.flatMap(({ fields }) => Object.entries(checkAnswers(fields, all).values)),
  );
  for (const name of form.learns ?? []) if (all[name] !== undefined) tidy[name] = all[name];
  const about = { id: at.id, about: at.about, key: `view/${view.id}`, at: asked.at };
  const refusal = await submitted({ actor, values: tidy, ...about });
  if (refusal) return refusal;
  if (form.keepsDraft) await counter.keeper.discard(draftIdOf(form, at.id, user.id), user.id);
  return { done: true };
}

function answer(submitted: Submitted, step: Step): ViewResponseAction | undefined {
  if ('done' in step) return undefined;
  if ('next' in step) return { response_action: 'update', view: step.next };
  const { turn } = placeOf(submitted.view);
  const errors = Object.entries(step.errors).map(([name, sentence]) => [blockId(name, turn), sentence]);
  return { response_action: 'errors', errors: Object.fromEntries(errors) };
}

/** A form of another version of CaseDesk: it stays open, so that what was typed in it can be copied. */
function underFirst({ view }: Submitted, sentence: string): ViewResponseAction {
  // Not the first in the state, which may hold blocks of the page before.
  const first = view.blocks.find(({ type }) => type === 'input');
  return { response_action: 'errors', errors: { [first?.block_id ?? '']: sentence } };
}

/**
 * Slack shows errors under input fields alone: a sentence about something else goes under the first of them, or on top
 * of a page that has none.
 */
function under({ view }: Submitted, { refused, field }: Refusal): ViewResponseAction {
  const { turn } = placeOf(view);
  const shown = Object.keys(view.state.values).filter((block) => block.endsWith(`.${turn}`));
  if (!shown.length) return { response_action: 'push', view: saying(refused) };
  const own = shown.find((block) => block === blockId(field ?? '', turn));
  return { response_action: 'errors', errors: { [own ?? shown[0] ?? '']: refused } };
}

/** Errors in a modal are plain text, where a mention would not become a name. */
async function inPlainWords<T extends object>(
  { directory }: Counter,
  outcome: T | Refusal,
): Promise<T | Refusal> {
  if (!isRefusal(outcome)) return outcome;
  let words = outcome.refused;
  for (const [mention, person] of words.matchAll(/<@([A-Z0-9]+)>/g))
    words = words.split(mention).join(person ? await directory.name(person) : '');
  return refuse(words, outcome.field);
}
