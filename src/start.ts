import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { agendaTicks } from '../scheduler/agenda-ticks.ts';
import { configurationExit, failureExit, whyNot } from './cannot-start.ts';
import {
  type LocalEnvironment,
  organisationFileOf,
  type RealEnvironment,
  readEnvironment,
} from './config/environment.ts';
import { readManifest } from './config/manifest.ts';
import { type Organisation, readOrganisation } from './config/organisation.ts';
import { type Problem, problemsInWords } from './config/problem.ts';
import { type CaseDesk, main, type Settings } from './main.ts';
import { type Clock, hostClock } from './ops/clock.ts';
import { examine, type Health, serveHealth } from './ops/health.ts';
import { type Log, logger } from './ops/log.ts';
import { watchdog } from './ops/watchdog.ts';
import { waitForStore } from './wait-for-store.ts';

const drainMs = 10_000;

/** Reads the environment and alone chooses real or local; hands `main` its addresses and clock. */
async function start(): Promise<void> {
  const environment = orInWords(
    'CaseDesk cannot start: the environment is not complete.',
    readEnvironment(process.env),
  );
  const organisation = await readOrganisationFile(organisationFileOf(process.env));
  if (typeof environment === 'string' || typeof organisation === 'string') {
    const wrong = [environment, organisation].filter((it) => typeof it === 'string');
    return leave(configurationExit, wrong.join('\n'));
  }
  const log = logger(environment.mode === 'local' ? 'silent' : environment.logLevel);
  const running = keepRunning(log);
  const clock = hostClock();

  const health = await serveHealth(environment.healthPort, () => healthOf(running.desk, clock));
  running.closing.push(health.stop);
  if (health.port !== undefined) log.info({ port: health.port }, '/health is served');
  const addresses =
    environment.mode === 'local' ? await localAddresses(environment) : await realAddresses(environment, log);
  running.closing.push(addresses.stop);
  running.starting = main({
    ...addresses.settings,
    organisation,
    role: environment.role,
    leaseSeconds: environment.leaseSeconds,
    tickSeconds: environment.tickSeconds,
    clock,
    log,
    newId: randomUUID,
    ask: (store) => agendaTicks(store.connection, log),
  });
  const desk = await running.starting;
  running.desk = desk;
  const { store, ticker } = desk;
  const { tickSeconds } = environment;
  const watch = { clock, tickSeconds, progressedAt: ticker.progressedAt, storeAnswers: () => store.offset() };
  const unwatch = watchdog(watch, () =>
    leave(failureExit, 'CaseDesk ends: its own loop stood still for a minute.'),
  );
  running.closing.unshift(async () => unwatch());
  await addresses.show?.(running.stop);
}

interface Addresses {
  settings: Pick<Settings, 'slack' | 'mongoUri' | 'keys'>;
  stop(): Promise<void>;
  /** Shows the local workspace until the person leaves it. */
  show?(leave: () => Promise<void>): Promise<void>;
}

async function realAddresses({ slack, mongoUri, keys }: RealEnvironment, log: Log): Promise<Addresses> {
  await waitForStore(mongoUri, log);
  return { settings: { slack, mongoUri, keys }, stop: async () => undefined };
}

/** The local stand-ins are loaded here and nowhere else, so that a real process never holds them. */
async function localAddresses({ dataFolder }: LocalEnvironment): Promise<Addresses> {
  const { startDemo } = await import('../local/demo.ts');
  const demo = await startDemo(dataFolder, readManifest(await readFile('manifest.yml', 'utf8')));
  if ('cannot' in demo) return leave(failureExit, `CaseDesk cannot start: ${demo.cannot}`);
  const { botToken, appToken, apiUrl, mongoUri, key } = demo;
  return {
    settings: {
      slack: { botToken, apiUrl, transport: { kind: 'socket', appToken } },
      mongoUri,
      keys: [{ id: 'local', bytes: key }],
    },
    stop: demo.stop,
    show: (stop) => demo.show({ input: process.stdin, output: process.stdout }, stop),
  };
}

interface Running {
  /** Set once `main` is under way: a stop meanwhile lets it come up first, so that nothing is left undrained. */
  starting: Promise<CaseDesk> | undefined;
  desk: CaseDesk | undefined;
  /** What closes after the desk, in this order. */
  closing: (() => Promise<void>)[];
  stop(): Promise<void>;
}

/** Stops on a signal, once: drains, closes and exits. What goes wrong unseen ends the process, told without payloads. */
function keepRunning(log: Log): Running {
  let stopping: Promise<void> | undefined;
  const running: Running = {
    starting: undefined,
    desk: undefined,
    closing: [],
    stop() {
      stopping ??= (async () => {
        log.info({}, 'stopping: finishing what is in flight');
        setTimeout(
          () => leave(failureExit, 'CaseDesk could not finish what was in flight.'),
          drainMs,
        ).unref();
        // A start that fails ends the process by itself.
        await running.starting?.then((desk) => desk.stop());
        for (const close of running.closing) await close();
        process.exit(0);
      })();
      return stopping;
    },
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void running.stop());
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'CaseDesk ends: nobody caught an error');
    leave(failureExit, `CaseDesk ends: nobody caught an error (${error.name}).`);
  });
  return running;
}

async function healthOf(desk: CaseDesk | undefined, clock: Clock): Promise<Health> {
  if (!desk) return { ready: false, store: 'down' };
  const { store } = desk;
  return examine({
    now: () => clock.now(),
    storeAnswers: () => store.offset(),
    kinds: [store.incidents, store.notices],
  });
}

/** What was read, or what is wrong with it in words. */
async function readOrganisationFile(file: string): Promise<Organisation | string> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined
    ? `CaseDesk cannot start: there is no organisation file at ${file}.`
    : orInWords(`CaseDesk cannot start: ${file} needs mending.`, readOrganisation(text));
}

function orInWords<T>(heading: string, outcome: T | Problem[]): T | string {
  return Array.isArray(outcome) ? problemsInWords(heading, outcome) : outcome;
}

function leave(exit: number, sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(exit);
}

await start().catch((error: unknown) => {
  const { sentence, exit, unforeseen } = whyNot(error);
  if (unforeseen) logger('fatal').fatal({ err: error }, 'the start failed');
  leave(exit, sentence);
});
