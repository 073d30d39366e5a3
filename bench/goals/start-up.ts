import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { inMs, median, ofBare, ofOwn, type Pair, ratio, times } from '../figures.ts';
import { started, typescript } from '../processes/child.ts';
import { type Addresses, caseDesk } from '../processes/index.ts';
import type { Row } from '../table.ts';
import { type Goal, inTurn } from './goal.ts';

const settlesMs = 3_000;
const mostReadyMs = 1_500;
const bareImports = () => started(['bench/processes/bare-imports.mjs'], /ready\n/);

/** G10: how soon CaseDesk serves people on an existing store, and what it holds in memory then. */
export const startUp: Goal = {
  name: 'G10',
  async measure(where, rounds) {
    execFileSync('npm', ['run', '-s', 'build']);
    // The first start makes the indexes: it is not on an existing store.
    await (await caseDesk(where, 'start-up')).stop();
    return [
      ...(await startedBy(where, 'built', ['build/start.js'], rounds)),
      ...(await startedBy(where, 'npm start', typescript('src/start.ts'), rounds)),
    ];
  },
};

async function startedBy(where: Addresses, how: string, args: string[], rounds: number): Promise<Row[]> {
  const readyMs: Pair[] = [];
  const resident: Pair[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { own, bare } = await inTurn(
      round,
      () => examined(() => caseDesk(where, 'start-up', args)),
      () => examined(bareImports),
    );
    readyMs.push({ own: own.readyMs, bare: bare.readyMs });
    resident.push({ own: own.mebibytes, bare: bare.mebibytes });
  }
  const ready = median(readyMs.map(({ own }) => own));
  return [
    {
      goal: 'G10',
      claim: `ready on an existing store (${how})`,
      figure: inMs(ready),
      baseline: `${inMs(ofBare(readyMs))} (imports)`,
      compared: times(ratio(readyMs)),
      limit: `≤ ${mostReadyMs} ms`,
      reached: ready <= mostReadyMs,
    },
    {
      goal: 'G10',
      claim: `resident and idle (${how})`,
      figure: inMebibytes(ofOwn(resident)),
      baseline: inMebibytes(ofBare(resident)),
      compared: times(ratio(resident)),
      limit: '≤ 1.4 ×',
      reached: ratio(resident) <= 1.4,
    },
  ];
}

async function examined(start: () => ReturnType<typeof started>) {
  const child = await start();
  await pause(settlesMs);
  const kibibytes = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' }));
  await child.stop();
  return { readyMs: child.readyMs, mebibytes: kibibytes / 1_024 };
}

const inMebibytes = (size: number): string => `${size.toFixed(0)} MiB`;
