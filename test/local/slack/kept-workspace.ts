import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from '@jest/globals';
import { keptIn } from '../../../local/kept.ts';
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../../local/slack/index.ts';
import { HandClock } from '../../support/hand-clock.ts';
import { workspaceOptions } from './small-app.ts';
import { bareCall, everyScope } from './web-api-call.ts';

const folders: string[] = [];
const running = new Set<Workspace>();

afterEach(async () => {
  for (const workspace of running) await workspace.stop();
  running.clear();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

export async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'local-slack-kept-'));
  folders.push(folder);
  return folder;
}

export interface KeptWorkspace {
  workspace: Workspace;
  clock: HandClock;
  folder: string;
  call(method: string, args?: object): Promise<Record<string, unknown>>;
  /** Stops it, and starts another on what it kept; on other options, where they are given. */
  again(over?: Partial<WorkspaceOptions>): Promise<KeptWorkspace>;
}

/** A workspace that a folder keeps. */
export async function kept(
  over: Partial<WorkspaceOptions> = {},
  folder?: string,
  clock = new HandClock('2026-11-22T09:00:00Z'),
): Promise<KeptWorkspace> {
  const own = folder ?? (await aFolder());
  const options = { ...everyScope, clock, keep: keptIn(own), ...over };
  const workspace = await startWorkspace(workspaceOptions(options));
  running.add(workspace);
  return {
    workspace,
    clock,
    folder: own,
    call: async (method, args) => (await bareCall(workspace, method, args)).body,
    async again(next = {}) {
      running.delete(workspace);
      await workspace.stop();
      return kept({ ...over, ...next }, own, clock);
    },
  };
}
