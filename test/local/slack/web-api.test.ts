import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { startWorkspace, type Workspace } from '../../../local/slack/index.ts';
import { HandClock } from '../../support/hand-clock.ts';
import { manifest, tokens, workspaceOptions } from './small-app.ts';

let workspace: Workspace;
let client: WebClient;
let clock: HandClock;

beforeEach(async () => {
  clock = new HandClock('2026-11-22T09:00:00Z');
  workspace = await startWorkspace(
    workspaceOptions({
      clock,
      channels: [
        { id: 'C1', name: 'notes', members: ['UANA', 'UBEN', 'UBOT'] },
        { id: 'C2', name: 'quiet', members: ['UBEN'] },
        { id: 'C3', name: 'secret', members: ['UBEN'], isPrivate: true },
        { id: 'C4', name: 'old', members: ['UBEN', 'UBOT'], isArchived: true },
      ],
      members: [
        { id: 'UANA', name: 'ana', realName: 'Ana Silva' },
        { id: 'UBEN', name: 'ben', realName: 'Ben Okoro' },
        { id: 'UGONE', name: 'gone', realName: 'Gone Away', deleted: true },
      ],
    }),
  );
  client = new WebClient(tokens.botToken, { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 } });
});
afterEach(() => workspace.stop());

/** Without the client, which would hide a wrong token or a bare error. */
async function call(
  method: string,
  args: Record<string, string> = {},
  token: string | null = tokens.botToken,
) {
  const response = await fetch(workspace.apiUrl + method, {
    method: 'POST',
    body: new URLSearchParams(args),
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
  });
  return { body: (await response.json()) as Record<string, unknown>, headers: response.headers };
}

describe('Tokens and scopes', () => {
  test.each([
    ['no token', null, 'auth.test', 'not_authed'],
    ['a token of nobody', 'xoxb-other', 'auth.test', 'invalid_auth'],
    ['an app token for a bot method', tokens.appToken, 'auth.test', 'not_allowed_token_type'],
    ['a bot token for Socket Mode', tokens.botToken, 'apps.connections.open', 'not_allowed_token_type'],
    ['a method that is not there', tokens.botToken, 'chat.shout', 'unknown_method'],
  ])('%s is refused', async (_what, token, method, error) => {
    expect((await call(method, {}, token)).body).toMatchObject({ ok: false, error });
  });

  test('a missing scope is named, in the body and in the headers', async () => {
    const bare = await startWorkspace(
      workspaceOptions({
        manifest: { ...manifest, oauth_config: { scopes: { bot: ['commands', 'im:write'] } } },
      }),
    );
    const response = await fetch(`${bare.apiUrl}chat.postMessage`, {
      method: 'POST',
      body: new URLSearchParams({ channel: 'C1', text: 'hi' }),
      headers: { authorization: `Bearer ${tokens.botToken}` },
    });
    expect(await response.json()).toEqual({
      ok: false,
      error: 'missing_scope',
      needed: 'chat:write',
      provided: 'commands,im:write',
    });
    expect(response.headers.get('x-oauth-scopes')).toBe('commands,im:write');
    expect(response.headers.get('x-accepted-oauth-scopes')).toBe('chat:write');
    await bare.stop();
  });
});

describe('Arguments', () => {
  test('a missing one and an unknown one are both named', async () => {
    const { body } = await call('chat.update', { channel: 'C1', colour: 'red' });
    expect(body).toEqual({
      ok: false,
      error: 'invalid_arguments',
      response_metadata: {
        messages: ['[ERROR] missing required field: ts', '[ERROR] invalid additional property: colour'],
      },
    });
  });

  test('team_id is tolerated, since Bolt adds it to every call', async () => {
    expect((await call('auth.test', { team_id: 'T1' })).body).toMatchObject({ ok: true, bot_id: 'BBOT' });
  });

  test('JSON bodies are read too', async () => {
    const response = await fetch(`${workspace.apiUrl}chat.postMessage`, {
      method: 'POST',
      body: JSON.stringify({ channel: 'C1', text: 'as JSON', unfurl_links: false }),
      headers: {
        authorization: `Bearer ${tokens.botToken}`,
        'content-type': 'application/json; charset=utf-8',
      },
    });
    expect(await response.json()).toMatchObject({ ok: true, message: { text: 'as JSON' } });
  });
});

