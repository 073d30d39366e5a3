import { expect, test } from '@jest/globals';
import { sampleWorkspace } from '../../local/sample-workspace.ts';
import { raisesAnIncident } from '../support/incidents.ts';
import { aWorld } from '../support/world.ts';

test('AAC-18: the thread hangs under the card, where the Area Advice Centre talks about it', async () => {
  const world = await aWorld();
  await raisesAnIncident(world.person('ana'));
  await world.person('tom').presses('Authorise');
  await world.person('amir').sees('Talk about PLY00001 here', { in: 'aac' });
  const [card, thread] = world.workspace.messages('aac');
  expect(card?.text).toContain('Incident PLY00001');
  expect(thread?.text).toContain('Talk about PLY00001 here');
  expect(thread?.thread_ts).toBe(card?.ts);
});

test('an AAC channel that is shared with another organisation gets nothing, and an administrator hears of it', async () => {
  const channels = sampleWorkspace.channels.map((it) => ({ ...it, isExtShared: it.name === 'aac' }));
  const world = await aWorld({ workspace: { channels } });
  await raisesAnIncident(world.person('ana'));
  await world.person('tom').presses('Authorise');
  await world.person('ada').sees('A message could not be delivered');
  await world.settle();
  expect(world.workspace.messages('aac')).toEqual([]);
});
