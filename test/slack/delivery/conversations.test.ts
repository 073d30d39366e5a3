import { expect, test } from '@jest/globals';
import { sampleWorkspace } from '../../../local/sample-workspace.ts';
import { startWorkspace } from '../../../local/slack/index.ts';
import { webClient } from '../../../src/slack/clients.ts';
import { conversations } from '../../../src/slack/delivery/conversations.ts';
import { Turns } from '../../../src/slack/delivery/turns.ts';
import { gate } from '../../../src/slack/gate.ts';
import { HandClock } from '../../support/hand-clock.ts';
import { sampleOrganisation } from '../../support/sample-organisation.ts';

test('CB-22, CB-29, CB-30, Q15: a specialist team is told in its channel, and without one nowhere in Slack', async () => {
  const clock = new HandClock('2026-11-23T10:00:00Z');
  const scopes = { bot: ['channels:read', 'groups:read'] };
  const workspace = await startWorkspace({
    ...sampleWorkspace,
    manifest: { oauth_config: { scopes } },
    delivery: 'socket',
    clock,
  });
  const client = webClient(sampleWorkspace.app.botToken, workspace.apiUrl, 2_500);
  const own = gate({ client, teamId: sampleWorkspace.team.id, now: () => clock.now() });
  const people = { find: async () => undefined, put: async () => undefined, all: async () => [] };
  const turns = new Turns(50, clock);
  const organisation = sampleOrganisation();
  const { lane, idOf } = conversations({ client, people, organisation, gate: own, turns });

  expect(await idOf({ team: 'CPO' })).toBe('C0SPECIALIST');
  // What goes to one channel goes one after the other, whichever of its teams it is for.
  expect(['CPO', 'FTF', 'SAR', 'Gone'].map((team) => lane({ team }))).toEqual([
    'channel/specialist-services',
    'channel/specialist-services',
    'channel/SAR',
    'channel/Gone',
  ]);
  for (const team of ['SAR', 'MP Hotline', 'Gone'])
    await expect(idOf({ team })).rejects.toThrow('no_channel_for_team');
  // A reply stays with its card, though the team may have no channel by now.
  expect(await idOf({ team: 'Gone' }, { channel: 'C0SPECIALIST' })).toBe('C0SPECIALIST');

  workspace.share('specialist-services');
  clock.advance(15 * 60_000);
  await expect(idOf({ team: 'CPO' })).rejects.toThrow('externally_shared_channel');
  await workspace.stop();
});
