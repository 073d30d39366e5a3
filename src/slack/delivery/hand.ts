import type { Deliverable } from './message-kind.ts';

/** A message at hand: its record's kind and id, and its key there. */
export interface Hand {
  of: Deliverable;
  id: string;
  key: string;
}

/** The key that a message carries in Slack, and by which it is known again. */
export const nameOf = ({ of, id, key }: Hand): string => `${of.records.kind.name}/${id}/${key}`;
