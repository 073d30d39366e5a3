import type { CallBackKind } from '../../../src/domain/call-back/call-back.ts';
import type { Recorded } from '../../../src/domain/record.ts';
import type { Happened } from '../history.ts';

/** Something to be reminded of, as it is asked for. */
export interface Booking {
  id: string;
  owner: string;
  /** Who gets a card with buttons: then it is an appointment, and a call-back otherwise. */
  deciders: readonly string[];
  /** A reminder at each of these instants; of a call-back with several, the last is its end. */
  dueAt: readonly Date[];
  /** So long after its time a reminder is of use. */
  usefulMs: number;
  /** Who booked a call-back for its owner. */
  booker?: string;
  /** What else a call-back is than an informal one. */
  kind?: CallBackKind;
}

/** What was asked for in one scene. */
export interface Asked {
  fault: string;
  bookings: readonly Booking[];
  incidents: readonly string[];
}

/** Something that says what falls due: CaseDesk, or what it is measured by. Its own books, past all that is broken. */
export interface System {
  book(bookings: readonly Booking[], at: Date): Promise<void>;
  /** What was asked for, and what the books say became of it. `said` has the key of each message in Slack. */
  books(asked: readonly Asked[], said: readonly string[]): Promise<Happened[]>;
  /** What is yet to come, in words. */
  left(asked: readonly Asked[], now: Date): Promise<string[]>;
  /** Raises an incident of Ana's that Tom decides. */
  raise?(id: string, at: Date): Promise<void>;
  /** What was booked, as it stands. */
  find?(id: string): Promise<Recorded | undefined>;
  close(): Promise<void>;
}

/** Opens the books at this address, by the clock that Slack and the store share. */
export type OpenSystem = (uri: string, clock: { now(): Date; monotonic(): number }) => Promise<System>;

/** The key of an appointment's reminder, the first of its name, as it stands in Slack. */
export const reminderKey = (id: string, index: number): string =>
  `appointment/${id}/${index === 0 ? 'time' : `time-${index}`}-1`;
