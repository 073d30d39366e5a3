import { MongoBackend } from '@agendajs/mongo-backend';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Agenda, type JobParameters } from 'agenda';
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

  // What Agenda asks of its store, a call at a time: its own clock would have to be waited for.
  describe('its jobs', () => {
    const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23, 10, 0, seconds));
    let serial = 0;

    async function jobs() {
      const name = `agenda${++serial}`;
      const backend = new MongoBackend({ mongo: connection.useDb(`${connection.name}-${name}`).db as never });
      await backend.connect();
      const { repository } = backend;
      const save = (job: Partial<JobParameters>) =>
        repository.saveJob(
          { name: 'send', type: 'normal', priority: 0, nextRunAt: at(0), data: undefined, ...job },
          undefined,
        );
      const claim = (now = at(1), lockDeadline = at(-60)) =>
        repository.getNextJobToRun('send', now, lockDeadline, now, undefined);
      return { repository, save, claim };
    }

    test('are claimed once each, the soonest and most urgent first', async () => {
      const { save, claim } = await jobs();
      await save({ data: 'late', nextRunAt: at(1) });
      await save({ data: 'soon', priority: -10 });
      await save({ data: 'urgent', priority: 20 });
      await save({ data: 'not yet', nextRunAt: at(99) });
      await save({ data: 'disabled', disabled: true });
      const claimed = [await claim(), await claim(), await claim(), await claim()];
      expect(claimed.map((job) => job?.data)).toEqual(['urgent', 'soon', 'late', undefined]);
    });

    test('are claimed by one of many at once', async () => {
      const { save, claim } = await jobs();
      for (let i = 0; i < 5; i++) await save({ data: i });
      const claimed = await Promise.all(Array.from({ length: 20 }, () => claim()));
      expect(claimed.flatMap((job) => (job ? [job.data] : [])).sort()).toEqual([0, 1, 2, 3, 4]);
    });

    test('are claimed again once their lock has lapsed, and not before', async () => {
      const { save, claim } = await jobs();
      await save({ data: 'killed' });
      await claim(at(1));
      expect(await claim(at(2), at(0))).toBeUndefined();
      expect(await claim(at(2), at(1))).toMatchObject({ data: 'killed', lockedAt: at(2) });
    });

    test('are locked, marked and unlocked by their id', async () => {
      const { repository, save, claim } = await jobs();
      const job = await save({});
      expect(await repository.lockJob(job, undefined)).toMatchObject({ lockedAt: expect.any(Date) });
      expect(await repository.lockJob(job, undefined)).toBeUndefined();
      await repository.saveJobState({ ...job, lastRunAt: at(1), nextRunAt: at(5) }, undefined);
      await repository.unlockJob(job);
      expect(await claim(at(6))).toMatchObject({ lastRunAt: at(1) });
      if (job._id) await repository.unlockJobs([job._id]);
      expect(await claim(at(6))).toMatchObject({ lastRunAt: at(1) });
    });

    test('are one of a name that is single, and one of what is unique', async () => {
      const { repository, save } = await jobs();
      await save({ type: 'single', data: 1 });
      await save({ type: 'single', data: 2 });
      await save({ unique: { 'data.to': 'ana' }, data: { to: 'ana', n: 1 } });
      await save({ unique: { 'data.to': 'ana' }, data: { to: 'ana', n: 2 } });
      const insertOnly = { insertOnly: true };
      await save({ unique: { 'data.to': 'ana' }, uniqueOpts: insertOnly, data: { to: 'ana', n: 3 } });
      const { jobs: found, total } = await repository.queryJobs({ sort: { data: 'asc' } });
      expect([total, found.map(({ data }) => data)]).toEqual([2, [2, { to: 'ana', n: 2 }]]);
    });

    test('are listed, counted, disabled, enabled, cancelled and purged', async () => {
      const { repository, save } = await jobs();
      for (const [i, name] of ['one', 'two', 'Two'].entries())
        await save({ name, data: { i }, nextRunAt: at(i) });
      expect((await repository.queryJobs({ search: 'TWO', limit: 1, skip: 1 })).total).toBe(2);
      expect((await repository.queryJobs({ names: ['one', 'two'], data: { i: 1 } })).jobs).toMatchObject([
        { name: 'two' },
      ]);
      expect((await repository.getDistinctJobNames()).sort()).toEqual(['Two', 'one', 'two']);
      expect((await repository.getJobsOverview()).map(({ total }) => total)).toEqual([1, 1, 1]);
      expect(await repository.disableJobs({ names: ['one', 'two'] })).toBe(2);
      expect((await repository.queryJobs({ includeDisabled: false })).total).toBe(1);
      expect(await repository.enableJobs({ name: 'one' })).toBe(1);
      expect(await repository.removeJobs({ notNames: ['one'] })).toBe(2);
      expect(await repository.removeJobs({})).toBe(0);
      expect(await repository.purgeAllJobs()).toBe(1);
    });
  });
});
