import { pino } from 'pino';
import { raise } from '../../../src/domain/incident/raise.ts';
import { isSettled } from '../../../src/domain/message.ts';
import { isoDate, plusMinutes } from '../../../src/domain/times.ts';
import { openStore } from '../../../src/store/store.ts';
import { accepted, aRaising } from '../../support/builders.ts';
import { sampleOrganisation } from '../../support/sample-organisation.ts';
import { appointmentKind, booked } from '../appointment/appointment.ts';
import { callBackInBooks, callBackOf } from './call-back-books.ts';
import { appointmentInBooks, incidentInBooks } from './case-desk-books.ts';
import type { Asked, Booking, OpenSystem } from './system.ts';

/** What every process of it seals with. */
export const key = { id: 'harness', bytes: new Uint8Array(32).fill(9) };

const isCallBack = ({ deciders }: Booking): boolean => deciders.length === 0;

/** CaseDesk's own store. */
export const caseDesk: OpenSystem = async (uri, clock) => {
  const store = await openStore({
    uri,
    keys: [key],
    lookUpKeys: [key],
    clock,
    log: pino({ level: 'silent' }),
  });
  const appointments = store.keep(appointmentKind);
  await store.prepare(sampleOrganisation());

  const found = async ({ bookings, incidents }: Asked) => ({
    booked: await appointments.together(bookings.map(({ id }) => id)),
    promised: await store.callBacks.together(bookings.map(({ id }) => id)),
    raised: await store.incidents.together(incidents),
  });

  return {
    async book(bookings, at) {
      await Promise.all(
        bookings.map(async (it) => {
          if (isCallBack(it)) await store.callBacks.add(callBackOf(it, at));
          else await appointments.add(booked(it, at));
        }),
      );
    },

    async books(asked, said) {
      const all = await Promise.all(
        asked.map(async (it) => {
          const { booked, promised, raised } = await found(it);
          const now = clock.now().getTime();
          return [
            ...it.bookings.flatMap((booking) =>
              isCallBack(booking)
                ? callBackInBooks(booking, promised.get(booking.id), { fault: it.fault, said, now })
                : appointmentInBooks(booking, booked.get(booking.id), it.fault, said),
            ),
            ...[...raised.values()].flatMap((incident) => incidentInBooks(incident, it.fault, said)),
          ];
        }),
      );
      return all.flat();
    },

    /** Reminders that wait for their time, messages that are not where they are to be, and whatever else is due. */
    async left(asked, now) {
      const left: string[] = [];
      for (const it of asked) {
        const { booked, promised, raised } = await found(it);
        for (const { _id, reminders } of [...booked.values(), ...promised.values()])
          for (const [key, { state, dueAt }] of Object.entries(reminders))
            if (state === 'waiting' && dueAt < plusMinutes(now, 1)) left.push(`${_id} ${key} waits`);
        for (const { _id, messages } of [...booked.values(), ...promised.values(), ...raised.values()])
          for (const [key, entry] of Object.entries(messages))
            if (!isSettled(entry)) left.push(`${_id} ${key} is ${entry.state}`);
      }
      for (const records of store.kinds)
        for (const by of ['nextDeliveryAt', 'nextReminderAt'] as const)
          for await (const { id } of records.due(by, now)) left.push(`${records.kind.name} ${id} ${by}`);
      return left;
    },

    async raise(id, at) {
      const raising = aRaising(
        { id, requester: 'U0ANA', teamLeader: 'U0TOM', cover: 'U0TESS', key: `view/${id}` },
        { dateRaised: isoDate(at) },
      );
      await store.incidents.add(accepted(raise(raising, at)));
    },

    find: async (id) => (await store.callBacks.find(id)) ?? appointments.find(id),
    close: () => store.close(),
  };
};
