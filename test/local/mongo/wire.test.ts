import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Document, deserialize } from 'bson';
import { type LocalMongo, startMongo } from '../../../local/mongo/index.ts';
import { crc32c } from '../../../local/mongo/wire/checksum.ts';
import { ask, body, firstHello, flags, message, OP_MSG, sequence, summed } from './process/messages.ts';

const ping = { ping: 1, $db: 'admin' };

describe('the socket', () => {
  let mongo: LocalMongo;

  beforeAll(async () => {
    mongo = await startMongo();
  });

  afterAll(() => mongo.stop());

  /** Sends and gives what comes back, up to `replies` messages or the end of the connection. */
  function exchange(
    chunks: Uint8Array[],
    replies: number,
  ): Promise<{ answers: Document[]; heads: Buffer[]; closed: boolean }> {
    return new Promise((resolve, reject) => {
      const socket = connect(mongo.port, '127.0.0.1');
      const answers: Document[] = [];
      const heads: Buffer[] = [];
      let held = Buffer.alloc(0);
      const done = (closed: boolean) => {
        socket.destroy();
        resolve({ answers, heads, closed });
      };
      socket.on('error', (error: NodeJS.ErrnoException) =>
        error.code === 'ECONNRESET' ? done(true) : reject(error),
      );
      socket.on('close', () => done(true));
      socket.on('data', (chunk) => {
        held = Buffer.concat([held, chunk]);
        while (held.length >= 4 && held.length >= held.readInt32LE()) {
          const whole = held.subarray(0, held.readInt32LE());
          held = held.subarray(whole.length);
          heads.push(whole.subarray(0, 21));
          answers.push(deserialize(whole.subarray(whole.readInt32LE(12) === 1 ? 36 : 21)));
          if (answers.length === replies) done(false);
        }
      });
      for (const chunk of chunks) socket.write(chunk);
      if (replies === 0) socket.end();
    });
  }

  test('answers the first hello in the old form', async () => {
    const { answers } = await exchange([firstHello()], 1);
    expect(answers[0]).toMatchObject({ ismaster: true, helloOk: true, maxWireVersion: 21, ok: 1 });
    expect(answers[0]).not.toHaveProperty('setName');
  });

  test('streams hello to one who waits for news', async () => {
    const { answers: first } = await exchange([ask({ hello: 1, $db: 'admin' })], 1);
    const watch = { hello: 1, topologyVersion: first[0]?.topologyVersion, maxAwaitTimeMS: 5, $db: 'admin' };
    const { heads } = await exchange([message(OP_MSG, flags(1 << 16), body(watch))], 3);
    expect(heads.map((head) => head.readUInt32LE(16))).toEqual([2, 2, 2]);
    expect(heads[1]?.readInt32LE(8)).toBe(heads[0]?.readInt32LE(4));
  });

  test('takes a message in pieces, several at once, sequences and a checksum', async () => {
    const whole = ask(ping);
    const pieces = [...whole].map((octet) => Buffer.from([octet]));
    expect((await exchange(pieces, 1)).answers).toEqual([{ ok: 1 }]);
    expect((await exchange([Buffer.concat([whole, whole, whole])], 3)).answers).toHaveLength(3);
    const insert = summed(
      flags(1),
      body({ insert: 'rows', $db: 'wire' }),
      sequence('documents', { _id: 1 }, { _id: 2 }),
    );
    expect((await exchange([insert], 1)).answers).toEqual([{ n: 2, ok: 1 }]);
  });

  test('sums as the Castagnoli polynomial does', () => {
    expect(crc32c(Buffer.from('123456789'))).toBe(0xe3069283);
  });

  test('says nothing to one who wants no answer', async () => {
    const quiet = message(OP_MSG, flags(2), body({ insert: 'quiet', documents: [{ _id: 1 }], $db: 'wire' }));
    const { answers } = await exchange([quiet, ask({ count: 'quiet', $db: 'wire' })], 1);
    expect(answers).toEqual([{ n: 1, ok: 1 }]);
  });

  const broken: [string, Uint8Array[]][] = [
    ['garbage', [Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n')]],
    ['a length over 48 MB', [Buffer.from(Int32Array.of(48_000_001, 1, 0, OP_MSG).buffer)]],
    ['a negative length', [Buffer.from(Int32Array.of(-1, 1, 0, OP_MSG).buffer)]],
    ['a message of nothing', [message(OP_MSG)]],
    ['an unknown opcode', [message(2010, flags(0), body(ping))]],
    ['a checksum that does not agree', [message(OP_MSG, flags(1), body(ping), Buffer.alloc(4))]],
    ['an unknown required flag', [message(OP_MSG, flags(4), body(ping))]],
    ['BSON that lies about its size', [message(OP_MSG, flags(0), Buffer.from([0, 255, 255, 255, 0]))]],
    ['BSON of an unknown type', [message(OP_MSG, flags(0), Buffer.from([0, 8, 0, 0, 0, 0x99, 0x61, 0, 0]))]],
    ['two bodies', [message(OP_MSG, flags(0), body(ping), body(ping))]],
    ['a body without $db', [ask({ ping: 1 })]],
    [
      'an invalid document to insert',
      [
        message(
          OP_MSG,
          flags(0),
          body({ insert: 'rows', $db: 'wire' }),
          Buffer.from([1, 20, 0, 0, 0, 100, 111, 99, 115, 0, 11, 0, 0, 0, 2, 97, 0, 255, 255, 0, 0]),
        ),
      ],
    ],
  ];

  test.each(broken)('closes on %s, and the server lives', async (_, chunks) => {
    expect(await exchange(chunks, 1)).toEqual({ answers: [], heads: [], closed: true });
    expect((await exchange([ask(ping)], 1)).answers).toEqual([{ ok: 1 }]);
  });

  test('lives on when half a message is all that comes', async () => {
    expect((await exchange([ask(ping).subarray(0, 30)], 0)).closed).toBe(true);
    expect((await exchange([ask(ping)], 1)).answers).toEqual([{ ok: 1 }]);
  });

  test.each<[string, Document, number]>([
    ['a command', { shutdown: 1 }, 59],
    ['a field of a command', { find: 'rows', sneaky: 1 }, 9],
    ['a transaction', { find: 'rows', startTransaction: true, autocommit: false }, 20],
    ['a transaction number', { insert: 'rows', documents: [{}], txnNumber: 1 }, 20],
    ['a commit', { commitTransaction: 1 }, 59],
    ['a collation', { find: 'rows', collation: { locale: 'en' } }, 9],
    ['a write concern of more servers', { insert: 'rows', documents: [{}], writeConcern: { w: 3 } }, 2],
    ['a read concern', { find: 'rows', readConcern: { level: 'snapshot' } }, 2],
    ['a read preference', { find: 'rows', $readPreference: { mode: 'secondary' } }, 2],
    ['an update by pipeline', { findAndModify: 'rows', update: [{ $set: { a: 1 } }] }, 9],
    ['a computed projection', { find: 'rows', projection: { a: { $slice: 1 } } }, 2],
    ['a script', { find: 'rows', filter: { $where: 'true' } }, 2],
    ['an operator inside others', { find: 'rows', filter: { $or: [{ a: { $not: { $frob: 1 } } }] } }, 2],
    ['a kind of index', { createIndexes: 'rows', indexes: [{ key: { a: 'text' }, name: 'a' }] }, 67],
    [
      'an option of an index',
      { createIndexes: 'rows', indexes: [{ key: { a: 1 }, name: 'a', hidden: true }] },
      9,
    ],
    ['a hint at no index', { find: 'hinted', hint: 'nope' }, 2],
  ])('refuses %s by name', async (_, command, code) => {
    await exchange([ask({ insert: 'hinted', documents: [{ _id: 1 }], $db: 'wire' })], 1);
    const { answers } = await exchange([ask({ ...command, $db: 'wire' })], 1);
    expect(answers[0]).toMatchObject({ ok: 0, code, errmsg: expect.any(String) });
  });
});
