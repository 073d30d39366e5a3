import type { Organisation } from '../src/config/organisation.ts';
import type { CallBack } from '../src/domain/call-back/call-back.ts';
import type { Morning } from '../src/domain/morning/morning.ts';
import type { Clock } from '../src/ops/clock.ts';
import type { InFlight } from '../src/ops/in-flight.ts';
import type { Log } from '../src/ops/log.ts';
import type { Deliverer } from '../src/slack/delivery/deliverer.ts';
import type { Directory } from '../src/slack/directory.ts';
import type { People } from '../src/store/people.ts';
import type { Records } from '../src/store/records.ts';
import type { Workers } from '../src/store/workers.ts';
import type { Firing } from './firing.ts';

/** What every job is handed. */
export interface JobDeps {
  clock: Clock;
  log: Log;
  inFlight: InFlight;
  deliverer: Deliverer;
  directory: Directory;
  people: Pick<People, 'all'>;
  organisation: Organisation;
  callBacks: Records<CallBack>;
  mornings: Records<Morning>;
  workers: Workers;
  /** Every kind of record. */
  kinds: readonly Records[];
  /** The kinds of record that have reminders. */
  firings: readonly Firing[];
  processId: string;
  tickSeconds: number;
  /** The reminders that a timer of this process waits for, each with what cancels it. */
  armed: Map<string, () => void>;
  /** The last day for which this process has looked at each person's morning. */
  listedFor: Map<string, string>;
  /** Milliseconds by which the store's clock is ahead of ours. */
  storeOffset(): Promise<number>;
}

/**
 * Something asked for again and again. It looks at what stands and does what is due: it never relies on having run
 * before, and bears running twice or beside itself.
 */
export interface Job {
  name: string;
  /** In seconds; absent, each tick. */
  everySeconds?: number;
  /** Run by each process for itself, and not asked for from outside. */
  everywhere?: true;
  run(deps: JobDeps, at: Date): Promise<void>;
}
