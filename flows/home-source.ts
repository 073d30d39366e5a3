import type { Actor } from '../src/domain/transition.ts';
import type { Face } from '../src/slack/face.ts';
import type { Target } from '../src/slack/target.ts';

/** One record in a person's Home. */
export interface AtHome {
  /** Since when it waits. */
  since: Date;
  /** When somebody next has to see to it, where that is promised. */
  dueAt?: Date;
  face: Face;
  target: Target;
}

/** What a process has for a person's Home: what waits for them, and what they wait for. */
export type HomeSource = (actor: Actor) => Promise<{ toDo: readonly AtHome[]; waitedFor: readonly AtHome[] }>;
