import { describe, expect, test } from '@jest/globals';
import { readEnvironment } from '../../src/config/environment.ts';

const sealing = Buffer.alloc(32, 1).toString('base64');
const older = Buffer.alloc(32, 2).toString('base64');
const hashing = Buffer.alloc(32, 3).toString('base64');

const socket = {
  SLACK_BOT_TOKEN: 'xoxb-secret-bot',
  SLACK_APP_TOKEN: 'xapp-secret-app',
  MONGODB_URI: 'mongodb://db.example/casedesk',
  CASEDESK_KEYS: `k2:${sealing},k1:${older}`,
  CASEDESK_LOOK_UP_KEYS: `l1:${hashing}`,
};
const { SLACK_APP_TOKEN: _socketOnly, ...shared } = socket;
const http = { ...shared, SLACK_SIGNING_SECRET: 'secret-signing' };

type Env = Record<string, string | undefined>;
const problemsOf = (env: Env) => {
  const reading = readEnvironment(env);
  return Array.isArray(reading) ? reading : [];
};
const pathsOf = (env: Env) => problemsOf(env).map(({ path }) => path);

describe('which mode', () => {
  test('nothing set is local, with its defaults', () => {
    expect(readEnvironment({})).toEqual({
      mode: 'local',
      dataFolder: '.casedesk',
      role: 'all',
      logLevel: 'info',
      organisationFile: 'config/organisation.yml',
      healthPort: undefined,
      leaseSeconds: 60,
      tickSeconds: 5,
    });
  });

  test('Socket Mode, complete', () => {
    expect(readEnvironment({ ...socket, NODE_ENV: 'production' })).toMatchObject({
      mode: 'real',
      slack: {
        botToken: 'xoxb-secret-bot',
        apiUrl: undefined,
        transport: { kind: 'socket', appToken: 'xapp-secret-app' },
      },
      mongoUri: 'mongodb://db.example/casedesk',
      keys: [
        { id: 'k2', bytes: Buffer.alloc(32, 1) },
        { id: 'k1', bytes: Buffer.alloc(32, 2) },
      ],
      lookUpKeys: [{ id: 'l1', bytes: Buffer.alloc(32, 3) }],
    });
  });

  test('HTTP, complete', () => {
    expect(
      readEnvironment({ ...http, PORT: '8080', SLACK_API_URL: 'https://slack.example/api/' }),
    ).toMatchObject({
      mode: 'real',
      slack: {
        apiUrl: 'https://slack.example/api/',
        transport: { kind: 'http', signingSecret: 'secret-signing', port: 8080 },
      },
    });
  });

  const real: Record<string, string> = {
    ...socket,
    SLACK_SIGNING_SECRET: 'secret-signing',
    SLACK_API_URL: 'https://slack.example/api/',
  };
  const names = Object.keys(real);
  const combinations = Array.from({ length: 2 ** names.length }, (_, bits) =>
    names.filter((_, index) => bits & (1 << index)),
  );

  test.each(['development', 'production', undefined])(
    'every combination of the real ones, NODE_ENV %s: real when complete, else problems, local only for none',
    (NODE_ENV) => {
      for (const set of combinations) {
        const has = (name: string) => set.includes(name);
        const complete =
          ['SLACK_BOT_TOKEN', 'MONGODB_URI', 'CASEDESK_KEYS', 'CASEDESK_LOOK_UP_KEYS'].every(has) &&
          has('SLACK_APP_TOKEN') !== has('SLACK_SIGNING_SECRET');
        const isLocal = set.length === 0 && NODE_ENV !== 'production';
        const reading = readEnvironment({
          NODE_ENV,
          ...Object.fromEntries(set.map((name) => [name, real[name]])),
        });
        const outcome = Array.isArray(reading) ? 'problems' : reading.mode;
        expect([set, outcome]).toEqual([set, complete ? 'real' : isLocal ? 'local' : 'problems']);
      }
    },
  );

  test.each(names)('%s left blank counts as unset', (name) => {
    expect(readEnvironment({ [name]: '' })).toMatchObject({ mode: 'local' });
    expect(readEnvironment({ [name]: ' \n' })).toMatchObject({ mode: 'local' });
  });

  test('none in production names all that is missing', () => {
    expect(pathsOf({ NODE_ENV: 'production' })).toEqual([
      'SLACK_BOT_TOKEN',
      'MONGODB_URI',
      'CASEDESK_KEYS',
      'CASEDESK_LOOK_UP_KEYS',
      'SLACK_APP_TOKEN',
    ]);
  });

  test('both transports: says which to keep', () => {
    expect(problemsOf({ ...socket, ...http })).toEqual([
      {
        path: 'SLACK_APP_TOKEN and SLACK_SIGNING_SECRET',
        problem:
          'Both are set. Keep SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for HTTP; remove the other.',
      },
    ]);
  });
});