describe('Posting', () => {
  test.each([
    ['C2', 'not_in_channel'],
    ['C3', 'channel_not_found'],
    ['C4', 'is_archived'],
    ['C9', 'channel_not_found'],
    ['UGONE', 'user_disabled'],
  ])('to %s is refused with %s', async (channel, error) => {
    expect((await call('chat.postMessage', { channel, text: 'hi' })).body).toMatchObject({
      ok: false,
      error,
    });
  });

  test('to a person goes to their direct messages, and only they see it', async () => {
    const { channel } = await client.chat.postMessage({ channel: 'UANA', text: 'Hello <@UANA>' });
    expect(channel).toBe('DANA');
    await workspace.person('ana').sees('Notes: Hello @Ana Silva');
    workspace.person('ben').seesNot('Hello');
  });

  test('blocks are refused as Slack refuses them', async () => {
    const blocks = JSON.stringify([{ type: 'section', text: { type: 'plain_text', text: '' } }]);
    const { body } = await call('chat.postMessage', { channel: 'C1', text: 'x', blocks });
    expect(body).toMatchObject({
      error: 'invalid_blocks',
      response_metadata: {
        messages: expect.arrayContaining([
          '[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]',
        ]),
      },
    });
  });

  test('an update reaches only own messages, by the conversation id, and up to 4,000 bytes', async () => {
    const posted = await client.chat.postMessage({ channel: 'UANA', text: 'a' });
    const own = String(posted.ts);
    const update = async (args: Record<string, string>) => (await call('chat.update', args)).body.error;
    await workspace.person('ana').posts('mine');
    const hers = String(workspace.messages('DANA').at(-1)?.ts);
    expect(await update({ channel: 'UANA', ts: own, text: 'b' })).toBe('channel_not_found');
    expect(await update({ channel: 'DANA', ts: '1.000001', text: 'b' })).toBe('message_not_found');
    expect(await update({ channel: 'DANA', ts: hers, text: 'b' })).toBe('cant_update_message');
    expect(await update({ channel: 'DANA', ts: own, text: 'é'.repeat(2001) })).toBe('msg_too_long');
    expect(await update({ channel: 'DANA', ts: own, text: 'b' })).toBeUndefined();
    expect(workspace.messages('DANA')[0]).toMatchObject({ text: 'b', edited: { user: 'UBOT' } });
  });

  test('an update without metadata keeps it, and {} clears it', async () => {
    const metadata = { event_type: 'note', event_payload: { key: 'k' } };
    const { ts = '' } = await client.chat.postMessage({ channel: 'C1', text: 'a', metadata });
    await client.chat.update({ channel: 'C1', ts, text: 'b' });
    expect(workspace.messages('C1')[0]?.metadata).toEqual(metadata);
    await call('chat.update', { channel: 'C1', ts, text: 'c', metadata: '{}' });
    expect(workspace.messages('C1')[0]?.metadata).toBeUndefined();
  });

  test('a deleted parent leaves a placeholder with its replies', async () => {
    const { ts = '' } = await client.chat.postMessage({ channel: 'C1', text: 'parent' });
    await client.chat.postMessage({ channel: 'C1', text: 'reply', thread_ts: ts });
    await client.chat.delete({ channel: 'C1', ts });
    expect(workspace.person('ana').messages('notes')).toEqual([
      '  Slackbot: This message was deleted.',
      '    Notes: reply',
    ]);
  });

  test('one post a second and channel, where rates are enforced', async () => {
    const strict = await startWorkspace(workspaceOptions({ clock, enforceRates: true }));
    const paced = new WebClient(tokens.botToken, {
      slackApiUrl: strict.apiUrl,
      rejectRateLimitedCalls: true,
    });
    await paced.chat.postMessage({ channel: 'C1', text: 'a' });
    await expect(paced.chat.postMessage({ channel: 'C1', text: 'b' })).rejects.toMatchObject({
      retryAfter: 1,
    });
    await paced.chat.postMessage({ channel: 'UANA', text: 'elsewhere' });
    clock.advance(1000);
    await paced.chat.postMessage({ channel: 'C1', text: 'b' });
    await strict.stop();
  });
});

