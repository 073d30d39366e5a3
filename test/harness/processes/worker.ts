import { realAddresses, run } from '../../../src/run.ts';
import { appointments } from '../appointment/flow.ts';
import { breakable } from './breakable.ts';

const { leaseSeconds, tickSeconds, at } = breakable();
const unpaced = { channelMs: 0, postsPerMinute: Infinity, updatesPerMinute: Infinity };

/** CaseDesk as it runs in production, on shorter intervals, with one more kind of record, and a hand on its clock and its life. */
await run(process.env, {
  addresses(environment, log) {
    if (environment.mode === 'local') throw new Error('A worker is started with the real variables.');
    return realAddresses(environment, log);
  },
  alter: (settings) => ({
    ...settings,
    leaseSeconds,
    tickSeconds,
    pace: unpaced,
    at,
    besides: appointments,
  }),
});
