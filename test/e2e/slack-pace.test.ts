import { expect, test } from '@jest/globals';
import { slackPace } from '../../src/slack/delivery/pace.ts';
import { raisesAnIncident } from '../support/incidents.ts';
import { aWorld } from '../support/world.ts';

test('INC-19 AAC-18: at the pace that Slack allows everything arrives, and nothing is refused for haste', async () => {
  const world = await aWorld({ settings: { pace: slackPace }, workspace: { enforceRates: true } });
  const [ana, ben, tom, amir] = ['ana', 'ben', 'tom', 'amir'].map((name) => world.person(name));
  if (!ana || !ben || !tom || !amir) throw new Error('Somebody is missing.');

  await raisesAnIncident(ana);
  await raisesAnIncident(ben);
  await world.passes({ seconds: 5 });
  for (const requester of ['Ana Silva', 'Ben Okoro']) {
    await tom.presses('Authorise', { on: `Raised by @${requester}` });
    await world.passes({ seconds: 5 });
  }

  await ana.sees('Your incident number is PLY00001');
  await ben.sees('Your incident number is PLY00002');
  for (const number of ['PLY00001', 'PLY00002']) await amir.sees(`Talk about ${number} here`, { in: 'aac' });
  const posts = world.workspace.calls.filter(({ method }) => method === 'chat.postMessage');
  expect(posts.filter(({ answer }) => answer?.error === 'ratelimited')).toEqual([]);
  expect(posts).toHaveLength(10);
});
