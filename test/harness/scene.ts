import { sampleWorkspace } from '../../local/sample-workspace.ts';
import type { Incident } from '../../src/domain/incident/incident.ts';
import { raise } from '../../src/domain/incident/raise.ts';
import { isoDate } from '../../src/domain/times.ts';
import { accepted, aRaising } from '../support/builders.ts';
import { type Appointment, booked } from './appointment/appointment.ts';
import type { Random } from './random.ts';
import { comesTrue, type Stage } from './stage.ts';

export const people = sampleWorkspace.members
  .map(({ id }) => id)
  .filter((id) => !['U0TOM', 'U0TESS', 'U0ADA'].includes(id));

export interface Bookings {
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
  /** Books appointments, and gives their ids. */
  book(bookings?: Bookings): Promise<string[]>;
  /** Raises an incident of Ana's that Tom decides, and gives its id. */
  raise(): Promise<string>;
  /** Presses a button on an appointment's card, as this person. Whoever gets no answer may press again. */
  press(person: string, label: string, id: string): Promise<void>;
  /** Somebody who had no part in the decision must come to know of it. */
  mustBeTold: { record: string; person: string }[];
  /** Ids of what was booked and raised here. */
  ids: { appointments: string[]; incidents: string[] };
  /** Waits until this person sees the appointment's card. */
  sees(person: string, id: string): Promise<void>;
  found(id: string): Promise<Appointment>;
}

const pressedWithinMs = 6_000;
const defaultUsefulMs = 3_600_000;

export function scene(fault: string, stage: Stage, random: Random, tag: string): Scene {
  let serial = 0;
  const ids: Scene['ids'] = { appointments: [], incidents: [] };
  const nextId = () => `${tag}-${fault.replaceAll(/\W+/g, '-')}-${++serial}`;
  const [anybody = '', ...others] = people;
  const somebody = () => random.one([anybody, ...others]);
  return {
    fault,
    stage,
    random,
    ids,
    mustBeTold: [],
    async book({ count = random.whole(8, 14), within: [first, last] = [500, 1_200], ...over } = {}) {
      const made = Array.from({ length: count }, () => {
        const dueAt = [new Date(stage.now() + random.whole(first, last))];
        return booked(
          { id: nextId(), owner: somebody(), deciders: [], dueAt, usefulMs: defaultUsefulMs, ...over },
          new Date(stage.now()),
        );
      });
      await Promise.all(made.map((it) => stage.appointments.add(it)));
      const booking = made.map(({ _id }) => _id);
      ids.appointments.push(...booking);
      return booking;
    },
    async raise() {
      const id = nextId();
      const at = new Date(stage.now());
      const raising = aRaising(
        { id, requester: 'U0ANA', teamLeader: 'U0TOM', cover: 'U0TESS', key: `view/${id}` },
        { dateRaised: isoDate(at) },
      );
      const incident: Incident = accepted(raise(raising, at));
      await stage.store.incidents.add(incident);
      ids.incidents.push(id);
      return id;
    },
    press: (person, label, id) =>
      stage.workspace.person(person).presses(label, { on: `Appointment ${id}`, within: pressedWithinMs }),
    async sees(person, id) {
      await stage.workspace.person(person).sees(`Appointment ${id}`, { within: pressedWithinMs });
    },
    async found(id) {
      const it = await stage.appointments.find(id);
      if (!it) throw new Error(`There is no appointment ${id}.`);
      return it;
    },
  };
}

/** Waits until Slack has had one more message of a scene's, or so long. */
export const isSaid = ({ stage, ids }: Scene, withinMs: number): Promise<boolean> =>
  comesTrue(
    () =>
      stage.workspace.calls.some(({ method, args }) => {
        const key = JSON.stringify(args.metadata ?? '');
        return method === 'chat.postMessage' && ids.appointments.some((id) => key.includes(`/${id}/time`));
      }),
    withinMs,
  );
