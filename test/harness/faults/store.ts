import { comesTrue, leaseMs } from '../stage.ts';
import type { Fault } from './fault.ts';

const aMoment = (ms: number) => comesTrue(() => false, ms);

export const storeCutOff: Fault = {
  name: 'store cut off',
  meets: 'processes',
  async strikes({ stage, random, book }) {
    await book({ within: [300, 1_500] });
    await aMoment(random.whole(250, 600));
    const before = stage.proxy.broken();
    stage.proxy.cut();
    await aMoment(random.whole(400, 1_200));
    stage.proxy.heal();
    if (stage.proxy.broken() === before) throw new Error('It did not strike.');
  },
};

export const storeRepliesLost: Fault = {
  name: 'store: replies lost',
  meets: 'processes',
  async strikes({ stage, random, book }) {
    const before = stage.proxy.broken();
    await book({ count: 16 });
    for (let times = 0; times < 4; times++) {
      await aMoment(random.whole(100, 400));
      stage.proxy.loseReplies(random.whole(1, 3));
    }
    await aMoment(300);
    if (stage.proxy.broken() === before) throw new Error('It did not strike.');
  },
};

/** As where a firewall forgets connections: nobody is told that they are gone. */
export const storeSilent: Fault = {
  name: 'store silent, and its connections never come back',
  meets: 'processes',
  async strikes({ stage, random, book }) {
    const before = stage.proxy.broken();
    await book({ within: [300, 1_500] });
    await aMoment(random.whole(200, 600));
    stage.proxy.silence();
    await aMoment(random.whole(400, 2_500));
    stage.proxy.heal();
    if (stage.proxy.broken() === before) throw new Error('It did not strike.');
  },
};

/** Slow all the while: everything is to be said all the same. */
export const storeSlow: Fault = {
  name: 'store slow (500 ms)',
  meets: 'processes',
  async strikes({ stage, book, found }) {
    stage.proxy.slow(500);
    const ids = await book({ within: [800, 1_500] });
    const isSaid = async () => {
      const all = await Promise.all(ids.map(found));
      return all.every(({ messages }) => Object.values(messages).some(({ state }) => state === 'sent'));
    };
    if (!(await comesTrue(isSaid, 45_000))) throw new Error('Nothing was said while the store was slow.');
  },
};

export const storeDownAtStart: Fault = {
  name: 'store down at start',
  meets: 'processes',
  async strikes({ stage, random, book }) {
    const name = random.one(['one', 'two']);
    const other = stage.worker(name === 'one' ? 'two' : 'one');
    stage.worker(name).signal('SIGKILL');
    await stage.worker(name).ended;
    await book({ within: [300, 1_500] });
    stage.proxy.cut();
    const starting = stage.start(name);
    await aMoment(random.whole(700, 1_500));
    stage.proxy.heal();
    await starting;
    if (!other.isAlive()) throw new Error('The other worker ended.');
  },
};

/** Scaled down from 3 and 15 seconds as LEASE is: shorter than it, and longer. */
const steppingDown = (name: string, ms: number): Fault => ({
  name,
  meets: 'processes',
  async strikes({ stage, random, book }) {
    await book({ within: [300, 1_500] });
    await aMoment(random.whole(200, 600));
    stage.stepDown();
    await aMoment(ms);
    if (!stage.stepUp()) throw new Error('It did not strike.');
  },
});

export const primarySteppingDown = steppingDown('primary steps down, shorter than LEASE', 400);
export const primaryGoneForLong = steppingDown('primary steps down, longer than LEASE', leaseMs + 500);
