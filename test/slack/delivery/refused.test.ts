import { describe, expect, test } from '@jest/globals';
import { toSay } from '../../../src/domain/message.ts';
import { authorised, keysStanding, raised, standing, states, sweeps } from '../../support/deliveries.ts';
import { aWorld, type World } from '../../support/world.ts';

const inDm = (words: string) => ({
  method: 'chat.postMessage',
  when: ({ args }: { args: object }) => JSON.stringify(args).includes(words),
});
const notices = async ({ desk }: World) =>
  (await desk.store.connection.db?.collection('notices').find().toArray()) ?? [];

describe('Slack says not now', () => {
  test('429: that conversation alone waits as long as told, in every process', async () => {
    const world = await aWorld();
    const other = await world.another({ role: 'worker' });
    world.workspace.faults.next({ ...inDm('decide'), kind: { ratelimited: 30 } });
    await raised(world, 'i1');
    expect(keysStanding(world)).toEqual(['incident/i1/requester-card']);

    await sweeps(world, other);
    await raised(world, 'i2', other);
    expect(keysStanding(world)).toEqual(['incident/i1/requester-card', 'incident/i2/requester-card']);
    world.clock.advance(29_000);
    await sweeps(world);
    await sweeps(world, other);
    expect(keysStanding(world)).toHaveLength(2);
    world.clock.advance(1_000);
    await sweeps(world);
    await sweeps(world, other);
    expect(keysStanding(world)).toHaveLength(4);
    expect(await notices(world)).toEqual([]);
  });

  test('a token to be mended is waited for', async () => {
    const world = await aWorld();
    world.workspace.faults.next({ ...inDm('decide'), kind: { error: 'token_expired' } });
    await raised(world, 'i1');
    world.clock.advance(31_000);
    await sweeps(world);
    expect(keysStanding(world)).toHaveLength(2);
  });
});

describe('Slack says no', () => {
  test.each(['channel_not_found', 'is_archived', 'msg_too_long'])(
    '%s in the AAC channel: an administrator is told, and Send again delivers card and thread',
    async (error) => {
      const world = await aWorld();
      const ada = world.person('ada');
      await raised(world, 'i1');
      world.workspace.faults.next({ method: 'chat.postMessage', channel: 'C0AAC', kind: { error } });
      await authorised(world, 'i1');
      expect(await states(world, 'i1')).toMatchObject({ 'aac-card': 'failed', 'aac-thread': 'cancelled' });
      await ada.sees('A message could not be delivered');
      await ada.sees(error);

      await ada.pressesTwice('Send again');
      await world.settle();
      await world.person('amir').sees('Incident PLY00001', { in: 'aac' });
      await world.person('amir').sees('Talk about PLY00001 here', { in: 'aac' });
      await ada.sees('Undelivered message settled');
      expect(new Set(keysStanding(world)).size).toBe(keysStanding(world).length);
      expect((await notices(world)).map(({ status }) => status)).toEqual(['sent-again']);
    },
  );

  test('what need not be sent is settled with a reason, once', async () => {
    const world = await aWorld();
    const ada = world.person('ada');
    world.workspace.faults.next({ ...inDm('Your incident'), kind: { error: 'user_disabled' } });
    await raised(world, 'i1');
    const stale = await ada.remembers('Do not send');
    await ada.presses('Do not send');
    await ada.fills('Why need it not be sent?', 'Told by phone.');
    await ada.submitsTwice();
    await ada.sees('said that it need not be sent');
    await stale.press();
    await world.settle();
    expect((await notices(world)).map(({ status }) => status)).toEqual(['dropped']);
    expect(keysStanding(world)).not.toContain('incident/i1/requester-card');
  });

  test.each(['user_not_found', 'user_disabled'])(
    'Q25: a team leader who is gone (%s) has cover get the card, and an administrator hears of it',
    async (error) => {
      const world = await aWorld();
      world.workspace.faults.next({
        method: 'conversations.open',
        when: ({ args }) => args.users === 'U0TOM',
        times: 2,
        kind: { error },
      });
      await raised(world, 'i1');
      await world.person('tess').sees('Incident to decide');
      await world.person('ada').sees(error);
      await world.person('ada').presses('Send again');
      await world.settle();
      await world.person('ada').presses('Send again');
      await world.person('tom').sees('Incident to decide');
      await world.settle();
      expect(new Set(keysStanding(world)).size).toBe(keysStanding(world).length);
    },
  );

  test('Q25: a deactivated team leader is not written to at all', async () => {
    const world = await aWorld();
    world.workspace.deactivate('tom');
    await world.settle();
    await raised(world, 'i1');
    await world.person('tess').sees('Incident to decide');
    await world.person('ada').sees('user_disabled');
    await world.person('tess').presses('Authorise');
    await world.person('ana').sees('Your incident number is PLY00001');
  });

  test('a notice that cannot be delivered itself does not breed another', async () => {
    const world = await aWorld();
    world.workspace.faults.next({ ...inDm('Your incident'), kind: { error: 'user_disabled' } });
    world.workspace.faults.next({ ...inDm('could not be delivered'), kind: { error: 'user_disabled' } });
    await raised(world, 'i1');
    for (let tick = 0; tick < 3; tick++) {
      world.clock.advance(60_000);
      await sweeps(world);
    }
    const [notice, ...others] = await notices(world);
    expect(others).toEqual([]);
    expect(notice?.messages).toMatchObject({ 'card-U0ADA': { state: 'failed' } });
    expect(notice?.nextDeliveryAt).toBeUndefined();
  });

  test('a card that Slack will not edit any more is posted anew', async () => {
    const world = await aWorld();
    await raised(world, 'i1');
    world.workspace.faults.next({ method: 'chat.update', kind: { error: 'message_not_found' } });
    await authorised(world, 'i1');
    const cards = standing(world).filter(({ text }) => text.startsWith('Your incident PLY00001'));
    const toms = standing(world).filter(({ text }) => text.startsWith('Incident PLY00001'));
    expect(cards.length + toms.length).toBe(3);
  });
});

test('what cannot be drawn is tried five times, then shown to an administrator; the rest goes on', async () => {
  const world = await aWorld();
  await raised(world, 'i1');
  const dueAt = world.clock.now();
  await world.desk.store.incidents.update('i1', (it) => ({
    ...it,
    messages: {
      ...it.messages,
      odd: toSay({ name: 'of-a-newer-version', form: 'announcement', to: { person: 'U0ANA' }, dueAt }),
    },
  }));
  for (let tried = 1; tried <= 5; tried++) {
    expect(await states(world, 'i1')).toMatchObject({ odd: 'pending' });
    await sweeps(world);
    world.clock.advance(10_000);
  }
  expect(await states(world, 'i1')).toMatchObject({ odd: 'failed' });
  await world.person('ada').sees('cannot_be_drawn');
  await authorised(world, 'i1');
  await world.person('ana').sees('Your incident number is PLY00001');
});
