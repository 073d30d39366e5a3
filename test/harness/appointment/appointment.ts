import { z } from 'zod';
import { type Message, toSay } from '../../../src/domain/message.ts';
import { record } from '../../../src/domain/record.ts';
import { cancelReminder, type Reminder, setReminder } from '../../../src/domain/reminder.ts';
import {
  type Actor,
  decideBy,
  type Machine,
  type Refusal,
  type Who,
} from '../../../src/domain/transition.ts';
import type { Kind } from '../../../src/store/kind.ts';

const appointmentStatus = z.enum(['open', 'approved', 'cancelled']);
type Status = z.infer<typeof appointmentStatus>;

/** Something to be at, with reminders and two who decide: all that no flow of the product has yet, in a record of the harness alone. */
export const appointment = record.extend({
  status: appointmentStatus,
  owner: z.string(),
  /** So long after its time a reminder is of use. */
  usefulMs: z.int(),
});
export type Appointment = z.infer<typeof appointment>;

export const appointmentKind: Kind<Appointment> = {
  name: 'appointment',
  collection: 'appointments',
  schema: appointment,
  newest: 1,
};

/** What became of the reminder that stood before: it will not be said, it is being said, or it has been. */
export const whatWas = z.enum(['cancelled', 'being sent', 'sent']);

export type AppointmentCommand =
  | { on: 'approve' }
  | { on: 'cancel'; facts: { was: z.infer<typeof whatWas> } }
  | { on: 'move'; facts: { was: z.infer<typeof whatWas>; to: string } };

const reminderName = 'time';
const anyone: Who<Appointment> = { allows: () => true, otherwise: () => '' };

type AppointmentMachine = Machine<Appointment, Status, AppointmentCommand, 'forget'>;

const machine: AppointmentMachine = {
  transitions: [
    { from: 'open', on: 'approve', to: 'approved', who: anyone, causes: [] },
    { from: 'open', on: 'cancel', to: 'cancelled', who: anyone, causes: ['forget'] },
    {
      from: ['open', 'approved'],
      on: 'move',
      who: anyone,
      sets: (it, command) =>
        command.on === 'move'
          ? { ...it, reminders: setReminder(it.reminders, reminderName, new Date(command.facts.to)) }
          : it,
      causes: [],
    },
  ],
  effects: { forget: (it) => ({ ...it, reminders: cancelReminder(it.reminders, reminderName) }) },
  notNow: ({ history, status }) =>
    `<@${history.findLast(({ to }) => to !== undefined)?.by}> has decided: it is ${status}.`,
};

export const decideAppointment = (
  it: Appointment,
  command: AppointmentCommand,
  actor: Actor,
  when: { at: Date; key: string },
): Appointment | Refusal => decideBy(machine, it, command, actor, when);

/** The key of the reminder that counts now. */
export const standingReminder = ({ reminders }: Appointment): string =>
  Object.entries(reminders).reduce(
    (latest, [key, { generation }]) => (generation > (reminders[latest]?.generation ?? 0) ? key : latest),
    '',
  );

/** What is about to become of the reminder that stands, as whoever moves or cancels it is told. */
export function standsAs(it: Appointment): z.infer<typeof whatWas> {
  const state = it.messages[standingReminder(it)]?.state;
  if (state === 'sent') return 'sent';
  return state === 'sending' ? 'being sent' : 'cancelled';
}

/** One reminder becomes one message of its own key; however many came too late become one that says so. */
export function whatFires(
  it: Appointment,
  key: string,
  { dueAt }: Reminder,
  at: Date,
): Record<string, Message> {
  const late = at.getTime() - dueAt.getTime() > it.usefulMs;
  const said = { form: 'announcement', urgency: 'reminder', to: { person: it.owner }, dueAt } as const;
  return late
    ? { missed: toSay({ name: 'missed', ...said }) }
    : { [key]: toSay({ name: 'reminder', ...said, about: key }) };
}

interface Booking {
  id: string;
  owner: string;
  deciders: readonly string[];
  dueAt: readonly Date[];
  usefulMs: number;
}

/** A new appointment, with a card for each who may decide. Of several reminders each has a name of its own. */
export function booked({ id, owner, deciders, dueAt, usefulMs }: Booking, at: Date): Appointment {
  const names = dueAt.map((_, index) => (index === 0 ? reminderName : `${reminderName}-${index}`));
  return {
    _id: id,
    schema: 1,
    rev: 1,
    version: 1,
    status: 'open',
    since: at,
    owner,
    usefulMs,
    history: [{ at, by: owner, what: 'book', to: 'open', version: 1, key: `book/${id}` }],
    reminders: dueAt.reduce((so, due, index) => setReminder(so, names[index] ?? '', due), {}),
    messages: Object.fromEntries(
      deciders.map((person) => [
        `card-${person}`,
        toSay({ name: 'card', form: 'card', to: { person }, dueAt: at }),
      ]),
    ),
  };
}
