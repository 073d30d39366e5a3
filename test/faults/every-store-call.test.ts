import { test } from '@jest/globals';
import { everyCall } from './every-call.ts';
import { toTheEnd, withTheTeamLeader } from './stories.ts';

test(
  'INC-17 to INC-23, INC-26 to INC-33: whichever store command fails, an incident is closed as ever, each message once',
  () => everyCall('to the end', toTheEnd, 'store', 4),
  1_800_000,
);

test(
  'INC-12 to INC-16: whichever store command fails, a team leader resolves as ever, each message once',
  () => everyCall('with the team leader', withTheTeamLeader, 'store', 4),
  1_800_000,
);
