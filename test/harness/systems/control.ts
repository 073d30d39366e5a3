import { MongoBackend } from '@agendajs/mongo-backend';
import { Agenda } from 'agenda';
import { z } from 'zod';
import { connectStore } from '../../../src/store/connection.ts';
import type { Happened } from '../history.ts';
import { jobs, remind, reminding } from '../processes/remind-job.ts';
import { type Asked, type Booking, type OpenSystem, reminderKey } from './system.ts';

const job = z.looseObject({
  data: reminding,
  nextRunAt: z.date().nullish(),
  lockedAt: z.date().nullish(),
  lastFinishedAt: z.date().nullish(),
  failedAt: z.date().nullish(),
});
type Job = z.infer<typeof job>;

/** Agenda on its own, a job a reminder: what there would be without CaseDesk's delivery. It has no cards and no records. */
export const control: OpenSystem = async (uri) => {
  const connection = await connectStore(uri);
  const { db } = connection;
  if (!db) throw new Error('The store is not connected.');
  const agenda = new Agenda({ backend: new MongoBackend({ mongo: db, collection: jobs }) });
  await agenda.ready;

  async function found(asked: readonly Asked[]): Promise<Job[]> {
    const keys = asked.flatMap(({ bookings }) => bookings.flatMap(remindersOf)).map(({ key }) => key);
    return z.array(job).parse(
      await db
        ?.collection(jobs)
        .find({ 'data.key': { $in: keys } })
        .toArray(),
    );
  }

  return {
    async book(bookings) {
      for (const { id, owner, key, dueAt } of bookings.flatMap(remindersOf))
        await agenda.schedule(dueAt, remind, { key, person: owner, text: `Time for ${id}: it is time.` });
    },

    async books(asked) {
      const due = asked.flatMap(({ fault, bookings }) =>
        bookings
          .flatMap(remindersOf)
          .map(({ key, dueAt }): Happened => ({ what: 'due', key, dueAt: dueAt.getTime(), fault })),
      );
      const stored = (await found(asked)).map(
        (it): Happened => ({ what: 'stored', key: it.data.key, state: stateOf(it) }),
      );
      return [...due, ...stored];
    },

    async left(asked) {
      const all = await found(asked);
      return all.filter(({ nextRunAt, lockedAt }) => nextRunAt || lockedAt).map(({ data }) => data.key);
    },

    close: () => connection.close(),
  };
};

const remindersOf = ({ id, owner, dueAt }: Booking) =>
  dueAt.map((at, index) => ({ id, owner, key: reminderKey(id, index), dueAt: at }));

/** Where it stands in Slack nobody has written down. */
function stateOf({ nextRunAt, lockedAt, failedAt, lastFinishedAt }: Job): string {
  if (lockedAt) return 'sending';
  if (failedAt) return 'failed';
  return lastFinishedAt && !nextRunAt ? 'sent' : 'pending';
}
