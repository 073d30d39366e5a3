import { createHmac } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { sampleWorkspace } from '../../local/sample-workspace.ts';
import { cast, fillsTheForm, incidents, posts } from '../support/incidents.ts';
import { aWorld, type World } from '../support/world.ts';

/** Sends a payload as Slack would: for what one person at one screen cannot do. */
async function sends(world: World, payload: object): Promise<string> {
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

test('INC-17: a draft open in two windows raises one incident, and the second window is told', async () => {
  const world = await aWorld({ transport: 'http' });
  const { ana, tom } = cast(world);
  await fillsTheForm(ana);
  await ana.submits();
  await tom.sees('Incident to decide');
  await world.settle();

  const sent = world.workspace.deliveries.findLast(({ about }) => about.startsWith('view_submission'));
  const again = JSON.stringify(sent?.payload);
  expect(await sends(world, JSON.parse(again))).toBe('');
  const otherWindow = JSON.parse(again.replaceAll(/"id":"V[^"]*"/g, '"id":"V0OTHER"'));
  expect(JSON.parse(await sends(world, otherWindow))).toMatchObject({
    response_action: 'errors',
    errors: {
      'description.2':
        'This form has already been sent from another window. Close it: your incident is with your team leader.',
    },
  });
  await world.settle();
  expect(await incidents(world)).toHaveLength(1);
  expect(posts(world, 'Incident to decide')).toBe(1);
});
