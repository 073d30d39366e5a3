import type { IncidentCommand } from '../../src/domain/incident/commands.ts';
import { hear, type Remarked } from '../../src/domain/incident/conversation.ts';
import type { Incident } from '../../src/domain/incident/incident.ts';
import { decideIncident } from '../../src/domain/incident/states.ts';
import { look } from '../../src/domain/incident/who-may-look.ts';
import { hasSeen, type Recorded } from '../../src/domain/record.ts';
import { type Actor, isRefusal } from '../../src/domain/transition.ts';
import { incidents } from '../../src/store/kinds/incidents.ts';

/** Where one record is kept. */
export interface Keeps<R> {
  read(): R;
  /** When a tick would find it. */
  dueAt(by: 'nextDeliveryAt' | 'nextReminderAt'): number;
  /** False where somebody else wrote first. */
  write(before: R, after: R): boolean;
}

/** What somebody wants written: the record as it is to be, the same one, or undefined where there is nothing to do. */
export type Next<R extends Recorded> = (it: R) => R | undefined;

/**
 * A write under way: read, decided, and not yet tried. Others may write in between; then it reads and decides again,
 * and may lose again.
 */
export class Operation<R extends Recorded> {
  readonly #store: Keeps<R>;
  readonly #next: Next<R>;
  readonly #then: (written: R | undefined) => void;
  #before: R;

  constructor(store: Keeps<R>, next: Next<R>, then: (written: R | undefined) => void = () => undefined) {
    this.#store = store;
    this.#next = next;
    this.#then = then;
    this.#before = store.read();
  }

  /** True once it is over. A lost reply is like a lost race: it reads again and finds what it did. */
  tryOnce(replyIsLost: boolean): boolean {
    const after = this.#next(this.#before);
    if (!after || after === this.#before) {
      this.#then(after);
      return true;
    }
    const written = this.#store.write(this.#before, after);
    this.#before = this.#store.read();
    if (!written || replyIsLost) return false;
    this.#then(this.#before);
    return true;
  }
}

/** A command under its inbound key, as `Records.change` has it; a number is taken once, whatever is lost. */
export function commanding(
  commands: (it: Incident, at: Date) => readonly IncidentCommand[],
  actor: Actor,
  when: { at: Date; key: string },
  takeNumber: () => number,
): Next<Incident> {
  let reference: string | undefined;
  return (it) => {
    if (hasSeen(it, when.key)) return undefined;
    const after = decideIncident(it, commands(it, when.at), actor, when);
    if (isRefusal(after)) return undefined;
    const prefix = incidents.referencePrefix?.(after);
    if (prefix === undefined) return after;
    reference ??= `${prefix}${takeNumber()}`;
    return { ...after, reference };
  };
}

export const looking =
  (actor: Actor, when: { at: Date; key: string }): Next<Incident> =>
  (it) => {
    const after = hasSeen(it, when.key) ? undefined : look(it, actor, when);
    return after && !isRefusal(after) ? after : undefined;
  };

/** What somebody says, rewords or takes back, as an event brings it. */
export const hearing =
  (remarked: Remarked, actor: Actor, when: { at: Date; key: string }): Next<Incident> =>
  (it) => {
    const after = hasSeen(it, when.key) ? undefined : hear(it, remarked, actor, when);
    return after && !isRefusal(after) ? after : undefined;
  };
