/** Things kept in order; `compare` tells any two of them apart. */
export class InOrder<T> {
  readonly #compare: (a: T, b: T) => number;
  readonly #things: T[] = [];

  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  get first(): T | undefined {
    return this.#things[0];
  }

  add(thing: T): void {
    this.#things.splice(this.#placeOf(thing), 0, thing);
  }

  remove(thing: T): void {
    const place = this.#placeOf(thing);
    if (this.#things[place] === thing) this.#things.splice(place, 1);
  }

  clear(): void {
    this.#things.length = 0;
  }

  /** By halves: the first place whose thing does not come before this one. */
  #placeOf(thing: T): number {
    let [from, to] = [0, this.#things.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      const there = this.#things[middle];
      if (there !== undefined && this.#compare(there, thing) < 0) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
