import type { Clock } from '../clock.ts';

/** So many may have been handed out after the last was kept. */
const margin = 10_000;

/**
 * Ids and timestamps. They start from the clock, so that a workspace started anew over an older store does
 * not hand out an id that the app has already seen.
 */
export class Ids {
  #clock: Clock;
  #serial: number;
  #lastMicros = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#serial = clock.now().getTime();
  }

  /** How far they have come. */
  get reached(): { serial: number; micros: number } {
    return { serial: this.#serial, micros: this.#lastMicros };
  }

  /** From where another workspace came to, whatever the clock says. */
  goOnFrom({ serial, micros }: { serial: number; micros: number }): void {
    this.#serial = Math.max(this.#serial, serial + margin);
    this.#lastMicros = Math.max(this.#lastMicros, micros);
  }

  next(prefix: string): string {
    this.#serial += 1;
    return prefix + this.#serial.toString(36).toUpperCase();
  }

  /** A number that no other call gets, as text. */
  number(): string {
    this.#serial += 1;
    return String(this.#serial);
  }

  /** A message timestamp: unique in the workspace, and always later than the one before. */
  ts(): string {
    const micros = Math.max(this.#clock.now().getTime() * 1000, this.#lastMicros + 1);
    this.#lastMicros = micros;
    return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;
  }
}
