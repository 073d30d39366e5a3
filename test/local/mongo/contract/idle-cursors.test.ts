import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type mongoose from 'mongoose';
import { type LocalMongo, startMongo } from '../../../../local/mongo/index.ts';
import { HandClock } from '../../../support/hand-clock.ts';
import { connectTo, databaseOf } from '../servers.ts';

// Ours alone: no other server lets its clock be moved.
const clock = new HandClock('2026-11-23T10:00:00Z');
let mongo: LocalMongo;
let connection: mongoose.Connection;

beforeAll(async () => {
  mongo = await startMongo({ clock });
  connection = await connectTo(mongo.uri);
});
afterAll(async () => {
  await connection.close();
  await mongo.stop();
});

test('a cursor idle for ten minutes is forgotten, unless it asked not to be', async () => {
  const database = databaseOf(connection);
  await database.collection('rows').insertMany(Array.from({ length: 9 }, (_, i) => ({ i })));
  const open = async (options: Record<string, unknown>) =>
    (await database.command({ find: 'rows', batchSize: 1, ...options })).cursor.id;
  const more = (getMore: unknown) => database.command({ getMore, collection: 'rows', batchSize: 1 });
  const [idle, used, kept] = [await open({}), await open({}), await open({ noCursorTimeout: true })];
  clock.advance(8 * 60_000);
  await more(used);
  clock.advance(4 * 60_000);
  await expect(more(idle)).rejects.toMatchObject({ code: 43 });
  await more(used);
  await more(kept);
});
