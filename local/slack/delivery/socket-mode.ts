import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { isRecord, parsed } from '../json.ts';
import type { State } from '../state.ts';
import type { Delivery, Transport } from './deliveries.ts';

const mostSockets = 10;
/** Real time, not the workspace's: Bolt drops a connection whose pings stop for 30 s of its own clock. */
const pingEveryMs = 10_000;
const goodbyeMs = 500;
/** The workspace's time: from the word that a connection ends to its end. */
const noticeMs = 10_000;

export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets';

/** Socket Mode: up to ten sockets, each payload to any one of them. */
export class SocketMode implements Transport {
  #state: State;
  #onAck: (id: string, answer: unknown) => void;
  #server = new WebSocketServer({ noServer: true });
  #open: WebSocket[] = [];
  /** Told to go: they are still there, but get nothing more. */
  #leaving = new Set<WebSocket>();
  #tickets = new Set<string>();
  #turn = 0;

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
    const url = new URL(request.url ?? '/', 'http://local');
    if (url.pathname !== '/link/' || !this.#tickets.delete(url.searchParams.get('ticket') ?? '')) {
      socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (ws) => this.#welcome(ws));
  }

  send(delivery: Delivery): boolean {
    const ready = this.#open.filter((ws) => ws.readyState === ws.OPEN && !this.#leaving.has(ws));
    this.#turn += 1;
    const ws = ready[this.#turn % Math.max(1, ready.length)];
    if (!ws) return false;
    ws.send(
      JSON.stringify({
        envelope_id: delivery.id,
        type: delivery.kind,
        payload: delivery.payload,
        accepts_response_payload: delivery.kind !== 'events_api',
        ...(delivery.kind === 'events_api' && {
          retry_attempt: delivery.retry,
          retry_reason: delivery.retryReason,
        }),
      }),
    );
    return true;
  }

  /**
   * What Slack does every few hours to each connection by itself; the client is expected to come back. `only`
   * counts from 0, the connection that has been there longest.
   */
  refresh(reason: DisconnectReason = 'refresh_requested', { only }: { only?: number } = {}): void {
    if (only !== undefined && !this.#open[only]) throw new Error(`There is no connection ${only}.`);
    for (const ws of only === undefined ? this.#open : this.#open.slice(only, only + 1)) {
      this.#leaving.add(ws);
      this.#dismiss(ws, reason);
      const cancel = this.#state.clock.after(noticeMs, () => {
        if (reason === 'warning') this.#dismiss(ws, 'refresh_requested');
        ws.close();
      });
      ws.once('close', cancel);
    }
  }

  /** The connections break without a word. */
  cut(): void {
    for (const ws of this.#open) ws.terminate();
  }

  /** Says goodbye first: a client that is closing too must not take this for a fault. */
  async stop(): Promise<void> {
    const gone = this.#open.map((ws) => {
      const end = setTimeout(() => ws.terminate(), goodbyeMs);
      return once(ws, 'close').finally(() => clearTimeout(end));
    });
    for (const ws of this.#open) ws.close(1001);
    await Promise.all(gone);
    this.#server.close();
  }

  #welcome(ws: WebSocket): void {
    if (this.#open.length >= mostSockets) {
      this.#dismiss(ws, 'too_many_websockets');
      ws.close();
      return;
    }
    this.#open.push(ws);
    const pings = setInterval(() => ws.ping(`Ping from CaseDesk's workspace`), pingEveryMs);
    pings.unref();
    ws.on('close', () => {
      clearInterval(pings);
      this.#open = this.#open.filter((one) => one !== ws);
      this.#leaving.delete(ws);
      this.#state.changes.notify();
    });
    ws.on('error', () => ws.terminate());
    ws.on('message', (data) => this.#receive(String(data)));
    ws.send(
      JSON.stringify({
        type: 'hello',
        num_connections: this.#open.length,
        connection_info: { app_id: this.#state.options.app.id },
        debug_info: { host: 'local', approximate_connection_time: 18060 },
      }),
    );
    this.#state.changes.notify();
  }

  #receive(text: string): void {
    const ack = parsed(text);
    if (isRecord(ack) && typeof ack.envelope_id === 'string') this.#onAck(ack.envelope_id, ack.payload);
    else this.#state.complain(`Something that is no ack came over the socket: ${text.slice(0, 80)}`);
  }

  #dismiss(ws: WebSocket, reason: DisconnectReason): void {
    ws.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'local' } }));
  }
}
