import type { View } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { isRefusal, type Refusal } from '../domain/transition.ts';
import { type Clock, within } from '../ops/clock.ts';
import type { Opening } from './desk.ts';
import { modal } from './form.ts';
import { sentences } from './sentences.ts';
import { richText, withMentions } from './text.ts';

const readForMs = 800;

/**
 * Opens what `reading` comes to. A trigger lives three seconds, so where reading takes longer than 0.8 s a skeleton
 * is opened at once and filled when the answer is there. Gives a refusal only if nothing is open to show it in.
 */
export async function openModal(
  { client, clock }: { client: WebClient; clock: Clock },
  trigger: string,
  reading: Promise<Opening | Refusal>,
  reference: string,
): Promise<Refusal | undefined> {
  const early = await within(clock, readForMs, reading, 'late' as const);
  if (early !== 'late') {
    if (isRefusal(early)) return early;
    await client.views.open({ trigger_id: trigger, view: viewOf(early) });
    return undefined;
  }
  reading.catch(() => undefined);
  const { view } = await client.views.open({ trigger_id: trigger, view: saying(sentences.opening) });
  const id = view?.id;
  if (!id) throw new Error('Slack opened a modal without an id.');
  const late = await reading.catch(async (error: unknown) => {
    await client.views.update({ view_id: id, view: saying(sentences.cannotOpen(reference)) });
    throw error;
  });
  await client.views.update({ view_id: id, view: isRefusal(late) ? saying(late.refused) : viewOf(late) });
  return undefined;
}

const viewOf = (opening: Opening): View =>
  'view' in opening
    ? opening.view
    : modal(
        opening.form,
        { id: opening.id, page: 0, turn: opening.turn ?? 0, about: opening.about ?? {} },
        opening.given ?? {},
        opening.above,
      );

/** A modal that only says something. */
export const saying = (sentence: string): View => ({
  type: 'modal',
  title: { type: 'plain_text', text: 'CaseDesk' },
  close: { type: 'plain_text', text: 'Close' },
  blocks: [richText([withMentions(sentence)])],
});
