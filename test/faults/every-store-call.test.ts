import { test } from '@jest/globals';
import { everyCall } from './every-call.ts';
import { type Plan, storeKinds } from './fault-plan.ts';

// Four kinds, each at every fourth call and a different one: no call goes unfailed.
const strides = { cut: 4, 'lost reply': 4, 'killed before': 4, 'killed after': 4 };

test('INC-17 to AAC-18: whichever store command fails, one incident stands and each message once', async () => {
  await everyCall(
    'store',
    (n, takes) => storeKinds.filter(takes).map((kind): Plan => ({ side: 'store', n, kind })),
    strides,
  );
}, 1_800_000);
