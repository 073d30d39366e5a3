import { createHmac } from 'node:crypto';

/**
 * Slack's v0 signature. The timestamp is the host's: the app checks it against its own machine, so a
 * workspace whose clock is moved by hand still signs in the present.
 */
export function signed(secret: string, body: string, at = new Date()): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` };
}
