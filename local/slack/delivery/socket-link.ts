import { once } from 'node:events';
import type { WebSocket } from 'ws';
import type { Clock } from '../../clock.ts';
import type { Json } from '../json.ts';

const pingEveryMs = 10_000;
/** So many pings in a row that nobody answered: whoever was there is gone. */
const mostUnanswered = 3;
const mostUnreadBytes = 4 * 1024 * 1024;
const goodbyeMs = 500;

export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets';

interface Ears {
  /** A frame; undefined stands for one that is binary. */
  heard(text: string | undefined): void;
  gone(): void;
  complain(problem: string): void;
}

/** One WebSocket of the app's. Whatever comes over it, or does not go, ends at worst this one connection. */
export class SocketLink {
  /** Told to go: it is still there, but gets nothing more. */
  isLeaving = false;
  readonly #ws: WebSocket;
  readonly #ears: Ears;
  readonly #pings: Clock;
  #unanswered = 0;
  #cancelPing = () => {};
  #timers: (() => void)[] = [];

  constructor(ws: WebSocket, pings: Clock, ears: Ears) {
    this.#ws = ws;
    this.#ears = ears;
    this.#pings = pings;
    ws.on('message', (data, isBinary) => ears.heard(isBinary ? undefined : String(data)));
    ws.on('pong', () => {
      this.#unanswered = 0;
    });
    ws.on('error', (error) => {
      if ('code' in error && String(error.code).startsWith('WS_ERR_'))
        ears.complain(`A connection broke the rules of WebSockets: ${error.message}`);
      ws.terminate();
    });
    ws.on('close', () => {
      for (const cancel of [this.#cancelPing, ...this.#timers]) cancel();
      ears.gone();
    });
    this.#pingInTime();
  }

  get isReady(): boolean {
    return this.#ws.readyState === this.#ws.OPEN && !this.isLeaving;
  }

  /** False where nobody reads what was said before. */
  say(message: Json): boolean {
    const unread = this.#ws.bufferedAmount;
    if (unread > mostUnreadBytes) {
      this.#ears.complain(`A connection was closed because nobody reads it: ${unread} bytes waited.`);
      this.break();
      return false;
    }
    this.#ws.send(JSON.stringify(message));
    return true;
  }

  dismiss(reason: DisconnectReason): void {
    this.isLeaving = true;
    this.say({ type: 'disconnect', reason, debug_info: { host: 'local' } });
  }

  /** Cancels a timer that is about this connection once that is gone. */
  untilGone(cancel: () => void): void {
    this.#timers.push(cancel);
  }

  /** Without a word. */
  break(): void {
    this.#ws.terminate();
  }

  leave(): void {
    this.#ws.close();
  }

  /** Says goodbye first: a client that is closing too must not take this for a fault. */
  async close(code: number): Promise<void> {
    if (this.#ws.readyState === this.#ws.CLOSED) return;
    const end = setTimeout(() => this.#ws.terminate(), goodbyeMs);
    const closed = once(this.#ws, 'close').finally(() => clearTimeout(end));
    this.#ws.close(code);
    await closed;
  }

  #pingInTime(): void {
    this.#cancelPing = this.#pings.after(pingEveryMs, () => {
      if (this.#unanswered >= mostUnanswered) return this.break();
      this.#unanswered += 1;
      if (this.#ws.readyState === this.#ws.OPEN) this.#ws.ping('Ping from the local workspace');
      this.#pingInTime();
    });
  }
}
