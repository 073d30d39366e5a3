import { describe, expect, test } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { sampleWorkspace } from '../../../local/sample-workspace.ts';
import { keysStanding, leasesEnd, raised, standing, states, sweeps } from '../../support/deliveries.ts';
import { aWorld, type World } from '../../support/world.ts';

const cards = ['incident/i1/requester-card', 'incident/i1/team-leader-card-1'];
const times = ({ workspace }: World, method: string) =>
  workspace.calls.filter((call) => call.method === method).length;
const tomsPost = { method: 'chat.postMessage', when: ({ args }: { args: object }) => about(args, 'decide') };
const about = (args: object, words: string) => JSON.stringify(args).includes(words);

describe('Slack does not say whether it posted', () => {
  test('a reply lost after posting is found by reading back, and not posted twice', async () => {
    const world = await aWorld();
    world.workspace.faults.next({ ...tomsPost, kind: 'lost-reply' });
    await raised(world, 'i1');
    expect(await states(world, 'i1')).toMatchObject({ 'team-leader-card-1': 'sending' });
    world.clock.advance(59_000);
    await sweeps(world);
    expect(times(world, 'conversations.history')).toBe(0);
    await leasesEnd(world);
    expect(keysStanding(world)).toEqual(cards);
    expect(times(world, 'conversations.history')).toBe(1);
    expect(await states(world, 'i1')).toMatchObject({ 'team-leader-card-1': 'sent' });
  });

  test.each(['http_500', 'cut', { error: 'fatal_error' }, { error: 'internal_error' }] as const)(
    '%j: read back once the lease is over, and posted for it is not there',
    async (kind) => {
      const world = await aWorld();
      world.workspace.faults.next({ ...tomsPost, kind });
      await raised(world, 'i1');
      expect(keysStanding(world)).toEqual(cards.slice(0, 1));
      await leasesEnd(world);
      expect(keysStanding(world)).toEqual(cards);
    },
  );

  test('a post that timed out and stands late, inside the lease, is adopted', async () => {
    const world = await aWorld({ settings: { leaseSeconds: 6 } });
    world.workspace.faults.next({ ...tomsPost, kind: 'hang' });
    await raised(world, 'i1');
    const late = world.workspace.calls.find(
      ({ method, args }) => method === tomsPost.method && about(args, 'decide'),
    );
    const slack = new WebClient(sampleWorkspace.app.botToken, { slackApiUrl: world.workspace.apiUrl });
    world.clock.advance(3_000);
    await slack.apiCall('chat.postMessage', late?.args);
    await leasesEnd(world, world.desk, 7);
    expect(keysStanding(world)).toEqual(cards);
    expect(await states(world, 'i1')).toMatchObject({ 'team-leader-card-1': 'sent' });
  });

  test('an incomplete reading is not absence', async () => {
    const world = await aWorld();
    world.workspace.faults.next({ ...tomsPost, kind: 'lost-reply' });
    world.workspace.faults.next({ method: 'conversations.history', kind: 'http_500' });
    await raised(world, 'i1');
    await leasesEnd(world);
    expect(await states(world, 'i1')).toMatchObject({ 'team-leader-card-1': 'sending' });
    await sweeps(world);
    expect(keysStanding(world)).toEqual(cards);
  });

  test('a conversation that cannot be read any more leaves the message in doubt: Send again looks first', async () => {
    const world = await aWorld();
    const { faults } = world.workspace;
    faults.next({ ...tomsPost, kind: 'lost-reply' });
    faults.next({ method: 'conversations.history', kind: { error: 'channel_not_found' } });
    await raised(world, 'i1');
    await leasesEnd(world);
    expect(await states(world, 'i1')).toMatchObject({ 'team-leader-card-1': 'failed' });
    await world.person('ada').presses('Send again');
    await world.settle();
    await leasesEnd(world);
    expect(keysStanding(world).filter((key) => key.endsWith('team-leader-card-1'))).toHaveLength(1);
    expect(await states(world, 'i1')).toMatchObject({ 'team-leader-card-1': 'sent' });
  });

  test('an edit that nobody confirmed is made again', async () => {
    const world = await aWorld();
    await raised(world, 'i1');
    world.workspace.faults.next({ method: 'chat.update', times: 2, kind: 'lost-reply' });
    const tom = world.person('tom');
    await tom.presses('More information');
    await tom.fills('What do you need to know?', 'Which one?');
    await tom.submits();
    await world.settle();
    await leasesEnd(world);
    expect(Object.values(await states(world, 'i1'))).not.toContain('redrawing');
    expect(standing(world).filter(({ text }) => text.includes('waiting for more information'))).toHaveLength(
      2,
    );
  });
});
