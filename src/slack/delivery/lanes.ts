import type { Clock } from '../../ops/clock.ts';
import { InOrder } from './in-order.ts';
import { Bucket, type Pace } from './pace.ts';

const atOnce = 20;
const fullAt = 200;
const methods = ['post', 'update'] as const;

/** One thing to be sent in one conversation. `id` is unique: the same thing is not queued twice. */
export interface Task {
  id: string;
  lane: string;
  method: (typeof methods)[number];
  urgency: 'answer' | 'reminder';
  dueAt: Date;
  run(): Promise<void>;
  /** Called once it is no longer under way, and may be queued again. */
  ended?(): void;
}

interface Waiting extends Task {
  /** In the order in which they came. */
  serial: number;
}

interface Lane {
  name: string;
  waiting: Record<Task['method'], InOrder<Waiting>>;
  /** What may go as soon as there is room: no more than the first of each method. */
  offered: Waiting[];
  busy: boolean;
  /** On the monotonic clock. */
  nextPostAt: number;
  pausedUntil: number;
  /** Cancels its timer. */
  cancel: (() => void) | undefined;
}

/**
 * Sends one at a time in each conversation and twenty at once in all, answers before reminders, then by due time,
 * no faster than the pace. What waits for its turn has not been claimed. However much waits, a change looks at the
 * first of one conversation, and at the first of all that are free.
 */
export class Lanes {
  readonly #clock: Clock;
  readonly #pace: Pace;
  readonly #buckets: Record<Task['method'], Bucket>;
  readonly #lanes = new Map<string, Lane>();
  readonly #offers = { post: new InOrder(byTurn), update: new InOrder(byTurn) };
  readonly #waiting = new Set<string>();
  readonly #running = new Map<string, Promise<void>>();
  #serial = 0;
  #senders = 1;
  #stopped = false;
  #cancelTimer: (() => void) | undefined;
  #tellOfRoom: (() => void)[] = [];

  constructor(clock: Clock, pace: Pace) {
    this.#clock = clock;
    this.#pace = pace;
    this.#buckets = {
      post: new Bucket(pace.postsPerMinute, clock),
      update: new Bucket(pace.updatesPerMinute, clock),
    };
  }

  /** How many processes share the pace. */
  set senders(count: number) {
    this.#senders = Math.max(1, count);
  }

  /** How many conversations are kept in mind. */
  get size(): number {
    return this.#lanes.size;
  }

  has(id: string): boolean {
    return this.#waiting.has(id) || this.#running.has(id);
  }

  add(task: Task): void {
    if (this.#stopped || this.has(task.id)) return;
    const lane = this.#lane(task.lane);
    this.#waiting.add(task.id);
    lane.waiting[task.method].add({ ...task, serial: ++this.#serial });
    this.#look(lane);
    this.#go();
  }

  pause(name: string, ms: number): void {
    if (this.#stopped) return;
    const lane = this.#lane(name);
    lane.pausedUntil = Math.max(lane.pausedUntil, this.#clock.monotonic() + ms);
    this.#look(lane);
  }

  /** Resolves once there is room for another page of tasks, or nothing more is taken up. */
  async room(): Promise<void> {
    while (this.#waiting.size >= fullAt)
      await new Promise<void>((resolve) => {
        this.#tellOfRoom.push(resolve);
      });
  }

  /** Resolves once nothing is being sent; what waits for the pace stays waiting. */
  async idle(): Promise<void> {
    while (this.#running.size) await Promise.allSettled(this.#running.values());
  }

  /** Takes up nothing more; what has not been claimed is left for whoever comes next. */
  stop(): void {
    this.#stopped = true;
    this.#cancelTimer?.();
    for (const { cancel } of this.#lanes.values()) cancel?.();
    for (const method of methods) this.#offers[method].clear();
    this.#lanes.clear();
    this.#waiting.clear();
    this.#thereIsRoom();
  }

  /** Starts whatever may go, first things first. */
  #go(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    while (this.#running.size < atOnce) {
      const waits = methods.flatMap((method) => {
        const task = this.#offers[method].first;
        return task ? [{ task, ms: this.#buckets[method].wait(this.#senders) }] : [];
      });
      const [next] = waits.filter(({ ms }) => ms === 0).sort((a, b) => byTurn(a.task, b.task));
      if (next) this.#start(next.task);
      else {
        const soonest = Math.min(...waits.map(({ ms }) => ms));
        if (Number.isFinite(soonest)) this.#cancelTimer = this.#clock.after(soonest, () => this.#go());
        return;
      }
    }
  }

  #start(task: Waiting): void {
    const lane = this.#lane(task.lane);
    lane.waiting[task.method].remove(task);
    this.#waiting.delete(task.id);
    this.#buckets[task.method].take();
    lane.busy = true;
    this.#look(lane);
    const done = task.run().finally(() => {
      this.#running.delete(task.id);
      if (this.#stopped) return;
      lane.busy = false;
      if (task.method === 'post')
        lane.nextPostAt = this.#clock.monotonic() + this.#pace.channelMs * this.#senders;
      this.#look(lane);
      this.#go();
      task.ended?.();
    });
    this.#running.set(task.id, done);
    if (this.#waiting.size < fullAt) this.#thereIsRoom();
  }

  #thereIsRoom(): void {
    for (const tell of this.#tellOfRoom.splice(0)) tell();
  }

  /** Offers what may go of a lane, looks again when more may, and forgets a lane with nothing left to keep in mind. */
  #look(lane: Lane): void {
    lane.cancel?.();
    lane.cancel = undefined;
    for (const task of lane.offered.splice(0)) this.#offers[task.method].remove(task);
    // The end of what is being sent looks again.
    if (lane.busy) return;
    const now = this.#clock.monotonic();
    const heads = methods.flatMap((method) => lane.waiting[method].first ?? []);
    const waits = heads.map((task) => {
      const ms = fromOf(lane, task.method) - now;
      if (ms > 0) return ms;
      lane.offered.push(task);
      this.#offers[task.method].add(task);
      return Number.POSITIVE_INFINITY;
    });
    const ms = heads.length ? Math.min(...waits) : fromOf(lane, 'post') - now;
    if (ms <= 0) this.#lanes.delete(lane.name);
    else if (Number.isFinite(ms))
      lane.cancel = this.#clock.after(ms, () => {
        this.#look(lane);
        this.#go();
      });
  }

  #lane(name: string): Lane {
    const lane = this.#lanes.get(name) ?? {
      name,
      waiting: { post: new InOrder(byTurn), update: new InOrder(byTurn) },
      offered: [],
      busy: false,
      nextPostAt: 0,
      pausedUntil: 0,
      cancel: undefined,
    };
    this.#lanes.set(name, lane);
    return lane;
  }
}

/** From when one of this method may go in a lane, on the monotonic clock; redrawing keeps no distance. */
const fromOf = ({ nextPostAt, pausedUntil }: Lane, method: Task['method']): number =>
  method === 'post' ? Math.max(nextPostAt, pausedUntil) : pausedUntil;

const rank = ({ urgency }: Task): number => (urgency === 'answer' ? 0 : 1);

function byTurn(a: Waiting, b: Waiting): number {
  return rank(a) - rank(b) || a.dueAt.getTime() - b.dueAt.getTime() || a.serial - b.serial;
}
