import { test } from '@jest/globals';
import { everyCall } from './every-call.ts';
import { type Plan, slackKinds } from './fault-plan.ts';

const strides = {
  'lost reply': 2,
  'killed after': 4,
  cut: 4,
  '500': 4,
  hang: 4,
  '429': 4,
  'killed before': 4,
};

test('INC-17 to AAC-18: whichever call to Slack fails, one incident stands and each message once', async () => {
  await everyCall(
    'slack',
    (n, takes) => slackKinds.filter(takes).map((kind): Plan => ({ side: 'slack', n, kind })),
    strides,
  );
}, 1_800_000);
