import { describe, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import { onEach } from './on-each.ts';

onEach(({ uri, database, testUnlessPeerLacks }) => {
  describe('hello', () => {
    testUnlessPeerLacks('hello')('tells of a server that stands alone, and of its limits', async () => {
      const told = await database().admin().command({ hello: 1 });
      expect(told).toMatchObject({
        isWritablePrimary: true,
        maxBsonObjectSize: 16 * 1024 * 1024,
        maxMessageSizeBytes: 48_000_000,
        localTime: expect.any(Date),
        minWireVersion: 0,
        maxWireVersion: expect.any(Number),
        ok: 1,
      });
      expect(told).not.toHaveProperty('setName');
      expect(told).not.toHaveProperty('msg');
    });

    test('answers by its old name, and to ping', async () => {
      const admin = database().admin();
      expect(await admin.command({ isMaster: 1 })).toMatchObject({ ismaster: true, ok: 1 });
      expect(await admin.command({ ping: 1 })).toMatchObject({ ok: 1 });
    });

    testUnlessPeerLacks('hello')('is streamed to a driver that waits for news', async () => {
      const heartbeats: boolean[] = [];
      const client = new mongoose.mongo.MongoClient(uri(), {
        heartbeatFrequencyMS: 500,
        minHeartbeatFrequencyMS: 500,
      });
      const three = new Promise<void>((resolve, reject) => {
        // A server that cannot stream is asked again and again.
        client.on('serverHeartbeatSucceeded', ({ awaited }) => {
          heartbeats.push(awaited);
          if (heartbeats.filter(Boolean).length === 3) resolve();
          if (heartbeats.length === 5) reject(new Error('nothing is streamed'));
        });
      });
      await client.connect();
      try {
        await three;
      } finally {
        await client.close();
      }
      expect(heartbeats.filter((awaited) => !awaited).length).toBeLessThan(2);
    });
  });
});
