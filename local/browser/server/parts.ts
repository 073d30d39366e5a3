import type { TourGuide } from '../../tour/tour.ts';
import type { Time, TrafficLine } from '../protocol/shown.ts';

/** What the page shows besides Slack. Each has its own maker, and says by `subscribe` when it has something new. */
export interface Parts {
  time: TimePart;
  traffic: TrafficPart;
  tour: Omit<TourGuide, 'stop'>;
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
