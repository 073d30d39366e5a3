import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type mongoose from 'mongoose';
import { type LocalMongo, startMongo } from '../../../../local/mongo/index.ts';
import { HandClock } from '../../../support/hand-clock.ts';
import { connectTo, databaseOf } from '../servers.ts';
import { ids, type Row } from './on-each.ts';

// Ours alone, for its clock can be moved: that the peer deletes is a gap of the tests, named among its own.
const now = new Date('2026-11-23T10:00:00Z');
const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const minute = 60_000;

let clock: HandClock;
let mongo: LocalMongo;
let connection: mongoose.Connection;

beforeEach(async () => {
  clock = new HandClock(now);
  mongo = await startMongo({ clock });
  connection = await connectTo(mongo.uri);
});
afterEach(async () => {
  await connection.close();
  await mongo.stop();
});

const rows = () => databaseOf(connection).collection<Row>('rows');
const left = async () => ids(await rows().find().sort({ _id: 1 }).toArray());

/** The sweep takes its turn among the writes, so one asked for after it is answered after it. */
async function sweepAfter(ms: number) {
  clock.advance(ms);
  await databaseOf(connection).collection('others').insertOne({});
}

test('what is past its time goes, and nothing else', async () => {
  await rows().createIndex({ expiresAt: 1 }, { expireAfterSeconds: 0 });
  await rows().insertMany([
    { _id: 'past', expiresAt: at(-5) },
    { _id: 'soon', expiresAt: at(90) },
    { _id: 'later', expiresAt: at(3600) },
    { _id: 'list', expiresAt: [at(3600), at(-5)] },
    { _id: 'number', expiresAt: 5 },
    { _id: 'text', expiresAt: '2020-01-01' },
    { _id: 'null', expiresAt: null },
    { _id: 'none' },
  ]);
  expect(await left()).toHaveLength(8);
  await sweepAfter(minute);
  expect(await left()).toEqual(['later', 'none', 'null', 'number', 'soon', 'text']);
  await sweepAfter(minute);
  expect(await left()).toEqual(['later', 'none', 'null', 'number', 'text']);
});

test('seconds are counted from the instant, and one that moves on stays', async () => {
  await rows().createIndex({ seenAt: -1 }, { expireAfterSeconds: 100 });
  await rows().insertMany([
    { _id: 'a', seenAt: at(0) },
    { _id: 'b', seenAt: at(0) },
  ]);
  await sweepAfter(minute);
  expect(await left()).toEqual(['a', 'b']);
  await rows().updateOne({ _id: 'b' }, { $set: { seenAt: at(60) } });
  await sweepAfter(minute);
  expect(await left()).toEqual(['b']);
});

test('only what a partial index covers goes, and no entry of it stays', async () => {
  await rows().createIndex(
    { at: 1 },
    { expireAfterSeconds: 0, partialFilterExpression: { done: { $exists: true } } },
  );
  await rows().createIndex({ name: 1 }, { unique: true });
  await rows().insertMany([
    { _id: 'done', at: at(-1), done: true, name: 'x' },
    { _id: 'open', at: at(-1), name: 'y' },
  ]);
  await sweepAfter(minute);
  expect(await left()).toEqual(['open']);
  await rows().insertOne({ _id: 'again', name: 'x' });
});
