import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type LocalMongo, startMongo } from '../../local/mongo/index.ts';
import { connectStore } from '../../src/store/connection.ts';
import { aFolder, startsWith } from './child.ts';
import { type RealSlack, realSlack, variables } from './real-slack.ts';

describe('before anything is opened', () => {
  test('some of the real variables without the others: 78, each by name, never the demo', async () => {
    const folder = join(await aFolder(), 'data');
    const { code, out, err } = await startsWith({ SLACK_BOT_TOKEN: 'xoxb-1', DATA_FOLDER: folder }).ended;
    expect({ code, out }).toEqual({ code: 78, out: '' });
    expect(err.split('\n')[0]).toBe('CaseDesk cannot start: the environment is not complete.');
    expect([...err.matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name)).toEqual([
      'MONGODB_URI',
      'CASEDESK_KEYS',
      'CASEDESK_LOOK_UP_KEYS',
      'SLACK_APP_TOKEN',
    ]);
    expect(existsSync(folder)).toBe(false);
  });

  test('none of them in production: 78, never the demo', async () => {
    const folder = join(await aFolder(), 'data');
    const { code, out } = await startsWith({ NODE_ENV: 'production', DATA_FOLDER: folder }).ended;
    expect({ code, out, opened: existsSync(folder) }).toEqual({ code: 78, out: '', opened: false });
  });

  test('a bad organisation file: 78, every problem with its path', async () => {
    const folder = await aFolder();
    const file = join(folder, 'organisation.yml');
    const sample = await readFile('config/organisation.yml', 'utf8');
    await writeFile(file, sample.replace('code: PLY', 'code: plymouth').replace('C0AAC', 'aac'));
    const { code, out, err } = await startsWith({
      ORGANISATION_FILE: file,
      DATA_FOLDER: join(folder, 'data'),
    }).ended;
    expect({ code, out, opened: existsSync(join(folder, 'data')) }).toEqual({
      code: 78,
      out: '',
      opened: false,
    });
    expect([...err.matchAll(/^ {2}(\S+):/gm)].map(([, path]) => path)).toEqual(
      expect.arrayContaining(['channels.aac', 'areas[3].code']),
    );
  });

  test('a bad environment and a bad organisation file: 78, the problems of both', async () => {
    const file = join(await aFolder(), 'organisation.yml');
    await writeFile(file, '');
    const { code, err } = await startsWith({ ORGANISATION_FILE: file, HEALTH_PORT: 'x' }).ended;
    expect({ code, err }).toEqual({
      code: 78,
      err: [
        'CaseDesk cannot start: the environment is not complete.',
        '  HEALTH_PORT: Must be a whole number from 0 to 65535.',
        `CaseDesk cannot start: ${file} needs mending.`,
        '  the file: Empty. Start from the sample file.',
        '',
      ].join('\n'),
    });
  });

  test('no organisation file: 78, and where it was looked for', async () => {
    const { code, err } = await startsWith({ ORGANISATION_FILE: '/nowhere/organisation.yml' }).ended;
    expect({ code, err }).toEqual({
      code: 78,
      err: 'CaseDesk cannot start: there is no organisation file at /nowhere/organisation.yml.\n',
    });
  });
});

describe('the data folder of the demo', () => {
  test('that is a file: one sentence, 1', async () => {
    const file = join(await aFolder(), 'a-file');
    await writeFile(file, '');
    const { code, err } = await startsWith({ DATA_FOLDER: join(file, 'data') }).ended;
    expect({ code, err }).toEqual({
      code: 1,
      err: `CaseDesk cannot start: there is a file where the folder ${file}/data/store should be. Move it away, or set DATA_FOLDER to another.\n`,
    });
  });

  test('that another process uses: one sentence, 1', async () => {
    const folder = await aFolder();
    const store = join(folder, 'store');
    const mongo = await startMongo({ folder: store });
    const { code, err } = await startsWith({ DATA_FOLDER: folder }).ended;
    await mongo.stop();
    expect({ code, err }).toEqual({
      code: 1,
      err: `CaseDesk cannot start: process ${process.pid} is using the folder ${store}. Stop it, or set DATA_FOLDER to another.\n`,
    });
  });

  test('in which the data is damaged: one sentence, 1', async () => {
    const folder = await aFolder();
    const store = join(folder, 'store');
    await (await startMongo({ folder: store })).stop();
    await writeFile(join(store, 'data.mdb'), 'damaged');
    const { code, err } = await startsWith({ DATA_FOLDER: folder }).ended;
    expect({ code, err }).toEqual({
      code: 1,
      err: `CaseDesk cannot start: the data in ${store} is damaged, and was left as it is (data.mdb: it ends after 7 bytes). Put a copy from before in its place, or set DATA_FOLDER to another.\n`,
    });
  });
});

