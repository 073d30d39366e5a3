/** How what happens reaches the app: late, in any order, and more than once. One seed decides it all. */
export interface DisorderOptions {
  seed: number;
  /** Of each event at least and at most so many, which share its event_id. */
  copies?: readonly [least: number, most: number];
  /** Over how much of the workspace's time they are strewn. */
  spreadMs?: number;
  /** Commands, presses and forms too, which Slack is not known to send twice. */
  interactions?: boolean;
}

/** Draws what becomes of each payload; the same seed draws the same. */
export class Disorder {
  readonly sparesInteractions: boolean;
  #draw: () => number;
  #copies: readonly [number, number];
  #spreadMs: number;

  constructor({ seed, copies = [2, 4], spreadMs = 1000, interactions = false }: DisorderOptions) {
    this.#draw = numbers(seed);
    this.#copies = copies;
    this.#spreadMs = spreadMs;
    this.sparesInteractions = !interactions;
  }

  /** How long each copy waits, in milliseconds. */
  delays(): number[] {
    const [least, most] = this.#copies;
    const count = least + Math.floor(this.#draw() * (most - least + 1));
    return Array.from({ length: count }, () => 1 + Math.floor(this.#draw() * this.#spreadMs));
  }
}

/** Mulberry32: numbers from 0 to 1 that look random, and are the same for the same seed. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
