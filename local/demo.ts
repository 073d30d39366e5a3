import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { keptIn } from './kept.ts';
import { CannotStart, startMongo } from './mongo/index.ts';
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
  const mongo = await startMongo({ folder: join(folder, 'store') }).catch(whyNot);
  if ('cannot' in mongo) return mongo;
  const keep = keptIn(join(folder, 'slack'));
  const workspace = await startWorkspace({ ...sampleWorkspace, manifest, keep, delivery: 'socket' }).catch(
    whyNot,
  );
  if ('cannot' in workspace) {
    await mongo.stop();
    return workspace;
  }
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

function whyNot(error: unknown): { cannot: string } {
  if (!(error instanceof CannotStart)) throw error;
  return { cannot: `${error.trouble}. ${error.remedy}, or set DATA_FOLDER to another.` };
}

async function ownKey(file: string): Promise<Uint8Array> {
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) return Buffer.from(kept, 'base64');
  const made = randomBytes(32);
  await writeFile(file, made.toString('base64'), { mode: 0o600 });
  return made;
}