describe('with the real variables', () => {
  let mongo: LocalMongo;
  let slack: RealSlack;
  beforeAll(async () => {
    mongo = await startMongo();
    slack = await realSlack();
  });
  afterAll(async () => {
    await slack.workspace.stop();
    await mongo.stop();
  });
  const env = () => ({ ...variables(slack, mongo), ...slack.http });

  test('a store sealed with a key that is not held: 78, by its id', async () => {
    const first = startsWith(env());
    await first.writes('CaseDesk is ready');
    first.kill('SIGTERM');
    expect((await first.ended).code).toBe(0);

    const other = `another:${Buffer.alloc(32, 9).toString('base64')}`;
    const { code, err } = await startsWith({ ...env(), CASEDESK_KEYS: other }).ended;
    expect({ code, err }).toEqual({
      code: 78,
      err: 'CaseDesk cannot start: The store was sealed with first, which CASEDESK_KEYS does not hold. Add the missing keys.\n',
    });
    const again = startsWith(env());
    await again.writes('CaseDesk is ready');
  });

  test('CB-12: a store that finds clients under a look-up key that is not held: 78, by its id', async () => {
    const MONGODB_URI = `${mongo.uri}look-ups`;
    const connection = await connectStore(MONGODB_URI);
    await connection.collection('callBacks').insertOne({ foundBy: ['client/earlier/aGFzaA', 'person/U1'] });
    await connection.close();
    const { code, err } = await startsWith({ ...env(), MONGODB_URI }).ended;
    expect({ code, err }).toEqual({
      code: 78,
      err: 'CaseDesk cannot start: The store finds clients under earlier, which CASEDESK_LOOK_UP_KEYS does not hold. Add the missing keys.\n',
    });
  });

  test.each(['PORT', 'HEALTH_PORT'])('%s is taken: one sentence, 1', async (name) => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, resolve));
    const { port } = taken.address() as AddressInfo;
    const { code, err } = await startsWith({ ...env(), [name]: String(port) }).ended;
    taken.close();
    expect({ code, err }).toEqual({
      code: 1,
      err: `CaseDesk cannot start: port ${port} is taken. Stop what holds it, or set PORT or HEALTH_PORT to another.\n`,
    });
  });

  test.each([
    ['bot token', { SLACK_BOT_TOKEN: 'xoxb-wrong' }],
    ['app token', { SLACK_APP_TOKEN: 'xapp-wrong' }],
  ])('a %s that Slack does not know: one sentence, 78', async (_what, wrong) => {
    const { code, err } = await startsWith({ ...variables(slack, mongo), ...slack.socket, ...wrong }).ended;
    expect({ code, err }).toEqual({
      code: 78,
      err: 'CaseDesk cannot start: Slack says invalid_auth. Check SLACK_BOT_TOKEN, and SLACK_APP_TOKEN where it is set.\n',
    });
  });

  test('Slack is away: one sentence, 1', async () => {
    const { code, err } = await startsWith({ ...env(), SLACK_API_URL: 'http://127.0.0.1:9/api/' }).ended;
    expect({ code, err }).toEqual({
      code: 1,
      err: 'CaseDesk cannot start: Slack does not answer as it should. Try again in a minute.\n',
    });
  });
});
