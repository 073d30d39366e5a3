import { test } from '@jest/globals';
import { everyCall } from './every-call.ts';
import { type Plan, storeKinds } from './fault-plan.ts';

const strides = { 'killed after': 12, cut: 40, 'lost reply': 40, 'killed before': 40 };

test('INC-17 to AAC-18: whichever store command fails, one incident stands and each message once', async () => {
  await everyCall(
    'store',
    (n, takes) => storeKinds.filter(takes).map((kind): Plan => ({ side: 'store', n, kind })),
    strides,
  );
}, 1_800_000);
