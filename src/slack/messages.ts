import { isRefusal } from '../domain/transition.ts';
import { admitted, type Counter } from './listeners.ts';
import { messageEvent, saidIn } from './message-event.ts';
import { tellBeside } from './private-answer.ts';
import { plainWords } from './words.ts';

const mostTold = 1_000;

/** What people say: saved before Slack is answered. Nothing is said or kept of people and channels from outside. */
export function listenToMessages(counter: Counter): void {
  const { events, desk, directory, clock, inFlight } = counter;
  const isFirst = onceEach();
  events.on('message', async (event, { id, team, self }) => {
    const answer = desk.hearers.get('message');
    const said = answer && saidIn(messageEvent.parse(event), self);
    if (!said) return;
    const { by, team: personsTeam, text, ...message } = said;
    const actor = await admitted(counter, { team, personsTeam, channel: said.channel }, by);
    if (isRefusal(actor)) return;
    const words = await plainWords(text, directory.name);
    const refusal = await answer({ ...message, actor, key: id, at: clock.now(), words });
    if (refusal && isFirst(id)) void inFlight.track(tellBeside(counter, { ...said, person: by }, refusal));
  });
}

/** Whether an event is asked about for the first time, as far back as the latest thousand. */
function onceEach(): (id: string) => boolean {
  const told = new Set<string>();
  return (id) => {
    if (told.has(id)) return false;
    told.add(id);
    for (const oldest of told) {
      if (told.size <= mostTold) break;
      told.delete(oldest);
    }
    return true;
  };
}
