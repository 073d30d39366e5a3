import type { Clock } from '../clock.ts';

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
