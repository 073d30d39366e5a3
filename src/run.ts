import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { agendaTicks } from '../scheduler/agenda-ticks.ts';
import { type CannotStart, configurationExit, failureExit, whyNot } from './cannot-start.ts';
import {
  type Environment,
  organisationFileOf,
  type RealEnvironment,
  readEnvironment,
} from './config/environment.ts';
import { type Organisation, readOrganisation } from './config/organisation.ts';
import { type Problem, problemsInWords } from './config/problem.ts';
import { keepRunning, leave } from './keep-running.ts';
import { type CaseDesk, main, type Settings } from './main.ts';
import { type Clock, hostClock } from './ops/clock.ts';
import { examine, type Health, serveHealth } from './ops/health.ts';
import { type Log, logger } from './ops/log.ts';
import { watchdog } from './ops/watchdog.ts';
import { waitForStore } from './wait-for-store.ts';

export interface Addresses {
  settings: Pick<Settings, 'slack' | 'mongoUri' | 'keys' | 'lookUpKeys' | 'pace'>;
  /** The host's, unless it is another. */
  clock?: Clock;
  stop(): Promise<void>;
  /** Shows the local workspace until the person leaves it. */
  show?(desk: CaseDesk, organisation: Organisation, leave: () => Promise<void>): Promise<void>;
}

/** What an environment cannot know. */
export interface Handed {
  addresses(environment: Environment, log: Log): Promise<Addresses>;
  /** The last word on the settings, for whoever breaks a process on purpose. */
  alter?(settings: Settings): Settings;
}

/** A reason, in a sentence, why there is nothing to run on. */
export class CannotRun extends Error {
  readonly exit: CannotStart['exit'];

  constructor(sentence: string, exit: CannotStart['exit'] = failureExit) {
    super(sentence);
    this.exit = exit;
  }
}

/** CaseDesk as a process: from its environment to its last exit. Resolves once it runs, and never throws. */
export const run = (env: NodeJS.ProcessEnv, handed: Handed): Promise<void> =>
  running(env, handed).catch((error: unknown) => {
    if (error instanceof CannotRun) leave(error.exit, `CaseDesk cannot start: ${error.message}`);
    const { sentence, exit, unforeseen } = whyNot(error);
    if (unforeseen) logger('fatal').fatal({ err: error }, 'the start failed');
    leave(exit, sentence);
  });

async function running(
  env: NodeJS.ProcessEnv,
  { addresses: addressesOf, alter = (it) => it }: Handed,
): Promise<void> {
  const environment = orInWords(
    'CaseDesk cannot start: the environment is not complete.',
    readEnvironment(env),
  );
  const organisation = await readOrganisationFile(organisationFileOf(env));
  if (typeof environment === 'string' || typeof organisation === 'string') {
    const wrong = [environment, organisation].filter((it) => typeof it === 'string');
    return leave(configurationExit, wrong.join('\n'));
  }
  const log = logger(environment.mode === 'local' ? 'silent' : environment.logLevel);
  const kept = keepRunning(log);
  let clock: Clock = hostClock();

  const health = await serveHealth(environment.healthPort, () => healthOf(kept.desk, clock));
  kept.closing.push(health.stop);
  if (health.port !== undefined) log.info({ port: health.port }, '/health is served');
  const addresses = await addressesOf(environment, log);
  kept.closing.push(addresses.stop);
  clock = addresses.clock ?? clock;
  const { role, leaseSeconds, tickSeconds } = environment;
  const settings = alter({
    ...addresses.settings,
    organisation,
    role,
    leaseSeconds,
    tickSeconds,
    clock,
    log,
    newId: randomUUID,
    ask: (store) => agendaTicks(store.connection, log),
  });
  kept.starting = main(settings);
  const desk = await kept.starting;
  kept.desk = desk;
  const { store, ticker } = desk;
  const watch = {
    clock,
    tickSeconds: settings.tickSeconds,
    progressedAt: ticker.progressedAt,
    storeAnswers: () => store.offset(),
  };
  const unwatch = watchdog(watch, () =>
    leave(failureExit, 'CaseDesk ends: its own loop stood still for a minute.'),
  );
  kept.closing.unshift(async () => unwatch());
  await addresses.show?.(desk, organisation, kept.stop);
}

export async function realAddresses(
  { slack, mongoUri, keys, lookUpKeys }: RealEnvironment,
  log: Log,
): Promise<Addresses> {
  await waitForStore(mongoUri, log);
  return { settings: { slack, mongoUri, keys, lookUpKeys }, stop: async () => undefined };
}

async function healthOf(desk: CaseDesk | undefined, clock: Clock): Promise<Health> {
  if (!desk) return { ready: false, store: 'down' };
  const { store } = desk;
  return examine({
    now: () => clock.now(),
    storeAnswers: () => store.offset(),
    kinds: store.kinds,
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
