import type { Time, Tour, TrafficLine } from '../protocol/shown.ts';

/** What the page shows besides Slack. Each has its own maker, and says by `subscribe` when it has something new. */
export interface Parts {
  time: TimePart;
  traffic: TrafficPart;
  tour: TourPart;
}

interface Told {
  /** Calls back after each change; the answer ends it. */
  subscribe(listener: () => void): () => void;
}

/** The workspace's clock. `move` throws a sentence where it will not, and resolves once it has arrived. */
export interface TimePart extends Told {
  shown(): Time;
  move(to: 'next reminder' | number): Promise<void>;
}

/** What went to and fro between app and workspace; windows are told only while they watch. */
export interface TrafficPart extends Told {
  /** The newest last. */
  lines(): TrafficLine[];
  /** All of one line, or undefined where it is no longer kept. */
  payload(id: string): unknown;
}

/** The stories, and how far the one that is being told has come: one telling for all windows. */
export interface TourPart extends Told {
  shown(): Tour;
  /** Throws a sentence for a story that there is not; null ends the telling. */
  tell(story: string | null): void;
  /** Fills in the step at hand for the person of this id, in what they have open. */
  fillIn(as: string): Promise<void>;
}
