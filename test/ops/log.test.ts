import { expect, test } from '@jest/globals';
import { WebAPIPlatformError } from '@slack/web-api';
import { mongo } from 'mongoose';
import { z } from 'zod';
import { startMongo } from '../../local/mongo/index.ts';
import { logger } from '../../src/ops/log.ts';
import { connectStore } from '../../src/store/connection.ts';

const secret = 'AB123456C';

/** What a line of the log says of an error. */
function logged(error: unknown): string {
  let line = '';
  logger('info', {
    write: (text) => {
      line += text;
    },
  }).warn({ err: error }, 'something went wrong');
  return line;
}

test('a duplicate key is logged by its code, without the value', async () => {
  const store = await startMongo();
  const connection = await connectStore(`${store.uri}log`);
  const things = connection.collection('things');
  await things.createIndex({ nino: 1 }, { unique: true });
  await things.insertOne({ nino: secret });
  const error: unknown = await things.insertOne({ nino: secret }).catch((thrown: unknown) => thrown);
  const bulk: unknown = await things.insertMany([{ nino: secret }]).catch((thrown: unknown) => thrown);
  await connection.close();
  await store.stop();
  expect(error).toBeInstanceOf(mongo.MongoServerError);
  expect(String(error)).toContain(secret);
  for (const one of [error, bulk]) {
    expect(logged(one)).toContain('"code":11000');
    expect(logged(one)).not.toContain(secret);
  }
});

const thrownBy = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};

test.each([
  ['zod', () => z.object({ nino: z.literal('none') }).parse({ nino: secret, [secret]: secret })],
  [
    'zod, with the value in its words',
    () =>
      z
        .string()
        .refine(() => false, `${secret} is wrong`)
        .parse(secret),
  ],
  ['JSON', () => JSON.parse(`${secret} {`)],
  ['a message whose lines look like a stack', () => new SyntaxError(`x\n    at ${secret}`)],
])('what %s was given stays out', (_who, run) => {
  const error = thrownBy(run);
  expect(error).toBeInstanceOf(Error);
  expect(logged(error)).toContain('something went wrong');
  expect(logged(error)).not.toContain(secret);
});

test("Slack's refusal is logged by its word, without the payload that it quotes", () => {
  const data = { ok: false, error: 'invalid_blocks', response_metadata: { messages: [secret] } };
  const line = logged(new WebAPIPlatformError(data));
  expect(line).toContain('invalid_blocks');
  expect(line).not.toContain(secret);
});

test('our own errors keep their message and where they came from', () => {
  const line = JSON.parse(logged(new Error('There is no incident 1.')));
  expect(line.err).toMatchObject({ name: 'Error', message: 'There is no incident 1.' });
  expect(line.err.stack[0]).toContain('log.test.ts');
});

test('what is thrown and is no error is not told', () => {
  expect(logged({ nino: secret })).not.toContain(secret);
});
