import { dueAtOf } from '../../domain/message.ts';
import type { Recorded } from '../../domain/record.ts';
import { type Hand, nameOf } from './hand.ts';
import { Lanes, type Task } from './lanes.ts';
import { Leases } from './leases.ts';
import type { Deliverable } from './message-kind.ts';
import { type Equipment, Messenger } from './messenger.ts';
import type { Pace } from './pace.ts';
import type { Turns } from './turns.ts';

export interface DelivererDeps extends Equipment {
  pace: Pace;
  /** Shared by the senders as the pace is. */
  turns: Pick<Turns, 'senders'>;
}

/** Finds what records have to say, whoever left it, and has each message said in its turn. */
export class Deliverer {
  readonly #deps: DelivererDeps;
  readonly #kinds = new Map<string, Deliverable>();
  readonly #lanes: Lanes;
  readonly #leases: Leases;
  readonly #messenger: Messenger;
  readonly #collecting = new Set<Promise<void>>();
  #sweeping: Promise<void> | undefined;
  #stopped = false;

  constructor(deps: DelivererDeps) {
    this.#deps = deps;
    this.#lanes = new Lanes(deps.clock, deps.pace);
    this.#leases = new Leases(deps.leaseMs, () => deps.clock.monotonic());
    this.#messenger = new Messenger({
      ...deps,
      leases: this.#leases,
      kindCalled: (name) => this.#kinds.get(name),
      nudge: (kind, id) => this.nudge(kind, id),
      pause: (lane, ms) => this.#lanes.pause(lane, ms),
    });
  }

  register<R extends Recorded>(kind: Deliverable<R>): void {
    this.#kinds.set(kind.records.kind.name, kind);
  }

  set senders(count: number) {
    this.#lanes.senders = count;
    this.#deps.turns.senders = Math.max(1, count);
  }

  /** Delivers what is due on one record, soon; never throws. `saved`, as it has just been written, is not read again. */
  nudge(kind: string, id: string, saved?: Recorded): void {
    const of = this.#kinds.get(kind);
    if (!of || this.#stopped) return;
    const collecting = this.#collect(of, id, saved).finally(() => this.#collecting.delete(collecting));
    this.#collecting.add(collecting);
  }

  /** Finds whatever is due, whoever left it behind. One sweep at a time. */
  sweep(): Promise<void> {
    this.#sweeping ??= this.#sweepOnce().finally(() => {
      this.#sweeping = undefined;
    });
    return this.#sweeping;
  }

  /**
   * Sees who holds what of the oldest that is due, and takes up what has been held too long. Each process does, whoever
   * sweeps: one that dies is then missed a lease and a tick later.
   */
  async watch(): Promise<void> {
    const { clock } = this.#deps;
    for (const of of this.#kinds.values()) {
      const ids = await oldest(of, clock.now());
      if (!ids.length) continue;
      for (const [id, { messages }] of await of.records.together(ids))
        for (const [key, { token }] of Object.entries(messages))
          if (token && this.#leases.isOver(nameOf({ of, id, key }), token))
            this.nudge(of.records.kind.name, id);
    }
    this.#leases.tidy();
  }

  async idle(): Promise<void> {
    do {
      await Promise.allSettled([...this.#collecting, this.#sweeping]);
      await this.#lanes.idle();
    } while (this.#collecting.size || this.#sweeping);
  }

  /** Takes up nothing more and lets what is under way finish. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#lanes.stop();
    await this.idle();
  }

  async #sweepOnce(): Promise<void> {
    const { workers, clock } = this.#deps;
    for (const { channel, until } of await workers.pauses(clock.now()))
      this.#lanes.pause(channel, until.getTime() - clock.now().getTime());
    for (const of of this.#kinds.values())
      for await (const ids of inTens(of.records.due('nextDeliveryAt', clock.now()))) {
        // Whatever cannot be read with the others is read by itself.
        const found = await of.records.together(ids).catch(() => new Map<string, Recorded>());
        for (const id of ids) {
          if (this.#stopped) return;
          await this.#collect(of, id, found.get(id));
        }
        await this.#lanes.room();
      }
  }

  async #collect(of: Deliverable, id: string, saved?: Recorded): Promise<void> {
    const { clock, conversations, log } = this.#deps;
    try {
      const foundAt = clock.monotonic();
      const record = saved ?? (await of.records.find(id));
      if (!record) return;
      const known = { record, foundAt };
      const now = clock.now();
      for (const [key, entry] of Object.entries(record.messages)) {
        const dueAt = dueAtOf(entry, record);
        if (!dueAt || dueAt > now) continue;
        const hand = { of, id, key, known };
        if (entry.token && !this.#leases.isOver(nameOf(hand), entry.token)) continue;
        this.#lanes.add({
          id: nameOf(hand),
          lane: conversations.lane(entry.to),
          method: entry.posted ? 'update' : 'post',
          urgency: entry.urgency,
          dueAt,
          ...this.#delivery(hand),
        });
      }
    } catch (error) {
      log.warn({ err: error, kind: of.records.kind.name, id }, 'a record could not be read for delivery');
    }
  }

  /** Where it came further, the record is looked at once more when the message can be queued again. */
  #delivery(hand: Hand): Pick<Task, 'run' | 'ended'> {
    let further = false;
    return {
      run: async () => {
        try {
          further = await this.#messenger.deliver(hand);
        } catch (error) {
          this.#deps.log.warn({ err: error, key: nameOf(hand) }, 'a delivery was left for the next tick');
        }
      },
      ended: () => {
        if (further) this.nudge(hand.of.records.kind.name, hand.id, hand.known.record);
      },
    };
  }
}

// Held messages stay due at their instant, and so are among the first.
const watched = 200;

async function oldest(of: Deliverable, now: Date): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of of.records.due('nextDeliveryAt', now)) if (ids.push(id) === watched) break;
  return ids;
}

async function* inTens(due: AsyncIterable<{ id: string }>): AsyncGenerator<string[]> {
  let ids: string[] = [];
  for await (const { id } of due) {
    ids.push(id);
    if (ids.length < 10) continue;
    yield ids;
    ids = [];
  }
  if (ids.length) yield ids;
}
