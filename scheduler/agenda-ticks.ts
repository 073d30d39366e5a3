import { MongoBackend } from '@agendajs/mongo-backend';
import { Agenda } from 'agenda';
import type { Connection } from 'mongoose';
import type { Log } from '../src/ops/log.ts';
import type { AskForTicks } from './ticker.ts';

/**
 * Asks for ticks through Agenda, on the app's own database: a handful of recurring jobs, never one a reminder.
 * A killed tick's lock lapses after four of its intervals.
 */
export function agendaTicks(connection: Connection, log: Log): AskForTicks {
  return async (jobs, tick) => {
    const { db } = connection;
    if (!db) throw new Error('The store is not connected.');
    const soonest = Math.min(...jobs.map(({ everySeconds }) => everySeconds));
    const agenda = new Agenda({
      backend: new MongoBackend({ mongo: db, collection: 'ticks' }),
      processEvery: soonest * 1_000,
    });
    agenda.on('error', (error) => log.warn({ err: error }, 'Agenda reports an error'));
    for (const { name, everySeconds } of jobs)
      agenda.define(name, () => tick(name), { concurrency: 1, lockLifetime: 4 * everySeconds * 1_000 });
    const stop = async () => {
      await agenda.stop();
    };
    try {
      await agenda.start();
      for (const { name, everySeconds } of jobs)
        await agenda.every(`${everySeconds} seconds`, name, undefined, { skipImmediate: true });
    } catch (error) {
      await stop().catch(() => undefined);
      throw error;
    }
    return stop;
  };
}
