import { expect, test } from '@jest/globals';
import { sampleWorkspace } from '../../../local/sample-workspace.ts';
import { raise } from '../../../src/domain/incident/raise.ts';
import { slackPace } from '../../../src/slack/delivery/pace.ts';
import { accepted, aRaising } from '../../support/builders.ts';
import { authorised, keyOf, standing } from '../../support/deliveries.ts';
import { aWorld, type World } from '../../support/world.ts';

const caseworkers = Array.from({ length: 100 }, (_, n) => ({
  id: `U1N${n}`,
  name: `n${n}`,
  realName: `Number ${n}`,
}));

/** How often each thing was told to wait: a post in a channel, a conversation with somebody, … */
function refusals({ workspace }: World): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { method, args, answer } of workspace.calls) {
    if (answer?.error !== 'ratelimited') continue;
    const what = `${method} ${args.channel ?? args.users ?? ''}`;
    counts[what] = (counts[what] ?? 0) + 1;
  }
  return counts;
}

async function raisedBy(world: World, requester: string): Promise<void> {
  const raising = aRaising({
    id: requester,
    requester,
    teamLeader: 'U0TOM',
    cover: 'U0TESS',
    key: `view/${requester}`,
  });
  await world.desk.store.incidents.add(accepted(raise(raising, world.clock.now())));
}

test('A hundred direct messages and thirty in one channel that fall due together all arrive, at Slack’s pace', async () => {
  const world = await aWorld({
    settings: { pace: slackPace, tickSeconds: 5 },
    workspace: { enforceRates: true, members: [...sampleWorkspace.members, ...caseworkers] },
  });
  for (const { id } of caseworkers) await raisedBy(world, id);
  await world.desk.ticker.tick('deliver-messages');
  await world.passes({ minutes: 3 });
  const said = () => standing(world).flatMap((message) => keyOf(message) ?? []);
  expect(said().filter((key) => key.endsWith('/requester-card'))).toHaveLength(100);
  expect(said().filter((key) => key.includes('/team-leader-card'))).toHaveLength(100);

  for (const { id } of caseworkers.slice(0, 15)) await authorised(world, id);
  await world.passes({ minutes: 1 });
  expect(world.workspace.messages('C0AAC')).toHaveLength(30);
  expect(new Set(said()).size).toBe(said().length);
  // Nobody had been written to before: conversations, too, are opened at a pace.
  expect(refusals(world)).toEqual({});
});
