import { expect, test } from '@jest/globals';
import { webClient } from '../../src/slack/clients.ts';
import { gate } from '../../src/slack/gate.ts';
import { sentences } from '../../src/slack/sentences.ts';

/** A gate whose Slack is nowhere: asking it anything throws. */
const own = () => {
  const client = webClient('xoxb-1', 'http://127.0.0.1:1/api/', 1_000);
  return gate({ client, teamId: 'T0CMG', now: () => new Date('2026-11-23T10:00:00Z') });
};
const outsider = { refused: sentences.outsider };

test.each([
  ['another team', { team: 'T0OTHER', channel: 'C1' }],
  ['a person of another team in our workspace', { team: 'T0CMG', personsTeam: 'T0OTHER', channel: 'C1' }],
])('%s is refused before Slack or the store is asked', async (_whose, origin) => {
  expect(await own().admit(origin)).toEqual(outsider);
});

test('our own team is let in, and a DM with the app is not asked about', async () => {
  expect(await own().admit({ team: 'T0CMG', personsTeam: 'T0CMG', channel: 'D1' })).toBeUndefined();
});

test('a channel of which Slack says nothing is not let in', async () => {
  await expect(own().admit({ team: 'T0CMG', channel: 'C1' })).rejects.toThrow();
});
