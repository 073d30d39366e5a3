import type { Clock } from '../../ops/clock.ts';
import { Bucket, type Pace } from './pace.ts';

const atOnce = 20;
const fullAt = 200;

/** One thing to be sent in one conversation. `id` is unique: the same thing is not queued twice. */
export interface Task {
  id: string;
  lane: string;
  method: 'post' | 'update';
  urgency: 'answer' | 'reminder';
  dueAt: Date;
  run(): Promise<void>;
}

interface Lane {
  busy: boolean;
  /** On the monotonic clock. */
  nextPostAt: number;
  pausedUntil: number;
}

/**
 * Sends one at a time in each conversation and twenty at once in all, answers before reminders, then by due time,
 * no faster than the pace. What waits for its turn has not been claimed.
 */
export class Lanes {
  readonly #clock: Clock;
  readonly #pace: Pace;
  readonly #buckets: Record<Task['method'], Bucket>;
  readonly #lanes = new Map<string, Lane>();
  readonly #waiting = new Map<string, Task>();
  readonly #running = new Map<string, Promise<void>>();
  #senders = 1;
  #stopped = false;
  #cancelTimer: (() => void) | undefined;

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

  has(id: string): boolean {
    return this.#waiting.has(id) || this.#running.has(id);
  }

  add(task: Task): void {
    if (this.#stopped || this.has(task.id)) return;
    this.#waiting.set(task.id, task);
    this.#go();
  }

  pause(lane: string, ms: number): void {
    const paused = this.#lane(lane);
    paused.pausedUntil = Math.max(paused.pausedUntil, this.#clock.monotonic() + ms);
  }

  /** Resolves once there is room for another page of tasks. */
  async room(): Promise<void> {
    while (this.#waiting.size >= fullAt && this.#running.size) await Promise.race(this.#running.values());
  }

  /** Resolves once nothing is being sent; what waits for the pace stays waiting. */
  async idle(): Promise<void> {
    while (this.#running.size) await Promise.allSettled(this.#running.values());
  }

  /** Takes up nothing more; what has not been claimed is left for whoever comes next. */
  stop(): void {
    this.#stopped = true;
    this.#waiting.clear();
    this.#cancelTimer?.();
  }

  #go(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    let soonest = Number.POSITIVE_INFINITY;
    for (const task of this.#inOrder()) {
      if (this.#running.size >= atOnce) return;
      const wait = this.#waitFor(task);
      if (wait === 0) this.#start(task);
      else soonest = Math.min(soonest, wait);
    }
    if (Number.isFinite(soonest)) this.#cancelTimer = this.#clock.after(soonest, () => this.#go());
  }

  /** Milliseconds until its turn; infinite while its lane is busy, for the end of that one looks again. */
  #waitFor({ lane, method }: Task): number {
    const { busy, nextPostAt, pausedUntil } = this.#lane(lane);
    if (busy) return Number.POSITIVE_INFINITY;
    const from = method === 'post' ? Math.max(nextPostAt, pausedUntil) : pausedUntil;
    return Math.max(0, from - this.#clock.monotonic(), this.#buckets[method].wait(this.#senders));
  }

  #start(task: Task): void {
    const lane = this.#lane(task.lane);
    this.#waiting.delete(task.id);
    this.#buckets[task.method].take();
    lane.busy = true;
    const done = task.run().finally(() => {
      lane.busy = false;
      if (task.method === 'post')
        lane.nextPostAt = this.#clock.monotonic() + this.#pace.channelMs * this.#senders;
      this.#running.delete(task.id);
      this.#go();
    });
    this.#running.set(task.id, done);
  }

  #lane(name: string): Lane {
    const lane = this.#lanes.get(name) ?? { busy: false, nextPostAt: 0, pausedUntil: 0 };
    this.#lanes.set(name, lane);
    return lane;
  }

  #inOrder(): Task[] {
    const rank = ({ urgency }: Task) => (urgency === 'answer' ? 0 : 1);
    return [...this.#waiting.values()].sort(
      (a, b) => rank(a) - rank(b) || a.dueAt.getTime() - b.dueAt.getTime(),
    );
  }
}
