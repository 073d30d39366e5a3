import type { Seat } from '../../slack/index.ts';
import type { Sidebar } from '../protocol/shown.ts';

/** How much each person has not read: messages, and replies in threads that they have a part in. */
export const newsOf = (seats: readonly Seat[]): Sidebar['news'] =>
  Object.fromEntries(seats.map((seat) => [seat.id, unreadBy(seat)]));

const unreadBy = (seat: Seat): number =>
  seat.conversations().reduce((sum, one) => sum + seat.unread(one) + seat.unreadToThem(one), 0);
