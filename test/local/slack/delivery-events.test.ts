import { afterEach, describe, expect, test } from '@jest/globals';
import type { App } from '@slack/bolt';
import type { Manifest } from '../../../local/slack/index.ts';
import { HandClock } from '../../support/hand-clock.ts';
import { manifest, type Running, running } from './small-app.ts';

let started: Running;
afterEach(() => started.stop());

const asking = (events: string[], scopes: string[]): Manifest => ({
  ...manifest,
  oauth_config: { scopes: { bot: ['chat:write', 'im:write', ...scopes] } },
  settings: { event_subscriptions: { bot_events: events } },
});
const ana = () => started.workspace.person('ana');
const sent = () => started.workspace.deliveries.map(({ payload }) => payload);
const events = () => sent().map(({ event }) => event);

/** What happens, the event that tells of it, and the scope without which it does not. */
const happenings: [event: string, scope: string, happens: () => unknown][] = [
  ['message.channels', 'channels:history', () => ana().posts('Hello', { in: 'notes' })],
  ['message.groups', 'groups:history', () => ana().posts('Hello', { in: 'ours' })],
  ['message.im', 'im:history', () => ana().posts('Hello')],
  ['app_mention', 'app_mentions:read', () => ana().posts('Hello @UBOT', { in: 'notes' })],
  ['member_joined_channel', 'channels:read', () => started.workspace.joins('otto', 'notes')],
  ['member_left_channel', 'groups:read', () => started.workspace.leaves('ben', 'ours')],
  ['channel_archive', 'channels:read', () => started.workspace.archive('notes')],
  ['group_archive', 'groups:read', () => started.workspace.archive('ours')],
  ['user_change', 'users:read', () => started.workspace.deactivate('otto')],
  ['subteam_updated', 'usergroups:read', () => started.workspace.changeGroup('leads', ['ana'])],
  ['subteam_members_changed', 'usergroups:read', () => started.workspace.changeGroup('leads', ['ana'])],
  ['reaction_added', 'reactions:read', () => ana().reacts(':eyes:', { on: 'Hello' })],
  ['reaction_removed', 'reactions:read', () => ana().reacts(':eyes:', { on: 'Seen' })],
];

const place = {
  members: [
    { id: 'UANA', name: 'ana', realName: 'Ana Silva' },
    { id: 'UBEN', name: 'ben', realName: 'Ben Okoro' },
    { id: 'UOTTO', name: 'otto', realName: 'Otto Frei' },
  ],
  channels: [
    { id: 'C1', name: 'notes', members: ['UANA', 'UBEN', 'UBOT'] },
    { id: 'C2', name: 'quiet', members: ['UANA', 'UBEN'] },
    { id: 'C3', name: 'ours', members: ['UANA', 'UBEN', 'UBOT'], isPrivate: true },
  ],
};

describe.each(happenings)('%s', (name, scope, happens) => {
  const told = async (asked: Manifest) => {
    started = await running('socket', () => {}, { ...place, manifest: asked });
    await started.app.client.chat.postMessage({ channel: 'C1', text: 'Seen' });
    await started.app.client.chat.postMessage({ channel: 'C1', text: 'Hello' });
    if (name === 'reaction_removed') await ana().reacts('eyes', { on: 'Seen' });
    const before = sent().length;
    await happens();
    await started.workspace.quiet();
    return events().slice(before);
  };

  test('comes where it was asked for and its scope was granted', async () => {
    expect(await told(asking([name], [scope]))).toMatchObject([
      { type: name.replace(/^message\..*/, 'message') },
    ]);
  });

  test('comes neither without its scope nor unasked', async () => {
    const all = ['channels:history', 'groups:history', 'im:history', 'app_mentions:read', 'channels:read'];
    const rest = [...all, 'groups:read', 'users:read', 'usergroups:read', 'reactions:read'];
    expect(
      await told(
        asking(
          [name],
          rest.filter((one) => one !== scope),
        ),
      ),
    ).toEqual([]);
    await started.stop();
    expect(await told(asking([], rest))).toEqual([]);
  });
});

