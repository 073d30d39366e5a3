import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Actor, Refusal } from '../domain/transition.ts';
import { isRefusal } from '../domain/transition.ts';
import { type Clock, within } from '../ops/clock.ts';
import type { InFlight } from '../ops/in-flight.ts';
import type { Log } from '../ops/log.ts';
import type { Registrations } from './desk.ts';
import type { Directory } from './directory.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import type { Events } from './events.ts';
import type { Gate, Origin } from './gate.ts';
import { sentences } from './sentences.ts';

/** What the listeners of one app share. */
export interface Counter {
  app: App;
  events: Events;
  desk: Registrations;
  client: WebClient;
  directory: Directory;
  gate: Gate;
  keeper: DraftKeeper;
  clock: Clock;
  inFlight: InFlight;
  log: Log;
  newId(): string;
  /** Draws a record's cards again. */
  redraw(kind: string, id: string): Promise<boolean>;
}

/** Slack waits three seconds for an answer; after two we say that it is not confirmed, and finish behind. */
export const answerInMs = 2_000;

/** Who is acting, unless they or the place are refused before anything is read. */
export async function admitted(
  { gate, directory }: Counter,
  origin: Origin,
  person: string,
  fresh = false,
): Promise<Actor | Refusal> {
  return (await gate.admit(origin)) ?? (await directory.actor(person, { fresh }));
}

/**
 * The outcome of work, or a sentence in its place: where it is late, and where it throws, under a short reference
 * that the log has too.
 */
export async function settledInTime<T>(
  { clock, inFlight, log, newId }: Counter,
  what: string,
  work: Promise<T>,
): Promise<T | Refusal> {
  const reference = newId().slice(0, 8);
  const guarded = work.catch((error: unknown): Refusal => {
    log.error({ err: error, reference, what }, 'something a person asked for failed');
    return { refused: sentences.failed(reference) };
  });
  return within(clock, answerInMs, inFlight.track(guarded), { refused: sentences.notConfirmed });
}

export const refusalOf = <T>(outcome: T | Refusal): Refusal | undefined =>
  typeof outcome === 'object' && outcome !== null && isRefusal(outcome) ? outcome : undefined;
