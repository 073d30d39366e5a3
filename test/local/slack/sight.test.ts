import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startWorkspace, type Workspace } from '../../../local/slack/index.ts';
import { manifest, running, workspaceOptions } from './small-app.ts';
import { bareCall, everyScope } from './web-api-call.ts';

let workspace: Workspace;

beforeEach(async () => {
  workspace = await startWorkspace(
    workspaceOptions({
      ...everyScope,
      members: [
        { id: 'UANA', name: 'ana', realName: 'Ana Silva' },
        { id: 'UBEN', name: 'ben', realName: 'Ben Okoro' },
        { id: 'UCYN', name: 'cyn', realName: 'Cyn Evans' },
      ],
      channels: [
        { id: 'C1', name: 'notes', members: ['UANA', 'UBEN', 'UBOT'] },
        { id: 'C5', name: 'inner', members: ['UANA', 'UBOT'], isPrivate: true },
      ],
    }),
  );
});
afterEach(() => workspace.stop());

const call = async (method: string, args: object) => (await bareCall(workspace, method, args)).body;
const post = (channel: string, text: string, over: object = {}) =>
  call('chat.postMessage', { channel, text, ...over });

/** Who has these words on their screen. */
function seers(text: string): string[] {
  return ['ana', 'ben', 'cyn'].filter((name) => {
    try {
      workspace.person(name).seesNot(text);
      return false;
    } catch {
      return true;
    }
  });
}

describe('Who sees it', () => {
  test.each([
    ['what is in a channel: its members', 'C1', ['ana', 'ben']],
    ['what is in a private channel: its members', 'C5', ['ana']],
    ['direct messages: the two', 'DANA', ['ana']],
  ])('%s', async (_what, channel, names) => {
    await post(channel, 'Hello');
    expect(seers('Hello')).toEqual(names);
  });

  test('a group conversation: those who are in it', async () => {
    const { channel } = await call('conversations.open', { users: 'UANA,UCYN' });
    await post((channel as { id: string }).id, 'Between us');
    expect(seers('Between us')).toEqual(['ana', 'cyn']);
  });

  test('what is shown to one: that one alone, and nobody reads it back', async () => {
    const { message_ts } = await call('chat.postEphemeral', { channel: 'C1', user: 'UANA', text: 'Psst' });
    expect(seers('Psst')).toEqual(['ana']);
    expect(await call('conversations.history', { channel: 'C1' })).toMatchObject({ messages: [] });
    for (const method of ['chat.update', 'chat.delete'])
      expect(
        await call(method, { channel: 'C1', ts: message_ts, ...(method === 'chat.update' && { text: 'x' }) }),
      ).toMatchObject({
        error: 'message_not_found',
      });
    workspace.person('ana').reloads();
    expect(seers('Psst')).toEqual([]);
  });

  test.each([
    ['who was never in the channel', 'UCYN'],
    ['who is nobody', 'UNO'],
  ])('%s is shown nothing', async (_who, user) => {
    expect(await call('chat.postEphemeral', { channel: 'C1', user, text: 'Psst' })).toMatchObject({
      error: 'user_not_in_channel',
    });
  });

  test('whoever leaves sees nothing of it any more, and whoever joins sees all', async () => {
    await post('C5', 'Before');
    workspace.leaves('ana', 'inner');
    workspace.joins('cyn', 'inner');
    expect(seers('Before')).toEqual(['cyn']);
    expect(await call('chat.postEphemeral', { channel: 'C5', user: 'UANA', text: 'x' })).toMatchObject({
      error: 'user_not_in_channel',
    });
    expect(await call('conversations.members', { channel: 'C5' })).toMatchObject({
      members: ['UBOT', 'UCYN'],
    });
    await expect(workspace.person('ana').posts('May I?', { in: 'inner' })).rejects.toThrow();
  });

  test('whoever is deactivated acts no more, and is in no channel', async () => {
    workspace.deactivate('ana');
    await expect(workspace.person('ana').posts('May I?', { in: 'notes' })).rejects.toThrow('deactivated');
    expect(await call('conversations.members', { channel: 'C1' })).toMatchObject({
      members: ['UBEN', 'UBOT'],
    });
    expect(await call('chat.postEphemeral', { channel: 'C1', user: 'UANA', text: 'x' })).toMatchObject({
      error: 'user_not_in_channel',
    });
    expect(await post('UANA', 'x')).toMatchObject({ error: 'user_disabled' });
  });
});

describe('The app', () => {
  const reads = [
    ['conversations.history', {}],
    ['conversations.replies', { ts: '1.1' }],
  ] as const;

  test.each(reads)('that has left a public channel is not in it: %s', async (method, args) => {
    workspace.leaves('UBOT', 'notes');
    expect(await call(method, { channel: 'C1', ...args })).toMatchObject({ error: 'not_in_channel' });
  });

  test.each([
    ...reads,
    ['conversations.info', {}],
    ['conversations.members', {}],
    ['chat.postMessage', { text: 'x' }],
  ] as const)('does not see a private channel that it has left: %s', async (method, args) => {
    workspace.leaves('UBOT', 'inner');
    expect(await call(method, { channel: 'C5', ...args })).toMatchObject({ error: 'channel_not_found' });
  });

  test('finds a line in the channel of whoever comes, goes or archives it', async () => {
    await call('conversations.invite', { channel: 'C1', users: 'UCYN' });
    workspace.leaves('ana', 'notes');
    workspace.archive('notes');
    const by = (user: string) => ({ type: 'message', user });
    expect(workspace.messages('notes')).toMatchObject([
      { ...by('UCYN'), subtype: 'channel_join', text: '<@UCYN> has joined the channel', inviter: 'UBOT' },
      { ...by('UANA'), subtype: 'channel_leave', text: '<@UANA> has left the channel' },
      { ...by('USLACKBOT'), subtype: 'channel_archive' },
    ]);
  });

  test('hears who joins and who leaves, itself too', async () => {
    const app = await running('http', () => {}, {
      manifest: {
        ...manifest,
        settings: {
          event_subscriptions: {
            bot_events: ['message.channels', 'member_joined_channel', 'member_left_channel'],
          },
        },
      },
    });
    app.workspace.joins('ana', 'quiet');
    app.workspace.joins('UBOT', 'quiet');
    app.workspace.leaves('ana', 'notes');
    await app.workspace.quiet();
    const told = app.workspace.deliveries.map(({ payload }) => payload.event);
    expect(told).toMatchObject([
      { type: 'message', subtype: 'channel_join', user: 'UBOT', channel: 'C2' },
      { type: 'member_joined_channel', user: 'UBOT', channel: 'C2' },
      { type: 'message', subtype: 'channel_leave', user: 'UANA', channel: 'C1' },
      { type: 'member_left_channel', user: 'UANA', channel: 'C1' },
    ]);
    await app.stop();
  });
});
