import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { startMongo } from './mongo/index.ts';
import { samplePeople, sampleWorkspace } from './sample-workspace.ts';
import { type Manifest, startWorkspace } from './slack/index.ts';
import { terminal } from './terminal/index.ts';

export interface Demo {
  botToken: string;
  appToken: string;
  apiUrl: string;
  mongoUri: string;
  /** Made once, and kept in the folder. */
  key: Uint8Array;
  /** Shows the workspace until the person leaves it. */
  show(screen: { input: Readable; output: Writable }, leave: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** The sample workspace and a store, all of it on this machine; or a sentence that says why not. */
export async function startDemo(folder: string, manifest: Manifest): Promise<Demo | { cannot: string }> {
  const holder = await take(folder).catch((error: unknown) => ({ trouble: codeOf(error) }));
  if (holder && 'trouble' in holder)
    return {
      cannot: `the data folder ${folder} cannot be written (${holder.trouble}). Set DATA_FOLDER to another.`,
    };
  if (holder)
    return {
      cannot: `process ${holder.pid} is using the data folder ${folder}. Stop it, or set DATA_FOLDER to another.`,
    };
  const mongo = await startMongo({ folder: join(folder, 'store') });
  const workspace = await startWorkspace({ ...sampleWorkspace, manifest, delivery: 'socket' });
  const { botToken, appToken } = sampleWorkspace.app;
  return {
    botToken,
    appToken,
    apiUrl: workspace.apiUrl,
    mongoUri: `${mongo.uri}casedesk`,
    key: await ownKey(join(folder, 'key')),
    show: (screen, leave) => terminal(workspace, samplePeople, screen, leave),
    async stop() {
      await workspace.stop();
      await mongo.stop();
    },
  };
}

/** Takes the folder for this process until it exits; gives who has it, if somebody has. */
async function take(folder: string): Promise<{ pid: number } | undefined> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'in-use');
  const write = () => writeFile(file, String(process.pid), { flag: 'wx' });
  try {
    await write();
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    const pid = Number(await readFile(file, 'utf8'));
    if (isAlive(pid)) return { pid };
    // Left behind by a process that was killed.
    rmSync(file, { force: true });
    await write();
  }
  process.once('exit', () => rmSync(file, { force: true }));
  return undefined;
}

function isAlive(pid: number): boolean {
  // In a container every start may have the same number.
  if (!pid || pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

async function ownKey(file: string): Promise<Uint8Array> {
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) return Buffer.from(kept, 'base64');
  const made = randomBytes(32);
  await writeFile(file, made.toString('base64'), { mode: 0o600 });
  return made;
}
