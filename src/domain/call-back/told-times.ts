import { saidTime } from '../said-times.ts';
import { dateAndTime, plusHours } from '../times.ts';
import { isRefusal, type Refusal, refuse } from '../transition.ts';
import { refusals } from './refusals.ts';

const minuteMs = 60_000;

/** When the client rang: just now where nothing is said, otherwise within the time in which the call has to be made. */
export function receivedAtAsSaid(
  text: string,
  { now, withinHours }: { now: Date; withinHours: number },
): Date | Refusal {
  if (text === '') return new Date(now.getTime() - (now.getTime() % minuteMs));
  const said = saidTime(text, { now, mayBePast: true });
  if (isRefusal(said)) return refuse(said.refused, 'received');
  if (said.at > now) return refuse(refusals.receivedAhead(dateAndTime(said.at)), 'received');
  if (said.at <= plusHours(now, -withinHours))
    return refuse(refusals.receivedLongAgo(dateAndTime(said.at), withinHours), 'received');
  return said.at;
}

/** The time agreed with the client, if any was (CB-12, Q2). */
export function agreedAtAsSaid(text: string, now: Date): { at: Date | undefined } | Refusal {
  if (text === '') return { at: undefined };
  const said = saidTime(text, { now });
  if (isRefusal(said)) return refuse(said.refused, 'when');
  return said.at > now ? said : refuse(refusals.agreedPassed(dateAndTime(said.at)), 'when');
}

/** The instant that a preferred contact time comes to next, where it says one (CB-12). */
export function preferredAt(text: string, now: Date): Date | undefined {
  if (text === '') return undefined;
  const said = saidTime(text, { now });
  return isRefusal(said) || said.at <= now ? undefined : said.at;
}
