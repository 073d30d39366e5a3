import type { Appointment } from '../appointment/appointment.ts';
import type { Happened } from '../history.ts';

/** An appointment as it is asked for. */
export interface Booking {
  id: string;
  owner: string;
  /** Who gets a card with buttons. */
  deciders: readonly string[];
  /** A reminder at each of these instants. */
  dueAt: readonly Date[];
  /** So long after its time a reminder is of use. */
  usefulMs: number;
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
  find?(id: string): Promise<Appointment | undefined>;
  close(): Promise<void>;
}

/** Opens the books at this address, by the clock that Slack and the store share. */
export type OpenSystem = (uri: string, clock: { now(): Date; monotonic(): number }) => Promise<System>;

/** The key of an appointment's reminder, the first of its name, as it stands in Slack. */
export const reminderKey = (id: string, index: number): string =>
  `appointment/${id}/${index === 0 ? 'time' : `time-${index}`}-1`;
