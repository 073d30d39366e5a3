import type { Scene } from '../scene.ts';

/** One way to break things, and what is booked to see whether it shows. */
export interface Fault {
  /** As the table prints it. */
  name: string;
  /** Books, breaks, and leaves what is broken to be healed; resolves once there is nothing more to break. */
  strikes(scene: Scene): Promise<void>;
  /** Breaks nothing that another fault of the same moment would meet: only its own people's conversations. */
  keepsToItself?: true;
  /** Somebody presses, or a record is looked at: only CaseDesk has buttons and records. */
  onlyCaseDesk?: true;
  /** Books appointments, which only the harness has: left to a longer run, for call-backs are struck in the same way. */
  synthetic?: true;
  /** Breaks processes, sockets or the store, and may strike beside one that keeps to itself. */
  meets?: 'processes';
}
