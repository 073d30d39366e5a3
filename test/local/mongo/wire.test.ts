import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BSONRegExp, BSONSymbol, Code, type Document, deserialize } from 'bson';
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

  test('does not take for a time what is none, and does not hurry for one that is endless', async () => {
    const { answers: first } = await exchange([ask({ hello: 1, $db: 'admin' })], 1);
    const watch = (maxAwaitTimeMS: unknown) =>
      message(
        OP_MSG,
        flags(1 << 16),
        body({ hello: 1, topologyVersion: first[0]?.topologyVersion, maxAwaitTimeMS, $db: 'admin' }),
      );
    for (const [odd, code] of [
      [-5, 2],
      ['soon', 14],
    ]) {
      const { answers, heads } = await exchange([watch(odd)], 1);
      expect(answers).toMatchObject([{ ok: 0, code }]);
      expect(heads[0]?.readUInt32LE(16)).toBe(0);
    }
    const hurried: string[] = [];
    const note = ({ name }: Error) => hurried.push(name);
    process.on('warning', note);
    await exchange([watch(2 ** 40)], 0);
    await exchange([ask(ping)], 1);
    process.off('warning', note);
    expect(hurried).toEqual([]);
  });

  /** A document in which some bytes are put in the place of others, as no driver would send it. */
  function bent(document: Document, from: string, to: string): Buffer {
    const bytes = ask(document);
    bytes.write(to, bytes.indexOf(from, 0, 'latin1'), 'latin1');
    return bytes;
  }

  const withValue = (value: unknown): Document => ({
    insert: 'bent',
    documents: [{ _id: 1, v: value }],
    $db: 'wire',
  });
  // What a pointer takes is a text and twelve bytes more, as many as the field behind it has.
  const pointed = (): Document => ({
    insert: 'bent',
    documents: [{ v: 'people', ww: new Date(0) }],
    $db: 'wire',
  });

  test.each<[string, () => Buffer]>([
    ['type undefined', () => bent(withValue(null), '\x0av', '\x06v')],
    ['type dbPointer', () => bent(pointed(), '\x02v', '\x0cv')],
    ['a date of', () => bent(withValue(new Date(0)), 'v\0\0\0\0\0\0\0\0', 'v\0\0\0\0\0\0\0@')],
    ['name _bsontype', () => bent(withValue({ xbsontype: 'Long' }), 'xbson', '_bson')],
    ["two fields of the name 'a'", () => bent(withValue({ a: 1, b: 2 }), '\x10b\0', '\x10a\0')],
    ['not UTF-8', () => bent(withValue('xyz'), 'xyz', 'x\xffz')],
    ['not UTF-8', () => bent(withValue({ xyz: 1 }), 'xyz', 'x\xffz')],
    ['not UTF-8', () => bent(withValue(new BSONRegExp('xyz')), 'xyz', 'x\xffz')],
    ['not UTF-8', () => bent(withValue(new Code('xyz')), 'xyz', 'x\xffz')],
    ['not UTF-8', () => bent(withValue(new BSONSymbol('xyz')), 'xyz', 'x\xffz')],
    ['not UTF-8', () => bent(withValue(new Code('xyz', { a: 1 })), 'xyz', 'x\xffz')],
    ['not UTF-8', () => bent(withValue(new Code('f', { a: 'xyz' })), 'xyz', 'x\xffz')],
    [
      'not UTF-8',
      () => bent({ find: 'bent', filter: { v: { $in: ['xyz'] } }, $db: 'wire' }, 'xyz', 'x\xffz'),
    ],
    [
      'not UTF-8',
      () => {
        const bytes = message(
          OP_MSG,
          flags(0),
          body({ insert: 'bent', $db: 'wire' }),
          sequence('documents', { v: 'xyz' }),
        );
        bytes.write('x\xffz', bytes.indexOf('xyz'), 'latin1');
        return bytes;
      },
    ],
  ])('refuses what would come back as something else: %s', async (what, sent) => {
    const { answers } = await exchange([sent(), ask({ count: 'bent', $db: 'wire' })], 2);
    expect(answers).toMatchObject([
      { ok: 0, code: 2, errmsg: expect.stringContaining(what) },
      { n: 0, ok: 1 },
    ]);
  });

  test.each(['', 'a.b', 'a b', 'a/b', 'a$b', 'x'.repeat(64)])('refuses the database name %j', async ($db) => {
    const { answers } = await exchange([ask({ insert: 'rows', documents: [{ _id: 1 }], $db })], 1);
    expect(answers).toMatchObject([{ ok: 0, code: 73 }]);
  });

  test('takes a replacement character that was sent as one', async () => {
    const { answers } = await exchange(
      [ask({ insert: 'odd', documents: [{ '\ufffd': '\ufffd' }], $db: 'wire' })],
      1,
    );
    expect(answers).toEqual([{ n: 1, ok: 1 }]);
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
