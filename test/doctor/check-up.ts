import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, afterEach } from '@jest/globals';
import { type LocalMongo, startMongo } from '../../local/mongo/index.ts';
import { sampleWorkspace } from '../../local/sample-workspace.ts';
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../local/slack/index.ts';
import { readManifest } from '../../src/config/manifest.ts';
import type { Organisation } from '../../src/config/organisation.ts';
import { type Configured, examine } from '../../src/doctor/doctor.ts';
import { exitOf, inWords } from '../../src/doctor/report.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { HandClock } from '../support/hand-clock.ts';
import { sampleOrganisation } from '../support/sample-organisation.ts';

export const manifest = readFileSync('manifest.yml', 'utf8');
export const key = (id: string, byte = 7): Configured['environment']['keys'][0] => ({
  id,
  bytes: Buffer.alloc(32, byte),
});
const now = '2026-11-23T10:00:00Z';
const { botToken, appToken } = sampleWorkspace.app;

export interface Circumstances {
  workspace?: Partial<WorkspaceOptions>;
  organisation?: (sample: Organisation) => Organisation;
  /** What was done to the store since CaseDesk was last started on it; `fresh` where it never was. */
  store?: 'fresh' | ((store: Store) => Promise<unknown>);
  environment?: Partial<Configured['environment']>;
  slack?: Partial<Configured['environment']['slack']>;
  manifest?: string;
  /** Drawing everything takes a second, so only the tests that are about it do. */
  layouts?: true;
  /** Seconds by which Slack's clock, and the store's, are ahead of ours. */
  ahead?: { slack?: number; store?: number };
}

export interface CheckUp {
  exit: number;
  text: string;
  /** The lines about what is wrong, or worth noting, without their marks. */
  wrong: string[];
  notes: string[];
  workspace: Workspace;
  mongoUri: string;
}

let mongo: LocalMongo | undefined;
const open: Workspace[] = [];
const mongos: LocalMongo[] = [];
afterEach(async () => {
  for (const workspace of open.splice(0)) await workspace.stop();
  for (const other of mongos.splice(0)) await other.stop();
});
afterAll(() => mongo?.stop());

/** The doctor's report on the sample organisation in the local workspace and store, except for what is given. */
export async function checkUp(given: Circumstances = {}): Promise<CheckUp> {
  const clock = new HandClock(now);
  const workspace = await aWorkspace(clock, {
    ...(given.layouts ? {} : { fault: noLayouts }),
    ...given.workspace,
  });
  const organisation = (given.organisation ?? ((it) => it))(sampleOrganisation());
  const environment = {
    slack: {
      botToken,
      apiUrl: workspace.apiUrl,
      transport: { kind: 'socket' as const, appToken },
      ...given.slack,
    },
    mongoUri: `${await serverFor(given)}doctor-${randomUUID().slice(0, 8)}`,
    keys: [key('test')] satisfies Configured['environment']['keys'],
    lookUpKeys: [key('look-up')] satisfies Configured['environment']['keys'],
    ...given.environment,
  };
  if (given.store !== 'fresh') await started(environment.mongoUri, organisation, clock, given.store);
  const groups = await examine({
    environment,
    organisation,
    manifest: given.manifest ?? manifest,
    clock: { now: clock.now, monotonic: clock.monotonic, after: atOnce },
    fetch: datedBy(() => clock.now().getTime() + (given.ahead?.slack ?? 0) * 1_000),
  });
  const findings = groups.flatMap((group) => group.findings);
  const said = (is: string) => findings.filter((one) => one.is === is).map(({ sentence }) => sentence);
  const notes = said('note').filter((sentence) => given.layouts || !sentence.includes('blocks.validate'));
  return {
    exit: exitOf(groups),
    text: inWords(groups),
    wrong: said('wrong'),
    notes,
    workspace,
    mongoUri: environment.mongoUri,
  };
}

/** The sample workspace, until the test ends. */
export async function aWorkspace(
  clock: HandClock,
  given: Partial<WorkspaceOptions> = {},
): Promise<Workspace> {
  const sample = { ...sampleWorkspace, manifest: readManifest(manifest), delivery: 'socket' as const };
  const workspace = await startWorkspace({ ...sample, clock, ...given });
  open.push(workspace);
  return workspace;
}

/** CaseDesk has been started on the store before. */
async function started(
  uri: string,
  organisation: Organisation,
  clock: HandClock,
  since: (store: Store) => Promise<unknown> = async () => undefined,
): Promise<void> {
  const log = { info: () => undefined, error: () => undefined };
  const store = await openStore({ uri, keys: [key('test')], lookUpKeys: [key('look-up')], clock, log }).catch(
    () => undefined,
  );
  await store?.prepare(organisation);
  if (store) await since(store);
  await store?.close();
}

async function serverFor({ ahead }: Circumstances): Promise<string> {
  if (ahead?.store === undefined) {
    mongo ??= await startMongo({ clock: new HandClock(now) });
    return mongo.uri;
  }
  const at = Date.parse(now) + ahead.store * 1_000;
  const other = await startMongo({ clock: new HandClock(new Date(at)) });
  mongos.push(other);
  return other.uri;
}

const noLayouts: NonNullable<WorkspaceOptions['fault']> = ({ method }) =>
  method === 'blocks.validate' ? { error: 'unknown_method' } : undefined;

/** Nobody waits for real. */
function atOnce(_ms: number, run: () => void): () => void {
  run();
  return () => undefined;
}

/** The workspace's answers, dated by a clock that is moved by hand. */
const datedBy =
  (now: () => number): NonNullable<Configured['fetch']> =>
  async (url, init) => {
    const { status, headers, body } = await fetch(url, init);
    const dated = new Headers(headers);
    dated.set('date', new Date(now()).toUTCString());
    return new Response(body, { status, headers: dated });
  };
