import type { App } from '@slack/bolt';

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
 */
export function ackAfterListening(app: App): void {
  const process = app.processEvent.bind(app);
  app.processEvent = async (incoming) => {
    if (!isEvent(incoming.body)) return process(incoming);
    await process({ ...incoming, ack: async () => undefined });
    await incoming.ack();
  };
}

export const isEvent = (body: object): boolean => 'type' in body && body.type === 'event_callback';
