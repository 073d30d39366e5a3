import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { sampleWorkspace } from '../../local/sample-workspace.ts';
import { startWorkspace, type Workspace } from '../../local/slack/index.ts';
import { readManifest } from '../../src/config/manifest.ts';
import { inMs } from '../figures.ts';
import type { Child } from '../processes/child.ts';
import { bareBolt, caseDesk } from '../processes/index.ts';
import type { Goal } from './goal.ts';

const pressEveryMs = 50;
// Bolt's own client comes back after five seconds; a connection of ours that stood this long counts as steady.
const betweenMs = 7_000;
const answeredWithinMs = 3_500;

/** G11: how long nobody is answered while Slack asks for one connection after the other to be opened anew. */
export const refresh: Goal = {
  name: 'G11',
  async measure({ mongoUri }, rounds) {
    const own = await deafest(2, rounds, (slackUrl) => caseDesk({ slackUrl, mongoUri }, 'refresh'));
    const bare = await deafest(1, 1, (slackUrl) => bareBolt('socket', { slackUrl }));
    return [
      {
        goal: 'G11',
        claim: `deaf while connections are refreshed, ${own.presses} commands`,
        figure: inMs(own.deafMs),
        baseline: inMs(bare.deafMs),
        compared: `slowest ack ${inMs(own.slowestMs)}`,
        limit: '0 ms',
        reached: own.deafMs === 0,
      },
    ];
  },
};

async function deafest(connections: number, rounds: number, start: (slackUrl: string) => Promise<Child>) {
  const workspace = await startWorkspace({
    ...sampleWorkspace,
    manifest: readManifest(readFileSync('manifest.yml', 'utf8')),
    delivery: 'socket',
  });
  const child = await start(workspace.apiUrl);
  while (workspace.sockets() < connections) await workspace.changed();
  const typing = setInterval(() => void workspace.person('ana').types('/incident help'), pressEveryMs);
  for (let refreshed = 0; refreshed < rounds * connections; refreshed += 1) {
    await pause(betweenMs);
    // The one that has been there longest: each has its turn.
    workspace.refreshSockets('warning', { only: 0 });
  }
  await pause(betweenMs);
  clearInterval(typing);
  await pause(answeredWithinMs);
  const found = measured(workspace);
  await child.stop();
  await workspace.stop();
  return found;
}

/** The longest row of commands that nobody answered, and the slowest answer. */
function measured({ deliveries }: Pick<Workspace, 'deliveries'>) {
  let [deafMs, row, slowestMs] = [0, 0, 0];
  for (const { outcome, sentAt, ackedAt } of deliveries) {
    row = outcome === 'acknowledged' ? 0 : row + 1;
    deafMs = Math.max(deafMs, row * pressEveryMs);
    slowestMs = Math.max(slowestMs, (ackedAt?.getTime() ?? 0) - sentAt.getTime());
  }
  return { deafMs, slowestMs, presses: deliveries.length };
}
