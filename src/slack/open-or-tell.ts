import type { Refusal } from '../domain/transition.ts';
import type { Opening } from './desk.ts';
import type { Counter } from './listeners.ts';
import { openModal } from './open-modal.ts';
import { type Asked, type PrivateAnswer, tell } from './private-answer.ts';
import { sentences } from './sentences.ts';

/** Opens what somebody asked for, or says privately why not. Never throws: `what` stands in the log under a reference. */
export async function openOrTell(
  counter: Counter,
  asked: Asked,
  what: string,
  reading: () => Promise<Opening | PrivateAnswer>,
): Promise<void> {
  const reference = counter.newId().slice(0, 8);
  const answer = await openModal(counter, asked.trigger, reading(), reference).catch(
    (error: unknown): Refusal => {
      counter.log.error({ err: error, reference, what }, 'what a person asked for was not opened');
      return { refused: sentences.cannotOpen(reference) };
    },
  );
  if (answer) await tell(counter, asked, answer);
}
