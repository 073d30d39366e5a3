import { MongoBackend } from '@agendajs/mongo-backend';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Agenda } from 'agenda';
import type mongoose from 'mongoose';
import { connectTo, databaseOf, servers } from './servers.ts';

describe.each(servers)('Agenda on $name', ({ start }) => {
  let stop: () => Promise<void>;
  let connection: mongoose.Connection;

  beforeAll(async () => {
    const server = await start();
    stop = server.stop;
    connection = await connectTo(server.uri);
  });

  afterAll(async () => {
    await connection?.dropDatabase();
    await connection?.close();
    await stop?.();
  });

  test('defines, repeats, runs once each and stops, unchanged', async () => {
    const agenda = new Agenda({
      backend: new MongoBackend({ mongo: databaseOf(connection) as never }),
      processEvery: 20,
      // A stopped Agenda keeps its process for half of this.
      defaultLockLifetime: 1_000,
    });
    let runs = 0;
    const ran = new Promise<void>((resolve) => {
      agenda.define('tick', async () => {
        runs++;
        if (runs === 2) resolve();
      });
    });
    const sent = new Promise<unknown>((resolve) => {
      agenda.define<{ to: string }>('send', async (job) => resolve(job.attrs.data));
    });
    try {
      await agenda.start();
      await agenda.every('1 second', 'tick');
      await agenda.every('1 second', 'tick');
      await agenda.now('send', { to: 'ana' });
      await ran;
      expect(await sent).toEqual({ to: 'ana' });
      expect(await databaseOf(connection).collection('agendaJobs').countDocuments({ name: 'tick' })).toBe(1);
    } finally {
      await agenda.stop();
    }
    await agenda.cancel({ name: 'tick' });
    expect(await databaseOf(connection).collection('agendaJobs').countDocuments({ name: 'tick' })).toBe(0);
  });
});
