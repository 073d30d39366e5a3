import type { Recorded } from '../../domain/record.ts';
import type { Deliverable } from './message-kind.ts';

/** A record as this process last read or wrote it; all its messages that were found due together share it. */
export interface Known {
  record: Recorded | undefined;
  /** On the monotonic clock. */
  foundAt: number;
}

/** A message at hand: its record's kind and id, its key there, and what is known of the record. */
export interface Hand {
  of: Deliverable;
  id: string;
  key: string;
  known: Known;
}

/** The key that a message carries in Slack, and by which it is known again. */
export const nameOf = ({ of, id, key }: Omit<Hand, 'known'>): string =>
  `${of.records.kind.name}/${id}/${key}`;
