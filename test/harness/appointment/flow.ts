import type { Deps } from '../../../flows/deps.ts';
import { saved } from '../../../flows/saved.ts';
import { isRefusal, type Refusal } from '../../../src/domain/transition.ts';
import type { MessageKind } from '../../../src/slack/delivery/message-kind.ts';
import type { Press } from '../../../src/slack/desk.ts';
import type { Store } from '../../../src/store/store.ts';
import type { AtWork } from '../../../src/wiring.ts';
import {
  type Appointment,
  type AppointmentCommand,
  appointmentKind,
  decideAppointment,
  standingReminder,
  standsAs,
  whatFires,
} from './appointment.ts';

/** So much later an appointment is moved to. */
const movedByMs = 700;

const messages: Record<string, MessageKind<Appointment>> = {
  card: {
    stands: () => true,
    face: (it) => ({
      title: `Appointment ${it._id}`,
      lines: [[`It is ${it.status}, decision ${it.version}.`]],
      buttons: [
        ...(it.status === 'open'
          ? [
              { action: 'approve-appointment', label: 'Approve' },
              { action: 'cancel-appointment', label: 'Cancel' },
            ]
          : []),
        { action: 'move-appointment', label: 'Move' },
      ],
    }),
  },
  reminder: {
    stands: (it, { about }) => it.status !== 'cancelled' && about === standingReminder(it),
    face: (it) => ({ title: `Time for ${it._id}`, lines: [['It is time.']] }),
  },
  missed: {
    stands: ({ status }) => status !== 'cancelled',
    face: (it) => ({ title: `Missed ${it._id}`, lines: [['Its time has gone by.']] }),
  },
};

/** The harness's own kind of record, wired as the product wires its own. */
export function appointments(store: Store): { kind: AtWork; flow(deps: Deps): void } {
  const records = store.keep(appointmentKind);
  const kind: AtWork<Appointment> = { records, messages, whatFires };
  return {
    kind,
    flow({ desk, nudge }) {
      const change =
        (command: (it: Appointment, at: Date) => AppointmentCommand) =>
        async ({ target, actor, ...when }: Press): Promise<Refusal | undefined> => {
          const outcome = await saved(() =>
            records.change(target.id, when.key, (it) =>
              decideAppointment(it, command(it, when.at), actor, when),
            ),
          );
          nudge('appointment', target.id, isRefusal(outcome) ? undefined : outcome.record);
          return isRefusal(outcome) ? outcome : undefined;
        };
      desk.button(
        'approve-appointment',
        change(() => ({ on: 'approve' })),
      );
      desk.button(
        'cancel-appointment',
        change((it) => ({ on: 'cancel', facts: { was: standsAs(it) } })),
      );
      desk.button(
        'move-appointment',
        change((it, at) => ({
          on: 'move',
          facts: { was: standsAs(it), to: new Date(at.getTime() + movedByMs).toISOString() },
        })),
      );
    },
  };
}
