import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { agendaTicks } from '../scheduler/agenda-ticks.ts';
import { type Environment, readEnvironment } from './config/environment.ts';
import { readManifest } from './config/manifest.ts';
import { readOrganisation } from './config/organisation.ts';
import { type Problem, problemsInWords } from './config/problem.ts';
import { type CaseDesk, main, type Settings } from './main.ts';
import { hostClock } from './ops/clock.ts';
import { serveHealth } from './ops/health.ts';
import { type Log, logger } from './ops/log.ts';
import { MissingKeys } from './store/store.ts';

/** What a wrong configuration exits with: EX_CONFIG of sysexits. */
const configurationExit = 78;

/** Reads the environment and alone chooses real or local; hands `main` its addresses and clock. */
async function start(): Promise<void> {
  const environment = checked(
    'CaseDesk cannot start: the environment is not complete.',
    readEnvironment(process.env),
  );
  const file = environment.organisationFile;
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return refuse(`CaseDesk cannot start: there is no organisation file at ${file}.`);
  const organisation = checked(`CaseDesk cannot start: ${file} needs mending.`, readOrganisation(text));

  const log = logger(environment.mode === 'local' ? 'silent' : environment.logLevel);
  const addresses =
    environment.mode === 'local' ? await localAddresses(environment) : realAddresses(environment);
  const settings: Settings = {
    ...addresses.settings,
    organisation,
    role: environment.role,
    leaseSeconds: environment.leaseSeconds,
    tickSeconds: environment.tickSeconds,
    clock: hostClock(),
    log,
    newId: randomUUID,
    ask: (store) => agendaTicks(store.connection, log),
  };
  const desk = await main(settings).catch((error: unknown) => {
    if (error instanceof MissingKeys) return refuse(error.message);
    throw error;
  });
  const health = await serveHealth(environment.healthPort, desk);
  const stop = stopOnce(desk, log, [health.stop, ...addresses.stop]);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
  await addresses.show?.(stop);
}

interface Addresses {
  settings: Pick<Settings, 'slack' | 'mongoUri' | 'keys'>;
  stop: (() => Promise<void>)[];
  /** Shows the local workspace until the person leaves it. */
  show?(leave: () => Promise<void>): Promise<void>;
}

function realAddresses({ slack, mongoUri, keys }: Extract<Environment, { mode: 'real' }>): Addresses {
  return { settings: { slack, mongoUri, keys }, stop: [] };
}

/** The local stand-ins are loaded here and nowhere else, so that a real process never holds them. */
async function localAddresses({ dataFolder }: Extract<Environment, { mode: 'local' }>): Promise<Addresses> {
  const { startMongo } = await import('../local/mongo/index.ts');
  const { sampleWorkspace } = await import('../local/sample-workspace.ts');
  const { startWorkspace } = await import('../local/slack/index.ts');
  const { terminal } = await import('../local/terminal.ts');
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const manifest = readManifest(await readFile('manifest.yml', 'utf8'));
  const mongo = await startMongo({ folder: join(dataFolder, 'store') });
  const workspace = await startWorkspace({ ...sampleWorkspace, manifest, delivery: 'socket' });
  const { botToken, appToken } = sampleWorkspace.app;
  return {
    settings: {
      slack: { botToken, apiUrl: workspace.apiUrl, transport: { kind: 'socket', appToken } },
      mongoUri: `${mongo.uri}casedesk`,
      keys: [{ id: 'local', bytes: await ownKey(join(dataFolder, 'key')) }],
    },
    stop: [() => workspace.stop(), () => mongo.stop()],
    show: (leave) => terminal(workspace, { input: process.stdin, output: process.stdout }, leave),
  };
}

/** The local demo makes its own key, in its data folder. */
async function ownKey(file: string): Promise<Uint8Array> {
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) return Buffer.from(kept, 'base64');
  const made = randomBytes(32);
  await writeFile(file, made.toString('base64'), { mode: 0o600 });
  return made;
}

function stopOnce(desk: CaseDesk, log: Log, after: readonly (() => Promise<void>)[]): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  return () => {
    stopping ??= (async () => {
      log.info({}, 'stopping: finishing what is in flight');
      const giveUp = setTimeout(() => process.exit(1), drainMs);
      await desk.stop();
      for (const step of after) await step();
      clearTimeout(giveUp);
      process.exit(0);
    })();
    return stopping;
  };
}

const drainMs = 10_000;

function checked<T>(heading: string, outcome: T | Problem[]): T {
  return Array.isArray(outcome) ? refuse(problemsInWords(heading, outcome)) : outcome;
}

function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(configurationExit);
}

await start();
