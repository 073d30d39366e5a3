import type { Seat } from '../../slack/index.ts';
import type { Sidebar } from '../protocol/shown.ts';

/** How much each person has not read: messages, and replies in threads that they have a part in. */
export const newsOf = (seats: readonly Seat[]): Sidebar['news'] =>
  Object.fromEntries(seats.map((seat) => [seat.id, unreadBy(seat)]));

const unreadBy = (seat: Seat): number =>
  seat
    .conversations()
    .reduce((sum, conversation) => sum + seat.unread(conversation) + repliesTo(seat, conversation.id), 0);

function repliesTo(seat: Seat, conversation: string): number {
  let sum = 0;
  for (const [parent, unread] of seat.unreadReplies(conversation))
    if (seat.follows(conversation, parent)) sum += unread;
  return sum;
}
