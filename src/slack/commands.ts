import { isRefusal } from '../domain/transition.ts';
import { admitted, type Counter } from './listeners.ts';
import { openOrTell } from './open-or-tell.ts';
import { slashCommand } from './payloads.ts';

/** Slash commands: acked at once, then answered by a modal or privately. */
export function listenToCommands(counter: Counter): void {
  const { app, desk, clock, inFlight } = counter;
  app.command(/.*/, async ({ body, ack, respond }) => {
    await ack();
    const typed = slashCommand.parse(body);
    const answer = desk.commands.get(typed.command);
    if (!answer) return;
    const { user_id: person, trigger_id: trigger } = typed;

    const reading = async () => {
      const origin = { team: typed.team_id, channel: typed.channel_id };
      const actor = await admitted(counter, origin, person);
      if (isRefusal(actor)) return actor;
      const key = `${person}/${trigger}`;
      const outcome = await answer({ actor, text: typed.text.trim(), key, at: clock.now() });
      return 'say' in outcome ? { refused: outcome.say } : outcome;
    };
    await inFlight.track(openOrTell(counter, { respond, trigger, inModal: false }, typed.command, reading));
  });
}