describe('Reading back', () => {
  const keys = async (args: object = {}) => {
    const { messages = [] } = await client.conversations.history({ channel: 'C1', ...args });
    return messages.map(({ metadata }) => metadata);
  };

  test('metadata is told only when asked for', async () => {
    const metadata = { event_type: 'note', event_payload: { key: 'k' } };
    await client.chat.postMessage({ channel: 'C1', text: 'a', metadata });
    expect(await keys()).toEqual([{ event_type: 'note' }]);
    expect(await keys({ include_all_metadata: true })).toEqual([metadata]);
  });

  test('pages run from the newest back, and a message posted meanwhile moves nothing', async () => {
    for (const text of ['1', '2', '3', '4', '5']) await client.chat.postMessage({ channel: 'C1', text });
    const first = await client.conversations.history({ channel: 'C1', limit: 2 });
    await client.chat.postMessage({ channel: 'C1', text: '6' });
    const texts = [...(first.messages ?? [])];
    let cursor = first.response_metadata?.next_cursor;
    while (cursor) {
      const next = await client.conversations.history({ channel: 'C1', limit: 2, cursor });
      texts.push(...(next.messages ?? []));
      cursor = next.response_metadata?.next_cursor;
    }
    expect(texts.map(({ text }) => text)).toEqual(['5', '4', '3', '2', '1']);
  });

  test('oldest and latest leave their own edge out, unless inclusive', async () => {
    const posted = [];
    for (const text of ['1', '2', '3']) posted.push(await client.chat.postMessage({ channel: 'C1', text }));
    const range = { channel: 'C1', oldest: String(posted[0]?.ts), latest: String(posted[2]?.ts) };
    const open = await client.conversations.history(range);
    const closed = await client.conversations.history({ ...range, inclusive: true });
    expect(open.messages?.map(({ text }) => text)).toEqual(['2']);
    expect(closed.messages?.map(({ text }) => text)).toEqual(['3', '2', '1']);
  });

  test('replies come with their parent, and stay out of the history', async () => {
    const { ts = '' } = await client.chat.postMessage({ channel: 'C1', text: 'parent' });
    await client.chat.postMessage({ channel: 'C1', text: 'one', thread_ts: ts });
    await workspace.person('ana').replies('two', { to: 'parent' });
    const { messages } = await client.conversations.replies({ channel: 'C1', ts });
    expect(messages?.map(({ text }) => text)).toEqual(['parent', 'one', 'two']);
    expect(messages?.[0]).toMatchObject({ thread_ts: ts, reply_count: 2, reply_users: ['UBOT', 'UANA'] });
    expect((await client.conversations.history({ channel: 'C1' })).messages).toHaveLength(1);
    expect((await call('conversations.replies', { channel: 'C1', ts: '1.1' })).body.error).toBe(
      'thread_not_found',
    );
  });

  test.each([
    [{ channel: 'C2' }, 'not_in_channel'],
    [{ channel: 'C3' }, 'channel_not_found'],
    [{ channel: 'C1', cursor: 'nonsense' }, 'invalid_cursor'],
    [{ channel: 'C1', limit: '1000' }, 'invalid_limit'],
  ])('history of %j is refused with %s', async (args, error) => {
    expect((await call('conversations.history', args)).body.error).toBe(error);
  });
});

describe('People', () => {
  test.each([
    ['conversations.open', { users: 'UNO' }, 'user_not_found'],
    ['conversations.open', { users: 'UGONE' }, 'user_disabled'],
    ['conversations.open', {}, 'users_list_not_supplied'],
    ['conversations.open', { users: 'UANA,UBEN' }, 'missing_scope'],
    ['users.info', { user: 'UNO' }, 'user_not_found'],
    ['usergroups.users.list', { usergroup: 'S9' }, 'no_such_subteam'],
  ])('%s %j is refused with %s', async (method, args, error) => {
    expect((await call(method, args as Record<string, string>)).body.error).toBe(error);
  });

  test('the same people always get the same direct messages', async () => {
    const first = await client.conversations.open({ users: 'UANA' });
    expect(first.channel?.id).toBe('DANA');
    expect((await client.conversations.open({ users: 'UANA' })).channel?.id).toBe('DANA');
  });

  test('a deactivated person stays listed, as deleted', async () => {
    workspace.deactivate('ben');
    const { members = [] } = await client.users.list({});
    expect(members.filter(({ deleted }) => deleted).map(({ id }) => id)).toEqual(['UBEN', 'UGONE']);
    await expect(workspace.person('ben').types('/note')).rejects.toThrow('deactivated');
  });

  test('user groups tell their members', async () => {
    expect(await client.usergroups.users.list({ usergroup: 'S1' })).toMatchObject({ users: ['UBEN'] });
    const { usergroups } = await client.usergroups.list({ include_users: true });
    expect(usergroups).toMatchObject([{ id: 'S1', handle: 'leads', users: ['UBEN'] }]);
    workspace.changeGroup('leads', ['ana']);
    expect(await client.usergroups.users.list({ usergroup: 'S1' })).toMatchObject({ users: ['UANA'] });
  });
});

describe('blocks.validate', () => {
  const fine = JSON.stringify([{ type: 'divider' }]);
  const modal = { type: 'modal', title: { type: 'plain_text', text: 'x' }, blocks: [] };

  test.each([
    ['invalid_blocks', { blocks: [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }] }],
    ['invalid_view', { view: { ...modal, colour: 'red' } }],
    ['invalid_message', { message: { blocks: [{ type: 'section' }] } }],
  ])('needs no token, and says %s with what is wrong', async (error, args) => {
    const given = Object.entries(args).map(([name, value]): [string, string] => [
      name,
      JSON.stringify(value),
    ]);
    const { body } = await call('blocks.validate', Object.fromEntries(given), null);
    const found = { code: expect.any(String), message: expect.any(String), pointer: expect.any(String) };
    expect(body).toMatchObject({ ok: false, error, errors: [found] });
  });

  test('takes what is sound, with words or without', async () => {
    for (const args of [
      { blocks: fine },
      { view: JSON.stringify(modal) },
      { view: JSON.stringify({ type: 'home', blocks: [] }) },
      { message: JSON.stringify({ blocks: [] }) },
    ])
      expect((await call('blocks.validate', { ...args }, null)).body).toEqual({ ok: true });
  });

  test('takes exactly one thing to look at', async () => {
    for (const args of [{}, { blocks: fine, message: '{}' }])
      expect((await call('blocks.validate', { ...args }, null)).body.error).toBe('invalid_arguments');
  });
});
