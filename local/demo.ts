import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beginAnew } from './begin-anew.ts';
import { CannotStart } from './cannot-start.ts';
import type { DemoClock } from './demo-clock.ts';
import { keptIn } from './kept.ts';
import { keptClock } from './kept-clock.ts';
import { startMongo } from './mongo/index.ts';
import { lookUpKeyFrom, ownKey } from './own-key.ts';
import { sampleWorkspace } from './sample-workspace.ts';
import { type Screen, type ScreenOptions, startScreen } from './screen.ts';
import { type Manifest, startWorkspace } from './slack/index.ts';

export interface DemoOptions extends Omit<ScreenOptions, 'clock'> {
  manifest: Manifest;
  /** Removes first what was kept. */
  isFresh: boolean;
}

export interface Demo {
  botToken: string;
  appToken: string;
  apiUrl: string;
  mongoUri: string;
  /** Made once, and kept in the folder. */
  key: Uint8Array;
  /** What clients are looked up by is hashed with it. */
  lookUpKey: Uint8Array;
  clock: DemoClock;
  /** Shows the workspace until the person leaves it. */
  show: Screen['show'];
  stop(): Promise<void>;
}

/** The sample workspace and a store, all of it on this machine; or a sentence that says why not. */
export async function startDemo(options: DemoOptions): Promise<Demo | { cannot: string }> {
  // The latest first, for each may need those that stood before it.
  const stops: (() => Promise<void> | void)[] = [];
  const stop = async () => {
    for (const it of stops.splice(0)) await it();
  };
  try {
    return { ...(await started(options, stops)), stop };
  } catch (error) {
    await stop();
    if (!(error instanceof CannotStart)) throw error;
    const { trouble, remedy, instead } = error;
    const another = instead === 'port' ? 'choose another with --port' : 'set DATA_FOLDER to another';
    return { cannot: `${trouble}. ${remedy}, or ${another}.` };
  }
}

async function started(
  { folder, manifest, isFresh, ...screened }: DemoOptions,
  stops: (() => Promise<void> | void)[],
): Promise<Omit<Demo, 'stop'>> {
  if (isFresh) beginAnew(folder);
  const clock = keptClock(join(folder, 'clock.json'));
  const store = join(folder, 'store');
  const wasThere = existsSync(join(store, 'data.mdb'));
  const mongo = await startMongo({ folder: store, clock });
  stops.unshift(mongo.stop);
  stops.unshift(clock.stop);
  const key = await ownKey(join(folder, 'key'), wasThere);
  const keep = keptIn(join(folder, 'slack'));
  const workspace = await startWorkspace({
    ...sampleWorkspace,
    manifest,
    clock,
    keep,
    remembered: 2_000,
    delivery: 'socket',
  });
  stops.unshift(workspace.stop);
  const screen = await startScreen(workspace, { clock, folder, ...screened });
  stops.unshift(screen.stop);
  const { botToken, appToken } = sampleWorkspace.app;
  return {
    botToken,
    appToken,
    apiUrl: workspace.apiUrl,
    mongoUri: `${mongo.uri}casedesk`,
    key,
    lookUpKey: lookUpKeyFrom(key),
    clock,
    show: screen.show,
  };
}
