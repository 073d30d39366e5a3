import { expect, test } from '@jest/globals';
import { books, callBacksIn, opensTheDetails } from '../support/booking.ts';
import { aWorld } from '../support/world.ts';

const inLondon = (at: Date | undefined) => at?.toLocaleString('en-GB', { timeZone: 'Europe/London' });

test('CB-01, CB-11, CB-42, Q2, Q3: Example A as it is typed: rung on 23/10, agreed for 18:00 on Saturday 25/10', async () => {
  const world = await aWorld({ now: '2014-10-23T10:00:00Z' });
  const ana = world.person('ana');
  await opensTheDetails(ana, { 'When is the client to be rung?': '25/10 18:00' });
  await ana.sees('You will ring on Saturday 25 October 2014 at 18:00.');
});