describe('each variable', () => {
  test.each([
    ['SLACK_BOT_TOKEN', 'xoxp-person'],
    ['SLACK_APP_TOKEN', 'xoxb-wrong-place'],
    ['MONGODB_URI', 'postgres://db.example'],
    ['SLACK_API_URL', 'http://slack.example/api/'],
    ['SLACK_API_URL', 'http://localhost.evil.example/api/'],
    ['SLACK_API_URL', 'not an address'],
    ['CASEDESK_KEYS', sealing],
    ['CASEDESK_KEYS', 'k1:c2hvcnQ='],
    ['CASEDESK_KEYS', `k1:${sealing},k1:${older}`],
    ['CASEDESK_KEYS', `k1:${sealing},`],
    ['CASEDESK_LOOK_UP_KEYS', hashing],
    ['PORT', '65536'],
    ['HEALTH_PORT', '-1'],
    ['ROLE', 'boss'],
    ['LOG_LEVEL', 'loud'],
    ['LEASE_SECONDS', '0'],
    ['TICK_SECONDS', '1.5'],
  ])('%s: %j is a problem there and nowhere else', (name, value) => {
    expect(pathsOf({ ...socket, [name]: value })).toEqual([name]);
  });

  test.each(['http://localhost:9001/api/', 'http://127.0.0.1:9001/api/', 'http://[::1]:9001/api/'])(
    'SLACK_API_URL may be %s, on this machine',
    (url) => {
      expect(readEnvironment({ ...socket, SLACK_API_URL: url })).toMatchObject({ slack: { apiUrl: url } });
    },
  );

  test('a file ending in a newline does not spoil a secret', () => {
    expect(readEnvironment({ ...socket, SLACK_BOT_TOKEN: 'xoxb-1\n' })).toMatchObject({
      slack: { botToken: 'xoxb-1' },
    });
  });

  test('over HTTP the health port is another one', () => {
    expect(pathsOf({ ...http, HEALTH_PORT: '3000' })).toEqual(['HEALTH_PORT']);
    expect(readEnvironment({ ...http, HEALTH_PORT: '3001' })).toMatchObject({ healthPort: 3001 });
  });

  test('every problem at once', () => {
    expect(pathsOf({ SLACK_BOT_TOKEN: 'x', MONGODB_URI: 'y', CASEDESK_KEYS: 'z', ROLE: 'boss' })).toEqual([
      'ROLE',
      'SLACK_BOT_TOKEN',
      'MONGODB_URI',
      'CASEDESK_KEYS',
      'CASEDESK_LOOK_UP_KEYS',
      'SLACK_APP_TOKEN',
    ]);
  });

  test('no value is ever told, whichever variable it was put in', () => {
    const secret = 'Sup3rS3cretValu3';
    const names = [
      ...Object.keys(socket),
      'SLACK_SIGNING_SECRET',
      'SLACK_API_URL',
      'PORT',
      'ROLE',
      'LOG_LEVEL',
    ];
    for (const name of names)
      for (const value of [secret, `${secret}:${secret}`, `${secret},${secret}`])
        expect(JSON.stringify(problemsOf({ [name]: value }))).not.toContain(secret);
  });
});
