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
  /** Answers an event of this type; where it throws, Slack sends the event again. */
  on(type: string, handle: (event: unknown, envelope: Envelope) => Promise<void>): void;
}

const envelope = z.looseObject({ event_id: z.string(), team_id: z.string().nullish() });

export const events = (app: App): Events => ({
  on: (type, handle) =>
    app.event(type, ({ event, body, context }) => {
      const { event_id, team_id } = envelope.parse(body);
      return handle(event, { id: event_id, team: team_id ?? undefined, self: context.botUserId });
    }),
});

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
