import type { App, Receiver } from '@slack/bolt';
import type { Log } from '../ops/log.ts';
import { openSocket, type SocketConnection, type SocketDeps } from './socket-connection.ts';

interface Deps extends SocketDeps {
  log: Log;
}

// Connections that began together may well end together.
const staggerMs = 30_000;
// As long as Slack waits for an ack, which has to go by the connection that the payload came by.
const lingerMs = 3_000;
const steadyAfterMs = 10_000;
const longestPauseMs = 30_000;

/** The first try and the second come at once; from then on each waits twice as long. */
const pauseMs = (tries: number): number => (tries < 2 ? 0 : Math.min(longestPauseMs, 500 * 2 ** (tries - 1)));

/**
 * Socket Mode on two connections. In the place of one that is about to go another is opened first, and one that is
 * gone, or did not open, is opened again: Bolt's own client is deaf for seconds at each of Slack's refreshes.
 */
export class SocketMode implements Receiver {
  readonly #deps: Deps;
  #app: App | undefined;
  readonly #standing = new Set<SocketConnection>();
  readonly #timers = new Set<() => void>();
  #stopped = false;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  init(app: App): void {
    this.#app = app;
  }

  /** Opens the first connection, and rejects where it does not open; the second follows. */
  async start(): Promise<void> {
    void this.#keep(await this.#open());
    this.#after(staggerMs, () => void this.#keep());
  }

  /** One that is opening meanwhile closes as soon as it stands. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const cancel of this.#timers) cancel();
    await Promise.allSettled([...this.#standing].map((it) => this.#close(it)));
  }

  /** Keeps one of the two places filled, until everything stops; never throws. */
  async #keep(current?: SocketConnection): Promise<void> {
    const { clock, log } = this.#deps;
    for (let tries = current ? 1 : 0; ; tries += 1) {
      const since = clock.monotonic();
      await current?.leaving;
      if (this.#stopped) return;
      if (current && clock.monotonic() - since >= steadyAfterMs) tries = 0;
      await new Promise<void>((resolve) => this.#after(pauseMs(tries), resolve));
      const next = await this.#open().catch((error: unknown) => {
        if (!this.#stopped)
          log.error({ err: error, tries }, 'a connection to Slack did not open; trying again');
        return undefined;
      });
      if (this.#stopped) return;
      if (!next) continue;
      const before = current;
      if (before) this.#after(lingerMs, () => void this.#close(before));
      current = next;
    }
  }

  async #open(): Promise<SocketConnection> {
    if (!this.#app) throw new Error('Socket Mode was started without an app.');
    const connection = await openSocket(this.#app, this.#deps);
    this.#standing.add(connection);
    if (this.#stopped) await this.#close(connection);
    return connection;
  }

  async #close(connection: SocketConnection): Promise<void> {
    this.#standing.delete(connection);
    await connection.close();
  }

  #after(ms: number, run: () => void): void {
    if (ms === 0) {
      run();
      return;
    }
    const cancel = this.#deps.clock.after(ms, () => {
      this.#timers.delete(cancel);
      run();
    });
    this.#timers.add(cancel);
  }
}
