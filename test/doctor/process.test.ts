import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { type LocalMongo, startMongo } from '../../local/mongo/index.ts';
import { sampleWorkspace } from '../../local/sample-workspace.ts';
import { HandClock } from '../support/hand-clock.ts';
import { aWorkspace } from './check-up.ts';

let mongo: LocalMongo | undefined;
afterAll(() => mongo?.stop());

/** `npm run doctor` in a process of its own, with these variables alone. */
async function doctor(env: Record<string, string>) {
  const args = ['--import', 'tsx/esm', 'src/doctor/index.ts'];
  return promisify(execFile)(process.execPath, args, { env: { PATH: process.env.PATH, ...env } })
    .then((streams) => ({ code: 0, ...streams }))
    .catch((error: unknown) =>
      z.object({ code: z.number(), stdout: z.string(), stderr: z.string() }).parse(error),
    );
}

const secret = Buffer.alloc(32, 1).toString('base64');

test('the configured Slack and MongoDB: a report, and 1 where something is wrong', async () => {
  mongo = await startMongo();
  const clock = new HandClock(new Date());
  const { apiUrl } = await aWorkspace(clock, {
    channels: sampleWorkspace.channels.filter(({ name }) => name !== 'aac'),
  });
  const { botToken, appToken } = sampleWorkspace.app;
  const { code, stdout, stderr } = await doctor({
    SLACK_API_URL: apiUrl,
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    MONGODB_URI: `${mongo.uri}casedesk`,
    CASEDESK_KEYS: `first:${secret}`,
    CASEDESK_LOOK_UP_KEYS: `first:${secret}`,
  });
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).toContain('WRONG  The channel aac (C0AAC) does not exist');
  expect(stdout).toMatch(/One thing is wrong\. Put it right and run this again\..*\n$/);
  for (const hidden of [botToken, appToken, secret]) expect(stdout).not.toContain(hidden);
});

test('an environment that is wrong: 78, each variable by its name, as the start says it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'casedesk-doctor-'));
  const file = join(folder, 'organisation.yml');
  await writeFile(file, '');
  const { code, stdout, stderr } = await doctor({ SLACK_BOT_TOKEN: 'xoxb-1', ORGANISATION_FILE: file });
  await rm(folder, { recursive: true });
  expect({ code, stdout }).toEqual({ code: 78, stdout: '' });
  expect(stderr.split('\n').map((line) => line.split(':')[0])).toEqual([
    'The environment is not complete.',
    '  MONGODB_URI',
    '  CASEDESK_KEYS',
    '  CASEDESK_LOOK_UP_KEYS',
    '  SLACK_APP_TOKEN',
    `${file} needs mending.`,
    '  the file',
    '',
  ]);
});

test('nothing configured: 78, for the demo needs no doctor', async () => {
  const { code, stderr } = await doctor({});
  expect(code).toBe(78);
  expect(stderr).toBe(
    'No Slack and no MongoDB are configured: CaseDesk would start as the local demo. Set the variables that the README lists.\n',
  );
});
