import { beforeAll, describe, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import { checkFields } from '../../../../local/mongo/commands/fields.ts';
import { commands } from '../../../../local/mongo/commands/index.ts';
import { documentedFields, documentedStatements } from './documented-fields.ts';
import { onEach } from './on-each.ts';

type Filter = Record<string, unknown>;

onEach(({ ours, rows, rowsWith, database }) => {
  // What is not supported here may well be so elsewhere: what ours refuses says nothing of another server.
  (ours ? describe : describe.skip)('what is not supported is refused by name', () => {
    beforeAll(async () => {
      await rows('rows').insertOne({ _id: 'a', x: 1 });
    });

    const refused = async (command: Filter, name: string) => {
      const refusal = database().command(command);
      await expect(refusal).rejects.toMatchObject({ message: expect.stringContaining(name) });
      const code = await refusal.catch((error) => error.code);
      // A write concern of a read is refused as MongoDB refuses it.
      expect(name === 'writeConcern' ? [72] : [2, 9]).toContain(code);
    };

    test.each([
      'shutdown',
      'distinct',
      'mapReduce',
      'collMod',
      'renameCollection',
      'validate',
      'watch',
      'bulkWrite',
      'getLog',
      'serverStatus',
      'saslStart',
      '$where',
      'constructor',
    ])('the command %s', async (name) => {
      await expect(database().command({ [name]: 'rows' })).rejects.toMatchObject({
        code: 59,
        message: `no such command: '${name}'`,
      });
    });

    const commandsAnd = (which: 'done' | 'refused') =>
      documentedFields.flatMap(({ base, [which]: fields }) =>
        Object.entries(fields).map(([field, value]): [string, string, Filter] => [
          Object.keys(base)[0] ?? '',
          field,
          { ...base, [field]: value },
        ]),
      );
    test.each(commandsAnd('refused'))('%s with %s', (_, field, command) => refused(command, field));
    test.each(commandsAnd('done'))('but not %s with %s', async (name, _, command) => {
      if (name === 'create') await rows('fresh').drop();
      expect(await database().command(command)).toMatchObject({ ok: 1 });
    });

    const [ofUpdate, ofDelete, ofIndex] = documentedStatements;
    const statements = (which: 'done' | 'refused') =>
      [
        { of: ofUpdate, command: (one: Filter) => ({ update: 'rows', updates: [one] }) },
        { of: ofDelete, command: (one: Filter) => ({ delete: 'rows', deletes: [one] }) },
        { of: ofIndex, command: (one: Filter) => ({ createIndexes: 'rows', indexes: [one] }) },
      ].flatMap(({ of, command }) =>
        Object.entries(of?.[which] ?? {}).map(([field, value]): [string, string, Filter] => {
          const whole = command({ ...of?.base, [field]: value });
          return [Object.keys(whole)[0] ?? '', field, whole];
        }),
      );
    test.each(statements('refused'))('a statement of %s with %s', (_, field, command) =>
      refused(command, field),
    );
    test.each(statements('done'))('but not a statement of %s with %s', async (_, __, command) => {
      await database().command({ dropIndexes: 'rows', index: '*' });
      expect(await database().command(command)).toMatchObject({ ok: 1 });
    });

    test.each<[string, Filter]>([
      ['writeConcern.w', { insert: 'rows', documents: [{}], writeConcern: { w: 2 } }],
      ['writeConcern.w', { insert: 'rows', documents: [{}], writeConcern: { w: 'tag' } }],
      ['writeConcern.fsync', { insert: 'rows', documents: [{}], writeConcern: { fsync: true } }],
      ['readConcern.level', { find: 'rows', readConcern: { level: 'linearizable' } }],
      ['readConcern.afterClusterTime', { find: 'rows', readConcern: { afterClusterTime: 1 } }],
      ['$readPreference.mode', { find: 'rows', $readPreference: { mode: 'nearest' } }],
      ['$readPreference.tags', { find: 'rows', $readPreference: { mode: 'primary', tags: [{}] } }],
      ['batch sizes', { insert: 'rows', documents: [] }],
      ['batch sizes', { update: 'rows', updates: [] }],
      ['limit', { delete: 'rows', deletes: [{ q: {}, limit: 5 }] }],
      ['hint', { find: 'rows', hint: 'none' }],
      ['hint', { find: 'rows', hint: { nothing: 1 } }],
      ['hint', { update: 'rows', updates: [{ q: {}, u: { $set: { x: 1 } }, hint: 'none' }] }],
      ['hint', { delete: 'rows', deletes: [{ q: {}, limit: 1, hint: 'none' }] }],
      ['verbosity', { explain: { find: 'rows' }, verbosity: 'loud' }],
    ])('%s in %j', async (name, command) => {
      const answer = await database()
        .command(command)
        .catch((error) => error.errorResponse ?? error);
      const [first] = answer.writeErrors ?? [answer];
      expect(first.errmsg.toLowerCase()).toContain(name.toLowerCase());
      expect([2, 9]).toContain(first.code);
    });

    test('a transaction, however it is told', async () => {
      for (const part of [{ startTransaction: true }, { autocommit: false }, { txnNumber: 1 }])
        for (const command of [
          { insert: 'rows', documents: [{}] },
          { find: 'rows' },
          { commitTransaction: 1 },
        ])
          await expect(database().command({ ...command, ...part })).rejects.toMatchObject({ code: 20 });
    });

    test('what a driver would not send', () => {
      const check = (name: string, body: Filter) => () => {
        const command = commands.get(name);
        if (command)
          checkFields({ name, database: 'test', body: { [name]: 1, ...body }, documents: [] }, command);
      };
      expect(check('ping', { lsid: 5 })).toThrow('lsid must be an object');
      expect(check('ping', { lsid: { id: 5 } })).toThrow('lsid.id must be a UUID');
      expect(check('ping', { lsid: { id: new mongoose.mongo.BSON.UUID(), txn: 1 } })).toThrow('lsid.txn');
      expect(check('insert', { writeConcern: { w: 0, j: true } })).toThrow('w:0');
      expect(check('insert', { writeConcern: { w: 0 } })).not.toThrow();
    });

    test('explaining what has no way', async () => {
      for (const explain of [{ insert: 'rows' }, { count: 'rows' }, { explain: { find: 'rows' } }])
        await expect(database().command({ explain })).rejects.toMatchObject({ code: 59 });
      await refused({ explain: { find: 'rows', sneaky: 1 } }, 'sneaky');
    });
  });

  test('unknown commands, operators and stages are refused by name', async () => {
    const collection = await rowsWith({ _id: 'a' });
    await expect(database().command({ frob: 1 })).rejects.toMatchObject({ code: 59 });
    await expect(collection.find({ x: { $frob: 1 } }).toArray()).rejects.toThrow('$frob');
    await expect(collection.aggregate([{ $frob: {} }]).toArray()).rejects.toMatchObject({ code: 40324 });
    await expect(collection.updateOne({}, { $frob: { x: 1 } } as never)).rejects.toMatchObject({ code: 9 });
  });
});
