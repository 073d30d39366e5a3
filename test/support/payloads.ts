import { createHmac } from 'node:crypto';
import { sampleWorkspace } from '../../local/sample-workspace.ts';
import type { World } from './world.ts';

/** Sends a payload as Slack would: for what one person at one screen cannot do. */
export async function sends(world: World, payload: object): Promise<string> {
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const at = String(Math.floor(Date.now() / 1_000));
  const { signingSecret } = sampleWorkspace.app;
  const hash = createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex');
  const response = await fetch(`http://127.0.0.1:${world.desk.port}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': at,
      'x-slack-signature': `v0=${hash}`,
    },
    body,
  });
  return response.text();
}

/** The latest payload of a kind as JSON, to be sent again with a change; `about` is how it begins, with its type. */
export function latest(world: World, about: string): string {
  const sent = world.workspace.deliveries.findLast((delivery) => delivery.about.startsWith(about));
  if (!sent) throw new Error(`Nothing that is ${about} has been sent.`);
  return JSON.stringify(sent.payload);
}
