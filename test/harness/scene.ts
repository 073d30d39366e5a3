import { sampleWorkspace } from '../../local/sample-workspace.ts';
import type { Recorded } from '../../src/domain/record.ts';
import type { Random } from './random.ts';
import type { Stage } from './stage.ts';
import type { Booking } from './systems/system.ts';

export const people = sampleWorkspace.members
  .map(({ id }) => id)
  .filter((id) => !['U0TOM', 'U0TESS', 'U0ADA'].includes(id));

export interface Bookings extends Partial<Pick<Booking, 'booker' | 'kind'>> {
  /** How many; otherwise some, as the seed has it. */
  count?: number;
  /** From now until the first and the last falls due, in ms. */
  within?: readonly [first: number, last: number];
  owner?: string;
  deciders?: readonly string[];
  /** The instants of each one's reminders, instead. */
  dueAt?: readonly Date[];
  usefulMs?: number;
}

/** One fault with all that is booked, pressed and broken for its sake. */
export interface Scene {
  fault: string;
  stage: Stage;
  random: Random;
  /** Books call-backs, or with deciders appointments, and gives their ids. */
  book(bookings?: Bookings): Promise<string[]>;
  /** Raises an incident of Ana's that Tom decides, and gives its id. */
  raise(): Promise<string>;
  /** Presses a button on its card, as this person. Whoever gets no answer may press again. */
  press(person: string, label: string, id: string): Promise<void>;
  /** Somebody who had no part in the decision must come to know of it. */
  mustBeTold: { record: string; person: string }[];
  /** What was booked and raised here. */
  asked: { fault: string; bookings: Booking[]; incidents: string[] };
  /** Waits until this person sees its card. */
  sees(person: string, id: string): Promise<void>;
  found(id: string): Promise<Recorded>;
}

const pressedWithinMs = 6_000;
const defaultUsefulMs = 3_600_000;

export function scene(fault: string, stage: Stage, random: Random, tag: string): Scene {
  let serial = 0;
  const asked: Scene['asked'] = { fault, bookings: [], incidents: [] };
  // It is a call-back's reference, too, and labels that name one are short.
  const nextId = () => `${tag}-${fault.replaceAll(/\W+/g, '-').slice(0, 24)}-${++serial}`;
  const [anybody = '', ...others] = people;
  const somebody = () => random.one([anybody, ...others]);
  return {
    fault,
    stage,
    random,
    asked,
    mustBeTold: [],
    async book({ count = random.whole(8, 14), within: [first, last] = [500, 1_200], ...over } = {}) {
      const bookings = Array.from({ length: count }, () => {
        const dueAt = [new Date(stage.now() + random.whole(first, last))];
        return { id: nextId(), owner: somebody(), deciders: [], dueAt, usefulMs: defaultUsefulMs, ...over };
      });
      asked.bookings.push(...bookings);
      await stage.system.book(bookings, new Date(stage.now()));
      return bookings.map(({ id }) => id);
    },
    async raise() {
      const id = nextId();
      asked.incidents.push(id);
      await stage.system.raise?.(id, new Date(stage.now()));
      return id;
    },
    press: (person, label, id) =>
      stage.workspace.person(person).presses(label, { on: id, within: pressedWithinMs }),
    async sees(person, id) {
      await stage.workspace.person(person).sees(id, { within: pressedWithinMs });
    },
    async found(id) {
      const it = await stage.system.find?.(id);
      if (!it) throw new Error(`Nothing is booked as ${id}.`);
      return it;
    },
  };
}
