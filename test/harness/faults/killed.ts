import { type Point, reached } from '../processes/orders.ts';
import type { Broken } from '../processes/process.ts';
import type { Scene } from '../scene.ts';
import { comesTrue, leaseMs, tickMs } from '../stage.ts';
import type { Fault } from './fault.ts';

const reachedWithinMs = 4_000;

/** Ends whoever comes by this point first, and whoever takes its place has to finish. */
const killedAt = (name: string, at: Point, prepares?: (scene: Scene) => Promise<void>): Fault => ({
  name,
  meets: 'processes',
  ...(prepares && ({ onlyCaseDesk: true } as const)),
  async strikes(scene) {
    const { stage, random } = scene;
    await prepares?.(scene);
    const workers = [...stage.workers.values()];
    for (const worker of workers)
      worker.told({ order: 'die', at, nth: random.whole(1, 3), signal: 'SIGKILL' });
    await scene.book();
    const died = await comesTrue(() => workers.some((worker) => !worker.isAlive()), reachedWithinMs);
    if (!died) throw new Error(`Nobody came by '${at}'.`);
    for (const worker of workers) worker.told({ order: 'live' });
    // Whoever supervises it starts it again at once.
    await stage.revive();
  },
});

export const killedBetweenClaimAndSend = killedAt('killed between claim and send', 'claimed');
export const killedBetweenSendAndRecord = killedAt('killed between send and record', 'posted');
export const killedBeforeTheCardIsDrawn = killedAt(
  'killed between record and card update',
  'recorded',
  async (scene) => {
    const [id = ''] = await scene.book({ count: 1, owner: 'U0EVE', booker: 'U0SAM' });
    await scene.sees('U0SAM', id);
    await scene.press('U0EVE', 'Calling now', id);
  },
);

export const stoppedPolitely: Fault = {
  name: 'SIGTERM in a batch',
  meets: 'processes',
  async strikes({ stage, random, book }) {
    const worker = stage.worker(random.one(['one', 'two']));
    await book({ count: 20, within: [500, 700] });
    await comesTrue(() => false, random.whole(450, 700));
    worker.signal('SIGTERM');
    const { code } = await worker.ended;
    if (code !== 0)
      throw new Error(`${worker.name} ended with ${code} when it was asked to stop:\n${worker.log()}`);
  },
};

const timesReached = (worker: Broken | undefined, at: Point): number =>
  (worker?.log().split(reached(at)).length ?? 1) - 1;

/** It wakes up believing that what it claimed is still its own. At one of two points, unless it is said at which. */
export const asleepAt = (point?: Point): Fault => ({
  name: 'asleep (SIGSTOP) for longer than LEASE',
  meets: 'processes',
  async strikes({ stage, random, book }) {
    const workers = [...stage.workers.values()];
    const drawn = random.one<Point>(['claimed', 'posted']);
    const at = point ?? drawn;
    const [one, two] = random.shuffled(workers);
    let sleeper = one;
    // In one conversation nothing else is on its way: a post frozen on its way Slack has after LEASE, and nobody can tell.
    const owner = random.one(['U0ANA', 'U0BEN', 'U0NOLA']);
    // One of the two may leave all the work to the other for a while: then the other is to sleep.
    for (let tries = 0; tries < 6; tries++) {
      sleeper = tries % 2 === 0 ? one : two;
      const before = timesReached(sleeper, at);
      sleeper?.told({ order: 'die', at, nth: random.whole(1, 3), signal: 'SIGSTOP' });
      await book({ owner, count: 5 });
      if (await comesTrue(() => timesReached(sleeper, at) > before, 1_500)) break;
      sleeper?.told({ order: 'live' });
      sleeper = undefined;
    }
    if (!sleeper) throw new Error(`Nobody came by '${at}'.`);
    // The other has to find what the sleeper holds, wait out its lease, and say it.
    await comesTrue(() => false, leaseMs + 1_000);
    sleeper.signal('SIGCONT');
    await comesTrue(() => false, 2 * tickMs);
    if (workers.some((worker) => !worker.isAlive())) throw new Error('A worker ended.');
  },
});
export const asleepBeyondItsLease = asleepAt();

export const rollingRestart: Fault = {
  name: 'two workers, restarted in turn',
  meets: 'processes',
  async strikes({ stage, random, book }) {
    const booking = book({ count: 24, within: [300, 3_000] });
    for (const name of random.shuffled(['one', 'two'])) {
      const worker = stage.worker(name);
      worker.signal('SIGTERM');
      await worker.ended;
      await stage.start(name);
    }
    await booking;
  },
};

export const downForADay: Fault = {
  name: 'everybody down for a day',
  async strikes({ stage, random, book }) {
    const workers = [...stage.workers.values()];
    for (const worker of workers) worker.signal('SIGKILL');
    await Promise.all(workers.map(({ ended }) => ended));
    const now = stage.now();
    await book({ within: [1_000, 30_000], usefulMs: 7 * 86_400_000 });
    // Its time gone, and several reminders of it: one notice that says so, to each whom it concerns (Q30).
    const hour = [0, 60].map((minutes) => new Date(now + minutes * 60_000));
    await book({ count: 4, owner: random.one(['U0ANA', 'U0BEN']), dueAt: hour });
    stage.moveTo(new Date(now + 86_400_000).toISOString());
  },
};
