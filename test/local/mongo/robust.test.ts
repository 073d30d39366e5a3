import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type Document, deserialize, serialize } from 'bson';
import { mongo as driver } from 'mongoose';
import { Raw } from '../../../local/mongo/bson.ts';
import { MAX_MESSAGE_BYTES } from '../../../local/mongo/commands/hello.ts';
import { type LocalMongo, startMongo } from '../../../local/mongo/index.ts';
import { Frames } from '../../../local/mongo/wire/frames.ts';
import { encodeReply } from '../../../local/mongo/wire/message.ts';
import fc from '../../support/seeded.ts';
import { ask, body, firstHello, flags, message, OP_MSG, sequence, summed } from './process/messages.ts';

const MB = 1024 * 1024;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

describe('a client that misbehaves', () => {
  let mongo: LocalMongo;
  let good: driver.MongoClient;
  const sockets: Socket[] = [];

  beforeAll(async () => {
    mongo = await startMongo();
    // One connection all the way: nobody else's doing may close it.
    good = new driver.MongoClient(mongo.uri, { maxPoolSize: 1, retryReads: false, retryWrites: false });
    await good.connect();
  });
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
  });
  afterAll(async () => {
    await good.close();
    await mongo.stop();
  });

  const rows = () => good.db('good').collection<Document & { _id: string }>('rows');

  async function isServed(): Promise<void> {
    await rows().updateOne({ _id: 'a' }, { $inc: { n: 1 } }, { upsert: true });
    expect(await rows().findOne({ _id: 'a' })).toMatchObject({ n: expect.any(Number) });
  }

  function opened(): Promise<Socket> {
    return new Promise((resolve, reject) => {
      const socket = connect(mongo.port, '127.0.0.1', () => resolve(socket));
      sockets.push(socket);
      socket.once('error', reject);
      // Being cut off is what it may expect.
      socket.on('error', () => undefined);
    });
  }

  /** Sends, says that this is all, and reads whatever comes until the other side closes. */
  async function send(bytes: Uint8Array): Promise<void> {
    const socket = await opened();
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.resume();
    socket.end(bytes);
    await closed;
  }

  const valid: Buffer[] = [
    firstHello(),
    ask({ ping: 1, $db: 'admin' }),
    ask({ find: 'rows', filter: { a: { $gt: 1, $in: ['x', null] } }, sort: { a: -1 }, limit: 3, $db: 'bad' }),
    ask({
      update: 'rows',
      updates: [{ q: { _id: 1 }, u: { $set: { 'a.b': [1, { c: 2 }] } }, upsert: true }],
      $db: 'bad',
    }),
    ask({
      findAndModify: 'rows',
      query: { _id: 2 },
      update: { $inc: { n: 1 } },
      upsert: true,
      new: true,
      $db: 'bad',
    }),
    message(
      OP_MSG,
      flags(0),
      body({ insert: 'rows', ordered: false, $db: 'bad' }),
      sequence('documents', { _id: 3, a: 'x' }, { a: [1] }),
    ),
    summed(flags(1), body({ delete: 'rows', $db: 'bad' }), sequence('deletes', { q: { _id: 3 }, limit: 1 })),
  ];

  const changed = fc
    .record({
      from: fc.constantFrom(...valid),
      changes: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 4 }),
      numbers: fc.array(
        fc.tuple(
          fc.nat(),
          fc.oneof(fc.integer(), fc.constantFrom(0, -1, 1, 4, 5, MAX_MESSAGE_BYTES, 2 ** 31 - 1)),
        ),
        { maxLength: 2 },
      ),
      keep: fc.double({ min: 0, max: 1, noNaN: true }),
      more: fc.uint8Array({ maxLength: 30 }),
      isWholeByItsWord: fc.boolean(),
    })
    .map(({ from, changes, numbers, keep, more, isWholeByItsWord }) => {
      const bytes = Buffer.concat([
        from.subarray(0, keep < 0.3 ? from.length * keep * 3 : from.length),
        more,
      ]);
      for (const [at, octet] of changes) if (bytes.length > 0) bytes[at % bytes.length] = octet;
      for (const [at, number] of numbers)
        if (bytes.length >= 4) bytes.writeInt32LE(number, at % (bytes.length - 3));
      if (isWholeByItsWord && bytes.length >= 4) bytes.writeInt32LE(bytes.length);
      return bytes;
    });

  test('with bytes of any kind, and messages changed in any way, costs nobody else a thing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
          { weight: 4, arbitrary: changed },
        ),
        async (bytes) => {
          await send(bytes);
          await isServed();
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 400) },
    );
  });

  /** What buffers hold in this process when this has run, beyond what they held. */
  async function memoryTakenBy(run: () => Promise<void>): Promise<number> {
    const held = () => {
      collectGarbage();
      return process.memoryUsage().arrayBuffers;
    };
    const before = held();
    await run();
    return held() - before;
  }

  test('by announcing 48 MB and falling silent takes no memory', async () => {
    const taken = await memoryTakenBy(async () => {
      for (let i = 0; i < 100; i++) {
        const socket = await opened();
        socket.write(Buffer.from(Int32Array.of(MAX_MESSAGE_BYTES, 1, 0, OP_MSG).buffer));
      }
      await isServed();
    });
    expect(taken).toBeLessThan(20 * MB);
  });

  test('by asking on and never reading has no answers piled up for it, and reads them all in the end', async () => {
    await good
      .db('good')
      .collection('large')
      .insertMany(Array.from({ length: 8 }, () => ({ body: 'x'.repeat(MB) })));
    const socket = await opened();
    socket.pause();
    const asked = 20;
    const taken = await memoryTakenBy(async () => {
      for (let i = 0; i < asked; i++) socket.write(ask({ find: 'large', $db: 'good' }));
      for (let i = 0; i < 200; i++) await isServed();
    });
    expect(taken).toBeLessThan(50 * MB);
    let bytes = 0;
    await new Promise<void>((resolve) => {
      socket.on('data', (chunk) => {
        bytes += chunk.length;
        if (bytes > asked * 8 * MB) resolve();
      });
      socket.resume();
    });
  });

  test('by asking without end is not read faster than it is answered', async () => {
    const socket = await opened();
    socket.pause();
    const flood = Buffer.concat(Array.from({ length: 20_000 }, () => ask({ buildInfo: 1, $db: 'admin' })));
    let isTaken = 0;
    for (let i = 0; i < 40; i++) socket.write(flood, () => isTaken++);
    for (let i = 0; i < 250 && isTaken < 40; i++) await isServed();
    expect(isTaken).toBeLessThan(40);
  });

  test('by coming and going thousands of times', async () => {
    for (let round = 0; round < 20; round++) {
      const some = await Promise.all(Array.from({ length: 100 }, opened));
      for (const [i, socket] of some.entries()) {
        if (i % 3 === 0) socket.write(ask({ ping: 1, $db: 'admin' }).subarray(0, i));
        if (i % 2 === 0) socket.resetAndDestroy();
        else socket.destroy();
      }
      await isServed();
    }
  });

  test('with one byte at a time, beside others', async () => {
    const socket = await opened();
    const answered = new Promise<Buffer>((resolve) => socket.once('data', resolve));
    for (const octet of ask({ ping: 1, $db: 'admin' })) {
      socket.write(Buffer.from([octet]));
      await isServed();
    }
    expect(deserialize((await answered).subarray(21))).toEqual({ ok: 1 });
  });

  /** A document in a document, so many times; no driver would make it. */
  function nested(depth: number): Buffer {
    const bytes = Buffer.alloc(5 + depth * 8);
    for (let level = 0; level <= depth; level++) {
      const at = level * 7;
      bytes.writeInt32LE(5 + (depth - level) * 8, at);
      if (level < depth) bytes.set([3, 97, 0], at + 4);
    }
    return bytes;
  }

  const inserting = (document: Buffer) => {
    const head = Buffer.from('documents\0');
    const size = Buffer.from(Int32Array.of(4 + head.length + document.length).buffer);
    return message(
      OP_MSG,
      flags(0),
      body({ insert: 'deep', $db: 'bad' }),
      Buffer.from([1]),
      size,
      head,
      document,
    );
  };

  test.each([
    [98, { n: 1, ok: 1 }],
    [250, { ok: 0, code: 15, codeName: 'Overflow' }],
  ])('with documents in documents, %d deep', async (depth, reply) => {
    const socket = await opened();
    const answered = new Promise<Buffer>((resolve) => socket.once('data', resolve));
    socket.write(inserting(nested(depth)));
    expect(deserialize((await answered).subarray(21))).toMatchObject(reply);
  });

  test.each([20_000, 1_000_000])('with documents in documents without end (%d)', async (depth) => {
    await send(inserting(nested(depth)));
    await isServed();
  });
});

