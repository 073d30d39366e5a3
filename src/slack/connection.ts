import { Server } from 'node:http';
import { App, HTTPReceiver, type Logger, LogLevel, type Receiver } from '@slack/bolt';
import type { Clock } from '../ops/clock.ts';
import type { InFlight } from '../ops/in-flight.ts';
import type { Log } from '../ops/log.ts';
import { ackAfterListening, isEvent } from './events.ts';
import { SocketMode } from './socket-mode.ts';

export type Transport =
  | { kind: 'socket'; appToken: string }
  | { kind: 'http'; signingSecret: string; port: number };

export interface SlackConnection {
  app: App;
  /** Gives the port that HTTP is served on. */
  start(): Promise<number | undefined>;
  /** Takes nothing more in; what came in can still be answered. */
  refuse(): void;
  stop(): Promise<void>;
}

interface Deps {
  botToken: string;
  apiUrl: string | undefined;
  transport: Transport;
  clock: Clock;
  inFlight: InFlight;
  log: Log;
}

/** A Bolt app over either transport: events are acked once listened to. */
export function connectSlack({ botToken, apiUrl, transport, clock, inFlight, log }: Deps): SlackConnection {
  const logger = boltLogger(log);
  const receiver: Receiver =
    transport.kind === 'http'
      ? new HTTPReceiver({ signingSecret: transport.signingSecret, port: transport.port, logger })
      : new SocketMode({ appToken: transport.appToken, apiUrl, clock, log, logger });
  const app = new App({
    token: botToken,
    receiver,
    logger,
    clientOptions: apiUrl ? { slackApiUrl: apiUrl } : {},
    // Nothing is kept in Bolt's memory of conversations, and looking there throws for each payload.
    convoStore: false,
    deferInitialization: true,
    extendedErrorHandler: true,
  });
  ackAfterListening(app, inFlight);
  let refusing = false;
  const take = app.processEvent.bind(app);
  // Left unacked: Slack sends an event again, and tells whoever pressed that nothing came of it.
  app.processEvent = async (incoming) => {
    if (refusing) throw new Error('CaseDesk is stopping.');
    return take(incoming);
  };
  app.error(async ({ error, body }: { error: Error; body: object }) => {
    log.error({ err: error }, 'a listener failed');
    if (isEvent(body)) throw error;
  });

  let started: unknown;
  let closed: Promise<unknown> | undefined;
  const close = () => {
    closed ??= Promise.allSettled([receiver.stop()]);
    return closed;
  };
  return {
    app,
    async start() {
      await app.init();
      started = await app.start();
      return portOf(started);
    },
    refuse() {
      refusing = true;
      // A server that closes still answers; a socket that closes does not.
      if (transport.kind === 'http') void close();
    },
    async stop() {
      this.refuse();
      // Those that were answering when the server began to close stand open until told.
      if (started instanceof Server) started.closeIdleConnections();
      await close();
    },
  };
}

/** Bolt's words may quote payloads, so none of them is logged: only that there was an error, and an ack too many. */
function boltLogger(log: Log): Logger {
  const quiet = log.child({ from: 'bolt' });
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...words) => {
      if (words.some((word) => String(word).includes('already been called')))
        log.error('a payload was acked twice');
    },
    error: (...words) => {
      const error = words.find((word) => word instanceof Error);
      quiet.warn(error ? { err: error } : {}, 'Bolt reports an error');
    },
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}

function portOf(server: unknown): number | undefined {
  const address = server instanceof Server ? server.address() : undefined;
  return typeof address === 'object' && address ? address.port : undefined;
}
