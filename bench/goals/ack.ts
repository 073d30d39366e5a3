import { aSecond, inMs, ofBare, ofOwn, type Pair, percentile, ratio, times } from '../figures.ts';
import { closedLoop } from '../load.ts';
import { fieldReports } from '../payloads.ts';
import { bareBoltOverHttp, caseDeskOverHttp } from '../processes/index.ts';
import { type Goal, inTurn } from './goal.ts';

const inFlight = 100;
const requests = 5_000;

/** G1: an ack that needs no store, against Bolt that does nothing but ack. */
export const ack: Goal = {
  name: 'G1',
  async measure(where, rounds) {
    const [own, bare] = [await caseDeskOverHttp(where, 'ack'), await bareBoltOverHttp(where)];
    const p99: Pair[] = [];
    const rate: Pair[] = [];
    for (const { port } of [own, bare]) await closedLoop(port, fieldReports(requests), inFlight);
    for (let round = 0; round < rounds; round += 1) {
      const reports = fieldReports(requests);
      const take = (port: number) => () => closedLoop(port, reports, inFlight);
      const taken = await inTurn(round, take(own.port), take(bare.port));
      p99.push({
        own: percentile(taken.own.latencies, 0.99),
        bare: percentile(taken.bare.latencies, 0.99),
      });
      rate.push({ own: taken.own.perSecond, bare: taken.bare.perSecond });
    }
    await Promise.all([own.stop(), bare.stop()]);
    return [
      {
        goal: 'G1',
        claim: `ack without the store, p99 at ${inFlight} in flight`,
        figure: inMs(ofOwn(p99)),
        baseline: inMs(ofBare(p99)),
        compared: times(ratio(p99)),
        limit: '≤ 1.3 ×',
        reached: ratio(p99) <= 1.3,
      },
      {
        goal: 'G1',
        claim: 'the same, acks a second',
        figure: aSecond(ofOwn(rate)),
        baseline: aSecond(ofBare(rate)),
        compared: times(ratio(rate)),
        limit: '≥ 0.75 ×',
        reached: ratio(rate) >= 0.75,
      },
    ];
  },
};
