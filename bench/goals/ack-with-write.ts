import { pino } from 'pino';
import { raise } from '../../src/domain/incident/raise.ts';
import { isoDate } from '../../src/domain/times.ts';
import { hostClock } from '../../src/ops/clock.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { accepted, aRaising } from '../../test/support/builders.ts';
import { difference, inMs, ofBare, ofOwn, type Pair, percentile } from '../figures.ts';
import { openLoop } from '../load.ts';
import { authorisations } from '../payloads.ts';
import { bareBoltOverHttp, benchKey, caseDeskOverHttp, databaseOf } from '../processes/index.ts';
import { type Goal, inTurn } from './goal.ts';

const perSecond = 200;
const presses = 1_000;
const warmUp = 200;
const atOnce = 20;

/** G2: an ack that waits for one conditional write, at a steady rate, each press on a record of its own. */
export const ackWithWrite: Goal = {
  name: 'G2',
  async measure(where, rounds) {
    const [own, bare] = [await caseDeskOverHttp(where, 'ack-with-write'), await bareBoltOverHttp(where)];
    const store = await openStore({
      uri: databaseOf(where, 'ack-with-write'),
      keys: [benchKey],
      lookUpKeys: [benchKey],
      clock: hostClock(),
      log: pino({ level: 'silent' }),
    });
    const p99: Pair[] = [];
    for (let round = -1; round < rounds; round += 1) {
      const ids = await raised(store, round, round < 0 ? warmUp : presses);
      const payloads = authorisations(ids);
      const take = (port: number) => () => openLoop(port, payloads, perSecond);
      const taken = await inTurn(round, take(own.port), take(bare.port));
      await allDecided(store);
      if (round < 0) continue;
      p99.push({
        own: percentile(taken.own.latencies, 0.99),
        bare: percentile(taken.bare.latencies, 0.99),
      });
    }
    await Promise.all([own.stop(), bare.stop(), store.close()]);
    return [
      {
        goal: 'G2',
        claim: `ack with one conditional write, p99 at ${perSecond}/s`,
        figure: inMs(ofOwn(p99)),
        baseline: inMs(ofBare(p99)),
        compared: `+ ${inMs(difference(p99))}`,
        limit: '≤ + 15 ms',
        reached: difference(p99) <= 15,
      },
    ];
  },
};

async function raised(store: Store, round: number, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, index) => `round-${round}-${index}`);
  const left = ids.values();
  const add = async () => {
    for (const id of left) {
      const raising = { id, requester: 'U0ANA', teamLeader: 'U0TOM', cover: 'U0TESS', key: id };
      const at = new Date();
      await store.incidents.add(accepted(raise(aRaising(raising, { dateRaised: isoDate(at) }), at)));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, add));
  return ids;
}

/** A press that was refused is answered, too: it would be measured for nothing. */
async function allDecided(store: Store): Promise<void> {
  const incidents = store.connection.collection('incidents');
  const undecided = await incidents.countDocuments({ status: 'with-team-leader' });
  if (undecided)
    throw new Error(`${undecided} presses changed nothing: what was measured is not what is claimed.`);
}
