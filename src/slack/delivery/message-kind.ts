import type { Message, Recipient } from '../../domain/message.ts';
import type { Recorded } from '../../domain/record.ts';
import type { Records } from '../../store/records.ts';
import type { Face } from '../face.ts';

/** How one kind of message looks, and whether it still has to be said. */
export interface MessageKind<R extends Recorded> {
  /** One that no longer stands is cancelled, never reworded. */
  stands(record: R, entry: Message): boolean;
  /** Pure: the same record and entry give the same face. */
  face(record: R, entry: Message): Face;
  /** Who hears of it where its recipient cannot be reached. */
  fallback?(record: R, entry: Message): Recipient | undefined;
}

/** What a command carried to another record is told: where it came from, and under which entry. */
export interface Errand {
  to: { kind: string; id: string };
  /** The key of the message it is about. */
  about: string;
  from: { kind: string; id: string; key: string };
  record: Recorded;
}

/** A kind of record whose messages are delivered. */
export interface Deliverable<R extends Recorded = Recorded> {
  records: Records<R>;
  messages: Record<string, MessageKind<R>>;
  /** What errands ask of this kind of record, by name; under the entry's key, so that asking twice does it once. */
  errands?: Record<string, (errand: Errand) => Promise<void>>;
}
