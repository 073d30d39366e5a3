import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { InFlight } from '../ops/in-flight.ts';

/** What an event came in. */
export interface Envelope {
  /** The same each time that Slack sends the event again. */
  id: string;
  team: string | undefined;
  /** CaseDesk's own user, as Slack knows it. */
  self: string | undefined;
}

export interface Events {
  /** Answers an event of this type, each with one answer; where it throws, Slack sends the event again. */
  on(type: string, handle: (event: unknown, envelope: Envelope) => Promise<void>): void;
}

const envelope = z.looseObject({ event_id: z.string(), team_id: z.string().nullish() });

/** One listener for all events, for Bolt walks every listener for everything that comes in. */
export function events(app: App): Events {
  const answers = new Map<string, Parameters<Events['on']>[1]>();
  app.event(/.*/, async ({ event, body, context }) => {
    const answer = answers.get(event.type);
    if (!answer) return;
    const { event_id, team_id } = envelope.parse(body);
    await answer(event, { id: event_id, team: team_id ?? undefined, self: context.botUserId });
  });
  return {
    on(type, answer) {
      if (answers.has(type)) throw new Error(`The event "${type}" is answered twice.`);
      answers.set(type, answer);
    },
  };
}

/**
 * Bolt acks events before any listener runs, so that a crash loses them. This wrapper round `processEvent`, which
 * every receiver calls, lets an event's ack wait for its listener. A throw leaves it unacked, and Slack sends it again.
 * Whatever comes in is in flight until it has been answered.
 */
export function ackAfterListening(app: App, inFlight: InFlight): void {
  const process = app.processEvent.bind(app);
  const answer: App['processEvent'] = async (incoming) => {
    if (!isEvent(incoming.body)) return process(incoming);
    await process({ ...incoming, ack: async () => undefined });
    await incoming.ack();
  };
  app.processEvent = (incoming) => inFlight.track(answer(incoming));
}

export const isEvent = (body: object): boolean => 'type' in body && body.type === 'event_callback';
