import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { hostClock } from '../../clock.ts';
import { isRecord, type Json, parsed } from '../json.ts';
import { isMessage } from '../response-urls.ts';
import type { State } from '../state.ts';
import type { Delivery, Kind, Transport } from './deliveries.ts';
import { type PlannedCut, SocketCuts } from './socket-cuts.ts';
import { type DisconnectReason, SocketLink } from './socket-link.ts';

const mostSockets = 10;
const longestFrameBytes = 1024 * 1024;
/** The workspace's time: from the word that a connection ends to its end. */
const noticeMs = 10_000;
const lifeSeconds = { usual: 18_060, debug: 360 };

/** Socket Mode: up to ten sockets, each payload to any one of them. */
export class SocketMode implements Transport {
  #state: State;
  #onAck: (id: string, answer: unknown) => void;
  #server = new WebSocketServer({ noServer: true, maxPayload: longestFrameBytes });
  #open: SocketLink[] = [];
  #tickets = new Set<string>();
  #turn = 0;
  /** By which connection each envelope went. */
  #sent = new Map<string, { link: SocketLink; kind: Kind }>();
  #lastSentBy = new WeakMap<Json, SocketLink>();
  #cuts = new SocketCuts();

  constructor(state: State, onAck: (id: string, answer: unknown) => void) {
    this.#state = state;
    this.#onAck = onAck;
  }

  get size(): number {
    return this.#open.length;
  }

  /** An address that lets one connection in, once. */
  address(): string {
    const ticket = this.#state.ids.next('T');
    this.#tickets.add(ticket);
    return `${this.#state.origin.replace('http', 'ws')}/link/?ticket=${ticket}&app_id=${this.#state.options.app.id}`;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const { pathname, searchParams } = addressOf(request);
    if (pathname !== '/link/' || !this.#tickets.delete(searchParams.get('ticket') ?? '')) {
      socket.once('finish', () => socket.destroy());
      socket.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
      return;
    }
    const isDebugged = searchParams.get('debug_reconnects') === 'true';
    this.#server.handleUpgrade(request, socket, head, (ws) => this.#welcome(ws, isDebugged));
  }

  send(delivery: Delivery): boolean {
    const { id, kind, payload, retry, retryReason } = delivery;
    const envelope = {
      envelope_id: id,
      type: kind,
      payload,
      accepts_response_payload: kind !== 'events_api',
      ...(kind === 'events_api' && { retry_attempt: retry, retry_reason: retryReason }),
    };
    const link = this.#inTurn(payload).find((one) => one.say(envelope));
    if (!link) return false;
    this.#sent.set(id, { link, kind });
    this.#lastSentBy.set(payload, link);
    if (this.#cuts.comes('envelope', kind)) link.break();
    return true;
  }

  /**
   * What Slack does every few hours to each connection by itself; the client is expected to come back. `only`
   * counts from 0, the connection that has been there longest.
   */
  refresh(reason: DisconnectReason = 'refresh_requested', { only }: { only?: number } = {}): void {
    if (only !== undefined && !this.#open[only]) throw new Error(`There is no connection ${only}.`);
    for (const link of only === undefined ? [...this.#open] : this.#open.slice(only, only + 1))
      this.#retire(link, reason);
  }

  /** The connections break without a word: all of them now, or one of them once something has happened on it. */
  cut(plan?: PlannedCut): void {
    if (plan) this.#cuts.plan(plan);
    else for (const link of this.#open) link.break();
  }

  async stop(): Promise<void> {
    await Promise.all(this.#open.map((link) => link.close(1001)));
    this.#server.close();
  }

  /** Those that may get it; last the one that had it before, for there it was not acknowledged. */
  #inTurn(payload: Json): SocketLink[] {
    const ready = this.#open.filter(({ isReady }) => isReady);
    this.#turn += 1;
    const first = this.#turn % Math.max(1, ready.length);
    const inTurn = [...ready.slice(first), ...ready.slice(0, first)];
    const before = this.#lastSentBy.get(payload);
    return before ? inTurn.sort((a, b) => Number(a === before) - Number(b === before)) : inTurn;
  }

  #welcome(ws: WebSocket, isDebugged: boolean): void {
    const { clock, options } = this.#state;
    const link: SocketLink = new SocketLink(ws, options.pings ?? hostClock, {
      heard: (text) => this.#receive(link, text),
      gone: () => {
        this.#open = this.#open.filter((one) => one !== link);
        this.#state.changes.notify();
      },
      complain: (problem) => this.#state.complain(problem),
    });
    if (this.#open.length >= mostSockets) {
      link.dismiss('too_many_websockets');
      link.leave();
      return;
    }
    this.#open.push(link);
    const seconds = isDebugged ? lifeSeconds.debug : lifeSeconds.usual;
    // The usual life is not ended here: a clock moved by hand over a day would have the app deaf at every step.
    if (isDebugged)
      link.untilGone(clock.after(seconds * 1000 - noticeMs, () => this.#retire(link, 'warning')));
    link.say({
      type: 'hello',
      num_connections: this.#open.length,
      connection_info: { app_id: options.app.id },
      debug_info: { host: 'local', approximate_connection_time: seconds },
    });
    this.#state.changes.notify();
  }

  #retire(link: SocketLink, reason: DisconnectReason): void {
    link.dismiss(reason);
    const end = () => {
      if (reason === 'warning') link.dismiss('refresh_requested');
      link.leave();
    };
    // Switched off, Socket Mode waits for nobody.
    if (reason === 'link_disabled') end();
    else link.untilGone(this.#state.clock.after(noticeMs, end));
  }

  #receive(link: SocketLink, text: string | undefined): void {
    const ack = parsed(text);
    if (!isRecord(ack) || typeof ack.envelope_id !== 'string') {
      const what = text === undefined ? '(binary)' : text.slice(0, 80);
      this.#state.complain(`Something that is no ack came over the socket: ${what}`);
      return;
    }
    const { envelope_id: id, payload } = ack;
    const sent = this.#sent.get(id);
    if (sent && sent.link !== link) {
      this.#state.complain(`The ack of ${id} came by another connection than the payload.`);
      return;
    }
    if (sent && this.#cuts.comes('lost ack', sent.kind)) {
      link.break();
      return;
    }
    if (sent?.kind === 'events_api' && isMessage(payload))
      this.#state.complain('An event was acknowledged with a body, which Slack ignores.');
    this.#onAck(id, payload);
    if (sent && this.#cuts.comes('ack', sent.kind)) link.break();
  }
}

/** What does not even parse as an address leads nowhere. */
function addressOf({ url = '/' }: IncomingMessage): URL {
  return new URL(URL.canParse(url, 'http://local') ? url : '/nowhere', 'http://local');
}
