import { z } from 'zod';
import { sampleWorkspace } from '../../local/sample-workspace.ts';
import { type Child, started, typescript } from './child.ts';

const addresses = z.object({
  mongoUri: z.string(),
  slackUrl: z.string(),
  stubUrl: z.string(),
  realisticStubUrl: z.string(),
});
export type Addresses = z.infer<typeof addresses>;

export interface Listening {
  port: number;
  stop(): Promise<void>;
}

/** The store, the workspace and the stubs of Slack, in one process beside. */
export async function standIns(): Promise<Addresses & { stop(): Promise<void> }> {
  const child = await started(typescript('bench/processes/stand-ins.ts'), /ready (\{.*\})\n/);
  return { ...addresses.parse(JSON.parse(child.line[1] ?? '')), stop: child.stop };
}

export const benchKey = { id: 'bench', bytes: new Uint8Array(32).fill(7) };

export const databaseOf = ({ mongoUri }: Pick<Addresses, 'mongoUri'>, name: string): string =>
  `${mongoUri.replace(/\/?$/, '/')}${name}`;

const variables = ({ slackUrl, mongoUri }: Pick<Addresses, 'slackUrl' | 'mongoUri'>, database: string) => ({
  NODE_ENV: 'production',
  SLACK_API_URL: slackUrl,
  SLACK_BOT_TOKEN: sampleWorkspace.app.botToken,
  MONGODB_URI: databaseOf({ mongoUri }, database),
  CASEDESK_KEYS: `${benchKey.id}:${Buffer.from(benchKey.bytes).toString('base64')}`,
  CASEDESK_LOOK_UP_KEYS: `${benchKey.id}:${Buffer.from(benchKey.bytes).toString('base64')}`,
});

const http = { SLACK_SIGNING_SECRET: sampleWorkspace.app.signingSecret, PORT: '0' };
const socket = { SLACK_APP_TOKEN: sampleWorkspace.app.appToken };
const isReady = /\{.*CaseDesk is ready.*\}/;

/** CaseDesk itself with the real variables, over Socket Mode. */
export const caseDesk = (
  where: Pick<Addresses, 'slackUrl' | 'mongoUri'>,
  database: string,
  args = typescript('src/start.ts'),
): Promise<Child> => started(args, isReady, { ...variables(where, database), ...socket });

/** The same over HTTP, answering people: the ticks are another process's. */
export async function caseDeskOverHttp(where: Addresses, database: string): Promise<Listening> {
  const env = { ...variables(where, database), ...http, ROLE: 'app' };
  const { line, stop } = await started(typescript('src/start.ts'), isReady, env);
  const { port } = z.object({ port: z.number() }).parse(JSON.parse(line[0]));
  return { port, stop };
}

export const bareBolt = (transport: 'socket' | 'http', { slackUrl }: Pick<Addresses, 'slackUrl'>) =>
  started([...typescript('bench/processes/bare-bolt.ts'), transport, slackUrl], /ready (\d+)\n/);

export async function bareBoltOverHttp(where: Addresses): Promise<Listening> {
  const { line, stop } = await bareBolt('http', where);
  return { port: Number(line[1]), stop };
}
