import { describe, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import { onEach, type Row } from './on-each.ts';

onEach(({ connection, database, rows, uri, testUnlessPeerLacks }) => {
  describe('sessions', () => {
    testUnlessPeerLacks('sessions')('of one’s own are carried, and ended', async () => {
      const session = connection().getClient().startSession();
      const collection = rows();
      await collection.insertOne({ _id: 'a' }, { session });
      await collection.insertMany(
        Array.from({ length: 200 }, (_, i) => ({ _id: `r${i}` })),
        { session },
      );
      expect(await collection.find({}, { session }).batchSize(50).toArray()).toHaveLength(201);
      await session.endSession();
      expect(await collection.countDocuments()).toBe(201);
    });

    testUnlessPeerLacks('sessions')(
      'that nobody asked for go with each command, and end with the client',
      async () => {
        const client = new mongoose.mongo.MongoClient(uri(), { monitorCommands: true });
        const heard: { name: string; carried: boolean; failed?: true }[] = [];
        client.on('commandStarted', ({ commandName: name, command }) => {
          heard.push({ name, carried: 'lsid' in command });
        });
        client.on('commandFailed', ({ commandName: name }) => {
          heard.push({ name, carried: false, failed: true });
        });
        const collection = client.db(database().databaseName).collection<Row>('sessions');
        await collection.insertOne({ _id: 'a' });
        await collection.findOne();
        await client.close();
        expect(heard).toEqual([
          { name: 'insert', carried: true },
          { name: 'find', carried: true },
          { name: 'endSessions', carried: false },
        ]);
      },
    );

    testUnlessPeerLacks('sessions')('make no transactions', async () => {
      const collection = await rows();
      const session = connection().getClient().startSession();
      session.startTransaction();
      await expect(collection.findOne({}, { session })).rejects.toMatchObject({
        code: 20,
        codeName: 'IllegalOperation',
        message: expect.stringMatching(
          /^Transaction numbers are only allowed on a replica set member or mongos/,
        ),
      });
      await session.abortTransaction();
      session.startTransaction();
      // The driver says it in its own words.
      await expect(collection.insertOne({ _id: 'a' }, { session })).rejects.toThrow('retryWrites=false');
      await session.abortTransaction();
      await session.endSession();
      expect(await collection.countDocuments()).toBe(0);
    });

    test('that an abort or a commit ends are none', async () => {
      for (const name of ['commitTransaction', 'abortTransaction'])
        await expect(
          database()
            .admin()
            .command({ [name]: 1 }),
        ).rejects.toMatchObject({
          code: expect.any(Number),
        });
    });
  });
});
