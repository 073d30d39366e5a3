import { isRefusal, type Refusal } from '../domain/transition.ts';
import type { Opening, Saying } from './desk.ts';
import { admitted, type Counter } from './listeners.ts';
import { openModal } from './open-modal.ts';
import { slashCommand } from './payloads.ts';
import { tell } from './private-answer.ts';
import { sentences } from './sentences.ts';

/** Slash commands: acked at once, then answered by a modal or a private sentence. */
export function listenToCommands(counter: Counter): void {
  const { app, desk, clock, inFlight, log, newId } = counter;
  app.command(/.*/, async ({ body, ack, respond }) => {
    await ack();
    const typed = slashCommand.parse(body);
    const answer = desk.commands.get(typed.command);
    if (!answer) return;
    const reference = newId().slice(0, 8);

    const reading = (async (): Promise<Opening | Saying | Refusal> => {
      const origin = { team: typed.team_id, channel: typed.channel_id };
      const actor = await admitted(counter, origin, typed.user_id);
      return isRefusal(actor) ? actor : answer({ actor, text: typed.text.trim(), at: clock.now() });
    })();
    const opening = reading.then((outcome) => ('say' in outcome ? { refused: outcome.say } : outcome));

    await inFlight.track(
      openModal(counter, typed.trigger_id, opening, reference)
        .catch((error: unknown): Refusal => {
          log.error({ err: error, reference, what: typed.command }, 'a command was not answered');
          return { refused: sentences.cannotOpen(reference) };
        })
        .then(async (refusal) => {
          if (refusal) await tell(counter, { respond, trigger: typed.trigger_id }, refusal);
        }),
    );
  });
}
