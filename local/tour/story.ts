import type { Act } from './acts.ts';
import type { Evidence } from './evidence.ts';

/** A short piece of work, told by who does what. */
export interface Story {
  /** Kept with the progress: never renamed. */
  id: string;
  title: string;
  about: string;
  /** Under which heading it is offered. */
  under: 'Incidents' | 'Call-backs';
  minutes: number;
  steps: readonly Step[];
}

export interface Step {
  /** What comes of it, in a few words. */
  title: string;
  /** The handle of the person to be. */
  as: string;
  acts: readonly Act[];
  /** What opens the form that it goes on in, where somebody has closed that meanwhile. */
  opener?: Act;
  /** All that has to have happened since the step before for this one to be done. */
  until: readonly [Evidence, ...Evidence[]];
  /** What came of it, and why: shown once it is done. */
  note?: string;
}
