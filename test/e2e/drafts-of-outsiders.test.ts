import { expect, test } from '@jest/globals';
import { cast, stored } from '../support/incidents.ts';
import { latest, sends } from '../support/payloads.ts';
import { aWorld } from '../support/world.ts';

test.each([
  ['field', {}],
  ['Back', { type: 'button', action_id: 'form-back', action_ts: '1.2' }],
])('a %s of someone from outside keeps nothing', async (_what, action) => {
  const world = await aWorld({ transport: 'http' });
  const { ana } = cast(world);
  await ana.types('/incident');
  await ana.fills('Area', 'Leicester');
  await world.passes({ seconds: 2 });
  const { user, view, actions, ...payload } = JSON.parse(latest(world, 'block_actions'));
  const elsewhere = JSON.stringify({ ...JSON.parse(view.private_metadata), id: 'theirs' });
  await sends(world, {
    ...payload,
    user: { ...user, id: 'U0OLGA', team_id: 'T0OTHER' },
    view: { ...view, private_metadata: elsewhere },
    actions: [{ ...actions[0], ...action }],
  });
  await world.passes({ seconds: 2 });
  expect((await stored(world, 'drafts')).map(({ author }) => author)).toEqual([ana.id]);
});

test('Start afresh of someone else discards nothing', async () => {
  const world = await aWorld({ transport: 'http' });
  const { ana, ben } = cast(world);
  await ana.types('/incident');
  await ana.fills('Area', 'Leicester');
  await world.passes({ seconds: 2 });
  const { user, ...payload } = JSON.parse(latest(world, 'block_actions'));
  await sends(world, {
    ...payload,
    user: { ...user, id: ben.id },
    actions: [{ type: 'button', action_id: 'form-start-afresh', action_ts: '1.2' }],
  });
  await world.settle();
  expect(await stored(world, 'drafts')).toHaveLength(1);
});
