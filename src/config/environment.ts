import { z } from 'zod';
import { keyRing } from './key-ring.ts';
import { type Problem, problemsOf } from './problem.ts';

/** Any one of these set, and this is meant for the real Slack and MongoDB. */
const realVariables = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_API_URL',
  'MONGODB_URI',
  'CASEDESK_KEYS',
  'CASEDESK_LOOK_UP_KEYS',
];

const wholeNumber = (least: number, most: number) => {
  const wrong = `Must be a whole number from ${least} to ${most}.`;
  return z
    .string()
    .regex(/^\d+$/, wrong)
    .transform(Number)
    .pipe(z.number().min(least, wrong).max(most, wrong));
};

const port = wholeNumber(0, 65_535);
const seconds = wholeNumber(1, 3_600);

const shared = z.object({
  ROLE: z.enum(['app', 'worker', 'all'], 'Must be app, worker or all.').default('all'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'Must be fatal, error, warn, info, debug, trace or silent.',
    })
    .default('info'),
  ORGANISATION_FILE: z.string().default('config/organisation.yml'),
  PORT: port.default(3000),
  HEALTH_PORT: port.optional(),
  LEASE_SECONDS: seconds.default(60),
  TICK_SECONDS: seconds.default(5),
});

const local = shared
  .extend({ DATA_FOLDER: z.string().default('.casedesk') })
  .transform((set) => ({ mode: 'local' as const, dataFolder: set.DATA_FOLDER, ...settings(set) }));

const real = shared.extend({
  SLACK_BOT_TOKEN: z
    .string('Not set. Give the bot token of the Slack app, which starts with xoxb-.')
    .regex(/^xoxb-\S+$/, 'Must be a bot token, which starts with xoxb-.'),
  SLACK_API_URL: z
    .string()
    .refine(isSafeUrl, 'Must be an https:// address; http:// only to this machine itself.')
    .optional(),
  MONGODB_URI: z
    .string('Not set. Give the address of the MongoDB, which starts with mongodb:// or mongodb+srv://.')
    .regex(/^mongodb(\+srv)?:\/\/\S+$/, 'Must start with mongodb:// or mongodb+srv://.'),
  CASEDESK_KEYS: keyRing(
    'Not set. Give the keys that encrypt personal data, as id:base64, the sealing one first.',
  ),
  CASEDESK_LOOK_UP_KEYS: keyRing(
    'Not set. Give the keys that hash what clients are looked up by, as id:base64, the newest first.',
  ),
});

const socketMode = real
  .extend({
    SLACK_APP_TOKEN: z
      .string('Not set. Give the app token for Socket Mode, or SLACK_SIGNING_SECRET for HTTP.')
      .regex(/^xapp-\S+$/, 'Must be an app token, which starts with xapp-.'),
  })
  .transform((set) => realEnvironment(set, { kind: 'socket' as const, appToken: set.SLACK_APP_TOKEN }));

const http = real
  .extend({ SLACK_SIGNING_SECRET: z.string() })
  .refine((set) => set.HEALTH_PORT === undefined || set.HEALTH_PORT === 0 || set.HEALTH_PORT !== set.PORT, {
    path: ['HEALTH_PORT'],
    error: 'Must differ from PORT: two servers cannot share one.',
  })
  .transform((set) =>
    realEnvironment(set, {
      kind: 'http' as const,
      signingSecret: set.SLACK_SIGNING_SECRET,
      port: set.PORT,
    }),
  );

export type Environment = z.output<typeof local> | z.output<typeof socketMode> | z.output<typeof http>;
export type LocalEnvironment = Extract<Environment, { mode: 'local' }>;
export type RealEnvironment = Extract<Environment, { mode: 'real' }>;

/**
 * Reads the environment: local when nothing of the real ones is set and this is not production, otherwise real.
 * Answers every problem at once, and never with a value in it: a secret may sit in the wrong variable.
 */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): Environment | Problem[] {
  const given = withoutBlanks(env);
  const reading = schemaFor(given).safeParse(given);
  const problems = [...(reading.success ? [] : problemsOf(reading.error)), ...twoTransports(given)];
  return reading.success && problems.length === 0 ? reading.data : problems;
}

/** Where the organisation file is, whatever else may be wrong: its problems are told with those of the environment. */
export const organisationFileOf = (env: Readonly<Record<string, string | undefined>>): string =>
  shared.shape.ORGANISATION_FILE.parse(withoutBlanks(env).ORGANISATION_FILE);

type Given = Record<string, string>;

/** Secrets read from files end in a newline, and an empty variable is how many a deployment says 'none'. */
function withoutBlanks(env: Readonly<Record<string, string | undefined>>): Given {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
}

function schemaFor(given: Given): z.ZodType<Environment> {
  const isReal = given.NODE_ENV === 'production' || realVariables.some((name) => name in given);
  if (!isReal) return local;
  return 'SLACK_SIGNING_SECRET' in given && !('SLACK_APP_TOKEN' in given) ? http : socketMode;
}

function twoTransports(given: Given): Problem[] {
  if (!('SLACK_APP_TOKEN' in given && 'SLACK_SIGNING_SECRET' in given)) return [];
  return [
    {
      path: 'SLACK_APP_TOKEN and SLACK_SIGNING_SECRET',
      problem:
        'Both are set. Keep SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for HTTP; remove the other.',
    },
  ];
}

function settings(set: z.output<typeof shared>) {
  return {
    role: set.ROLE,
    logLevel: set.LOG_LEVEL,
    organisationFile: set.ORGANISATION_FILE,
    healthPort: set.HEALTH_PORT,
    leaseSeconds: set.LEASE_SECONDS,
    tickSeconds: set.TICK_SECONDS,
  };
}

function realEnvironment<Transport>(set: z.output<typeof real>, transport: Transport) {
  return {
    mode: 'real' as const,
    slack: { botToken: set.SLACK_BOT_TOKEN, apiUrl: set.SLACK_API_URL, transport },
    mongoUri: set.MONGODB_URI,
    keys: set.CASEDESK_KEYS,
    lookUpKeys: set.CASEDESK_LOOK_UP_KEYS,
    ...settings(set),
  };
}

/** The bot token goes to this address, so nobody on the way may read it. */
function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  if (protocol === 'https:') return true;
  return protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
