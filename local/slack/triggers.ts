import type { Clock } from '../clock.ts';
import type { Ids } from './ids.ts';
import { invalidArguments, Refusal } from './refusal.ts';
import { dropOldest } from './remembering.ts';

const lifeMs = 3000;

interface Trigger {
  userId: string;
  /** The view it was pressed in: only such a trigger may push onto the stack. */
  viewId: string | undefined;
  issuedAt: number;
  spent: boolean;
}

/** trigger_ids: three seconds, one use. */
export class Triggers {
  #clock: Clock;
  #ids: Ids;
  #issued = new Map<string, Trigger>();
  #most: number | undefined;

  constructor(clock: Clock, ids: Ids, most?: number) {
    this.#clock = clock;
    this.#ids = ids;
    this.#most = most;
  }

  issue(userId: string, viewId?: string): string {
    const number = this.#ids.number();
    const id = `${number}.${number.slice(-6)}.${BigInt(number).toString(16).padStart(32, '0')}`;
    this.#issued.set(id, { userId, viewId, issuedAt: this.#clock.now().getTime(), spent: false });
    dropOldest(this.#issued, this.#most);
    return id;
  }

  spend(id: string): { userId: string; viewId: string | undefined } {
    if (!/^\d+\.\d+\.[0-9a-f]+$/.test(id)) {
      throw invalidArguments('invalid `trigger_id` [json-pointer:/trigger_id]');
    }
    const trigger = this.#issued.get(id);
    if (!trigger) throw new Refusal('invalid_trigger_id');
    if (trigger.spent) throw new Refusal('exchanged_trigger_id');
    if (this.#clock.now().getTime() - trigger.issuedAt > lifeMs) throw new Refusal('expired_trigger_id');
    trigger.spent = true;
    return trigger;
  }
}