test('An event stands in an envelope that says which it is and for whom', async () => {
  const clock = new HandClock('2026-11-22T09:00:00Z');
  started = await running('http', () => {}, { clock });
  await ana().posts('Hello', { in: 'notes' });
  expect(sent()).toEqual([
    {
      token: expect.any(String),
      team_id: 'T1',
      api_app_id: 'A1',
      type: 'event_callback',
      event: expect.objectContaining({ type: 'message', event_ts: expect.any(String) }),
      event_id: expect.stringMatching(/^Ev/),
      event_time: 1_795_338_000,
      event_context: expect.any(String),
      authorizations: [
        { enterprise_id: null, team_id: 'T1', user_id: 'UBOT', is_bot: true, is_enterprise_install: false },
      ],
      is_ext_shared_channel: false,
      context_team_id: 'T1',
      context_enterprise_id: null,
    },
  ]);
});

test('A mention comes as a message too, of the same ts and another event_id', async () => {
  const both = asking(['message.channels', 'app_mention'], ['channels:history', 'app_mentions:read']);
  started = await running('socket', () => {}, { ...place, manifest: both });
  await ana().posts('Hello @UBOT', { in: 'notes' });
  const [one, two] = sent();
  expect(
    events()
      .map((event) => (event as { type: string }).type)
      .sort(),
  ).toEqual(['app_mention', 'message']);
  const [message] = started.workspace.messages('notes');
  expect(events()).toMatchObject([{ ts: message?.ts }, { ts: message?.ts }]);
  expect(one?.event_id).not.toBe(two?.event_id);
});

test('Nobody mentions the app to it in direct messages, or where it is not', async () => {
  started = await running('socket', () => {}, {
    ...place,
    manifest: asking(['app_mention'], ['app_mentions:read']),
  });
  await ana().posts('Hello @UBOT');
  await ana().posts('Hello @UBOT', { in: 'quiet' });
  expect(sent()).toEqual([]);
});

test('What the app itself says comes too; Bolt drops it, but not its changes', async () => {
  const heard: unknown[] = [];
  const listen = (app: App) => app.event('message', async ({ event }) => void heard.push(event.subtype));
  started = await running('socket', listen);
  const { client } = started.app;
  const { ts = '' } = await client.chat.postMessage({ channel: 'C1', text: 'Mine' });
  await client.chat.update({ channel: 'C1', ts, text: 'Still mine' });
  await client.chat.delete({ channel: 'C1', ts });
  await started.workspace.quiet();
  expect(events()).toMatchObject([
    { user: 'UBOT', bot_id: 'BBOT', app_id: 'A1', bot_profile: { id: 'BBOT' }, text: 'Mine' },
    { subtype: 'message_changed', message: { text: 'Still mine' }, previous_message: { text: 'Mine' } },
    { subtype: 'message_deleted', deleted_ts: ts },
  ]);
  expect(heard).toEqual(['message_changed', 'message_deleted']);
});

test('What somebody does, by /me, is a message of its own kind', async () => {
  started = await running('socket', () => {});
  await ana().types('/me waves at @ben', { in: 'notes' });
  expect(events()).toMatchObject([{ subtype: 'me_message', user: 'UANA', text: 'waves at <@UBEN>' }]);
  expect(started.workspace.deliveries.map(({ kind }) => kind)).toEqual(['events_api']);
});

test('A parent that was replied to has itself for its thread, and a reply its parent', async () => {
  started = await running('socket', () => {});
  await ana().posts('Anyone?', { in: 'notes' });
  await ana().replies('Me', { to: 'Anyone' });
  await ana().edits('Anyone there?', { to: 'Anyone' });
  const [parent] = started.workspace.messages('notes');
  expect(events()).toMatchObject([
    { text: 'Anyone?' },
    { text: 'Me', thread_ts: parent?.ts },
    { message: { ts: parent?.ts, thread_ts: parent?.ts } },
  ]);
  expect(events()[0]).not.toHaveProperty('thread_ts');
});

test('A change of a person is told as the person, a change of a group as who came and went', async () => {
  const asked = ['user_change', 'subteam_updated', 'subteam_members_changed'];
  started = await running('socket', () => {}, {
    ...place,
    manifest: asking(asked, ['users:read', 'usergroups:read']),
  });
  started.workspace.deactivate('otto');
  started.workspace.changeGroup('leads', ['ana']);
  await started.workspace.quiet();
  expect(events()).toMatchObject([
    { type: 'user_change', user: { id: 'UOTTO', deleted: true } },
    { type: 'subteam_updated', subteam: { id: 'S1', users: ['UANA'] } },
    { type: 'subteam_members_changed', subteam_id: 'S1', added_users: ['UANA'], removed_users: ['UBEN'] },
  ]);
});
