import type { App } from '@slack/bolt';
import type { InFlight } from '../ops/in-flight.ts';

export interface Events {
  /** Answers an event of this type; where it throws, Slack sends the event again. */
  on(type: string, handle: (event: unknown) => Promise<void>): void;
}

export const events = (app: App): Events => ({
  on: (type, handle) => app.event(type, ({ event }) => handle(event)),
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