test('messages come whole out of any pieces', () => {
  const one = fc.uint8Array({ maxLength: 300 }).map((bytes) => message(OP_MSG, bytes));
  fc.assert(
    fc.property(
      fc.array(one, { maxLength: 12 }),
      fc.array(fc.integer({ min: 1, max: 400 })),
      (messages, sizes) => {
        const frames = new Frames();
        const all = Buffer.concat(messages);
        const found: Buffer[] = [];
        for (let at = 0, i = 0; at < all.length; i++) {
          const size = sizes[i % sizes.length] ?? 1;
          found.push(...frames.push(all.subarray(at, at + size)));
          at += size;
        }
        expect(Buffer.concat(found).equals(all)).toBe(true);
        expect(found.map(({ length }) => length)).toEqual(messages.map(({ length }) => length));
      },
    ),
  );
});

const large = Buffer.alloc(15 * MB);

test.each<[string, Document]>([
  ['documents', { documents: Raw.array(Array.from({ length: 4 }, () => serialize({ large }))) }],
  ['errors', { writeErrors: Array.from({ length: 2 }, () => ({ large })) }],
])('an answer of more %s than fit is told so, and not sent', (_, reply) => {
  const { bytes } = encodeReply({ ...reply, ok: 1 }, { legacy: false }, 1, false);
  expect(deserialize(bytes.subarray(21))).toMatchObject({
    ok: 0,
    code: 10334,
    codeName: 'BSONObjectTooLarge',
  });
});

test('a stop amid writes keeps every one that was acknowledged, and answers no other', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'local-mongo-stopped-'));
  const kept = new Set<number>();
  const first = await startMongo({ folder });
  const client = await new driver.MongoClient(first.uri, { retryWrites: false }).connect();
  const rows = client.db('kept').collection<{ _id: number }>('rows');
  const writing = Array.from({ length: 200 }, async (_, _id) => {
    await rows.insertOne({ _id });
    kept.add(_id);
  });
  await Promise.race(writing);
  await first.stop();
  await first.stop();
  await Promise.allSettled(writing);
  await client.close();

  const second = await startMongo({ folder });
  const again = await new driver.MongoClient(second.uri).connect();
  const there = new Set(
    (await again.db('kept').collection<{ _id: number }>('rows').find().toArray()).map(({ _id }) => _id),
  );
  expect([...kept].filter((id) => !there.has(id))).toEqual([]);
  expect(kept.size).toBeGreaterThan(0);
  await again.close();
  await second.stop();
  await rm(folder, { recursive: true });
});
