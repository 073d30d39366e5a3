import { afterAll, beforeAll, expect, test } from '@jest/globals';
import mongoose, { type Connection } from 'mongoose';
import { type LocalMongo, startMongo } from '../../local/mongo/index.ts';
import { makeIndexes } from '../../src/store/indexes.ts';

let mongo: LocalMongo;
let connection: Connection;

beforeAll(async () => {
  mongo = await startMongo();
  connection = await mongoose.createConnection(`${mongo.uri}indexes`).asPromise();
});
afterAll(async () => {
  await connection.close();
  await mongo.stop();
});

test('an index whose options have changed is made anew, and one that is not ours stays', async () => {
  const partialFilterExpression = { dueAt: { $exists: true } };
  await makeIndexes(connection, 'things', [{ name: 'due', key: { dueAt: 1 }, sparse: true }]);
  await connection.collection('things').createIndex({ other: 1 }, { name: 'theirs' });
  await makeIndexes(connection, 'things', [{ name: 'due', key: { dueAt: 1 }, partialFilterExpression }]);

  const indexes = await connection.collection('things').indexes();
  expect(indexes).toContainEqual(expect.objectContaining({ name: 'due', partialFilterExpression }));
  expect(indexes.map(({ name }) => name).sort()).toEqual(['_id_', 'due', 'theirs']);
});
