import type { View } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { isRefusal } from '../domain/transition.ts';
import { type Clock, within } from '../ops/clock.ts';
import type { Opening } from './desk.ts';
import { modal } from './form.ts';
import { isShowing, type PrivateAnswer, saying, viewSaying } from './private-answer.ts';
import { sentences } from './sentences.ts';

const readForMs = 800;

/**
 * Opens what `reading` comes to. A trigger lives three seconds, so where reading takes longer than 0.8 s a skeleton
 * is opened at once and filled when the answer is there. Gives what is to be said only if nothing is open to say it in.
 */
export async function openModal(
  { client, clock }: { client: WebClient; clock: Clock },
  trigger: string,
  reading: Promise<Opening | PrivateAnswer>,
  reference: string,
): Promise<PrivateAnswer | undefined> {
  const early = await within(clock, readForMs, reading, 'late' as const);
  if (early !== 'late') {
    if (isRefusal(early) || isShowing(early)) return early;
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
  await client.views.update({ view_id: id, view: viewOf(late) });
  return undefined;
}

function viewOf(answer: Opening | PrivateAnswer): View {
  if (isRefusal(answer) || isShowing(answer)) return viewSaying(answer);
  if ('view' in answer) return answer.view;
  const { form, id, turn = 0, about = {}, given = {}, above } = answer;
  return modal(form, { id, page: 0, turn, about }, given, above);
}
