import type { Entry } from '../../protocol/acts.ts';

/** After so many milliseconds at most, what is typed is sent. */
const pauseMs = 250;

interface Wire<Held> {
  /** What a field shows of what the workspace has. */
  show(entry: Entry): Held;
  /** What to send of what stands in it; undefined while there is no sense in it yet. */
  tell(held: Held): Entry | undefined;
  send(entry: Entry, isEnter: boolean): Promise<unknown>;
  redraw(): void;
}

/**
 * What stands in one field. While somebody types, their words are theirs: what the workspace says counts only where it
 * is neither what they sent nor older than what they have not sent yet.
 */
export class Entering<Held> {
  held: Held;
  /** Why the workspace would not take what stands there. */
  refusal: string | undefined;
  #wire: Wire<Held>;
  #known: string;
  /** Sent, and not heard back; a later one takes the place of all before it. */
  #sent: string[] = [];
  #isUnsent = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #underWay = new Set<Promise<unknown>>();

  constructor(known: Entry, wire: Wire<Held>) {
    this.#wire = wire;
    this.#known = JSON.stringify(known);
    this.held = wire.show(known);
  }

  /** With each drawing: what the workspace has now. */
  hear(known: Entry): void {
    const said = JSON.stringify(known);
    if (said === this.#known) return;
    this.#known = said;
    const echo = this.#sent.lastIndexOf(said);
    const isOld = echo >= 0 && echo < this.#sent.length - 1;
    this.#sent = this.#sent.slice(echo + 1);
    if (this.#isUnsent || isOld || JSON.stringify(this.#wire.tell(this.held)) === said) return;
    this.held = this.#wire.show(known);
    this.refusal = undefined;
  }

  /** Typed words are sent soon; a choice at once. */
  change(held: Held, when: 'soon' | 'now' = 'now'): void {
    this.held = held;
    this.refusal = undefined;
    this.#isUnsent = this.#wire.tell(held) !== undefined;
    this.#wire.redraw();
    if (when === 'now') void this.flush();
    else
      this.#timer ??= setTimeout(() => {
        void this.flush();
      }, pauseMs);
  }

  /** Whether all that stands here has been taken. */
  async flush(isEnter = false): Promise<boolean> {
    this.#stopTimer();
    const entry = this.#wire.tell(this.held);
    if (entry !== undefined && (this.#isUnsent || isEnter || this.refusal !== undefined))
      this.#send(entry, isEnter);
    await Promise.all(this.#underWay);
    return this.refusal === undefined;
  }

  leave(): void {
    this.#stopTimer();
  }

  #send(entry: Entry, isEnter: boolean): void {
    const told = JSON.stringify(entry);
    this.#isUnsent = false;
    this.#sent.push(told);
    const way: Promise<void> = this.#wire.send(entry, isEnter).then(
      () => this.#answered(way, told),
      (error: unknown) => this.#answered(way, told, error instanceof Error ? error.message : String(error)),
    );
    this.#underWay.add(way);
  }

  /** A refusal of words that have been replaced since says nothing of those that stand there. */
  #answered(way: Promise<unknown>, told: string, why?: string): void {
    this.#underWay.delete(way);
    const stands = JSON.stringify(this.#wire.tell(this.held)) === told;
    if (why !== undefined) this.#sent = this.#sent.filter((one) => one !== told);
    const before = this.refusal;
    if (stands) this.refusal = why;
    if (this.refusal !== before) this.#wire.redraw();
  }

  #stopTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
