import { expect, test } from '@jest/globals';
import { press } from '../../src/slack/payloads.ts';

const pressed = (action: object) => ({
  user: { id: 'U0ANA' },
  trigger_id: 't',
  actions: [{ type: 'button', ...action }],
});

test('a press without the instant that tells it from others is not taken', () => {
  expect(press.safeParse(pressed({ action_id: 'authorise', action_ts: '1.2' })).success).toBe(true);
  expect(press.safeParse(pressed({ action_id: 'authorise' })).success).toBe(false);
});
