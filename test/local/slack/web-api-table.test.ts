import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startWorkspace, type Workspace } from '../../../local/slack/index.ts';
import { methods } from '../../../local/slack/web-api/methods.ts';
import { tokens, workspaceOptions } from './small-app.ts';
import { bareCall, everyScope, withScopes } from './web-api-call.ts';

const history = 'channels:history,groups:history,im:history,mpim:history';
const read = 'channels:read,groups:read,im:read,mpim:read';
const manage = 'channels:manage,groups:write';

/** Each method, the scopes of which it needs one, and how often it may be called. */
const table: [method: string, scopes: string, tier: number | 'special'][] = [
  ['apps.connections.open', 'connections:write', 3],
  ['auth.test', '', 'special'],
  ['blocks.validate', '', 4],
  ['chat.delete', 'chat:write', 3],
  ['chat.deleteScheduledMessage', 'chat:write', 3],
  ['chat.getPermalink', '', 'special'],
  ['chat.postEphemeral', 'chat:write', 4],
  ['chat.postMessage', 'chat:write', 'special'],
  ['chat.scheduleMessage', 'chat:write', 3],
  ['chat.scheduledMessages.list', '', 3],
  ['chat.update', 'chat:write', 3],
  ['conversations.archive', manage, 2],
  ['conversations.create', manage, 2],
  ['conversations.history', history, 3],
  ['conversations.info', read, 3],
  ['conversations.invite', `${manage},channels:write.invites,groups:write.invites`, 3],
  ['conversations.join', 'channels:join', 3],
  ['conversations.list', read, 2],
  ['conversations.members', read, 4],
  ['conversations.open', 'im:write,mpim:write', 3],
  ['conversations.replies', history, 3],
  ['dnd.info', 'dnd:read', 3],
  ['files.completeUploadExternal', 'files:write', 4],
  ['files.getUploadURLExternal', 'files:write', 4],
  ['files.info', 'files:read', 4],
  ['pins.add', 'pins:write', 2],
  ['reactions.add', 'reactions:write', 3],
  ['reactions.remove', 'reactions:write', 2],
  ['team.info', 'team:read', 3],
  ['usergroups.list', 'usergroups:read', 2],
  ['usergroups.users.list', 'usergroups:read', 2],
  ['users.conversations', read, 3],
  ['users.getPresence', 'users:read', 3],
  ['users.info', 'users:read', 4],
  ['users.list', 'users:read', 2],
  ['users.lookupByEmail', 'users:read.email', 3],
  ['views.open', '', 4],
  ['views.publish', '', 4],
  ['views.push', '', 4],
  ['views.update', '', 4],
];
const forBots = table.filter(([method]) => method !== 'apps.connections.open');

let bare: Workspace;
let full: Workspace;

beforeAll(async () => {
  bare = await startWorkspace(workspaceOptions(withScopes('commands')));
  full = await startWorkspace(workspaceOptions(everyScope));
});
afterAll(() => Promise.all([bare.stop(), full.stop()]));

test('every method is in the table, with its scopes and its tier', () => {
  const told = Object.entries(methods).map(([name, { scopes, tier }]) => [name, scopes.join(','), tier]);
  expect(told).toEqual(table);
});

describe('A scope that is missing', () => {
  test.each(forBots.filter(([, scopes]) => scopes !== ''))(
    '%s asks for it by name',
    async (method, scopes) => {
      const { body, headers } = await bareCall(bare, method);
      expect(body).toEqual({ ok: false, error: 'missing_scope', needed: scopes, provided: 'commands' });
      expect(headers.get('x-oauth-scopes')).toBe('commands');
      expect(headers.get('x-accepted-oauth-scopes')).toBe(scopes);
    },
  );

  test.each(forBots.filter(([, scopes]) => scopes === ''))('%s needs none', async (method) => {
    expect((await bareCall(bare, method)).body.error).not.toBe('missing_scope');
  });
});

describe('The one scope for the channel at hand', () => {
  const channels = { public: 'C1', private: 'C5', direct: 'DANA', group: 'GANABEN' };
  test.each([
    ['conversations.history', 'C1', 'channels:history', 'groups:history'],
    ['conversations.history', 'C5', 'groups:history', 'channels:history'],
    ['conversations.history', 'DANA', 'im:history', 'mpim:history'],
    ['conversations.history', 'GANABEN', 'mpim:history', 'im:history'],
    ['conversations.replies', 'C1', 'channels:history', 'im:history'],
    ['conversations.replies', 'C5', 'groups:history', 'im:history'],
    ['conversations.info', 'C1', 'channels:read', 'groups:read'],
    ['conversations.info', 'C5', 'groups:read', 'channels:read'],
    ['conversations.info', 'DANA', 'im:read', 'channels:read'],
    ['conversations.members', 'GANABEN', 'mpim:read', 'channels:read'],
  ])('%s of %s needs %s', async (method, channel, needed, other) => {
    const told = async (...scopes: string[]) => {
      const workspace = await startWorkspace({
        ...workspaceOptions(withScopes('mpim:write', ...scopes)),
        channels: [
          { id: 'C1', name: 'notes', members: ['UANA', 'UBOT'] },
          { id: 'C5', name: 'inner', members: ['UANA', 'UBOT'], isPrivate: true },
        ],
      });
      await bareCall(workspace, 'conversations.open', { users: 'UANA,UBEN' });
      const { body } = await bareCall(workspace, method, {
        channel,
        ...(method.endsWith('replies') && { ts: '1.1' }),
      });
      await workspace.stop();
      return body;
    };
    expect(Object.values(channels)).toContain(channel);
    expect(await told(other)).toMatchObject({ error: 'missing_scope', needed });
    expect((await told(needed)).error).not.toBe('missing_scope');
  });

  test.each([
    ['conversations.open', { users: 'UANA' }, 'im:write', 'mpim:write'],
    ['conversations.open', { users: 'UANA,UBEN' }, 'mpim:write', 'im:write'],
    ['conversations.list', { types: 'private_channel' }, 'groups:read', 'channels:read'],
    ['users.conversations', { types: 'im' }, 'im:read', 'channels:read'],
    ['conversations.create', { name: 'x', is_private: true }, 'groups:write', 'channels:manage'],
  ])('%s %j needs %s', async (method, args, needed, other) => {
    const workspace = await startWorkspace(workspaceOptions(withScopes(other)));
    expect((await bareCall(workspace, method, args)).body).toMatchObject({ error: 'missing_scope', needed });
    await workspace.stop();
  });
});

describe('Arguments', () => {
  test.each(forBots)('%s refuses one that it does not know', async (method) => {
    const { body } = await bareCall(full, method, { colour: 'red' });
    expect(body.error).toBe('invalid_arguments');
    expect(body.response_metadata).toMatchObject({
      messages: expect.arrayContaining(['[ERROR] invalid additional property: colour']),
    });
  });

  test.each([
    [
      'conversations.members',
      { channel: 'C1', limit: 'ten' },
      'must provide an integer [json-pointer:/limit]',
    ],
    ['conversations.members', { channel: 'C1', limit: '' }, 'must provide an integer [json-pointer:/limit]'],
    ['users.list', { include_locale: 'yes' }, 'must provide a boolean [json-pointer:/include_locale]'],
    [
      'files.getUploadURLExternal',
      { filename: 'a', length: 0 },
      'must be more than 0 [json-pointer:/length]',
    ],
    ['files.completeUploadExternal', { files: 'F1' }, 'must provide an array [json-pointer:/files]'],
    ['chat.postMessage', {}, 'missing required field: channel'],
  ])('%s %j: %s', async (method, args, message) => {
    const { body } = await bareCall(full, method, args);
    expect(body.response_metadata).toEqual({ messages: [`[ERROR] ${message}`] });
  });

  test('a number is no text, in JSON', async () => {
    const response = await fetch(`${full.apiUrl}users.info`, {
      method: 'POST',
      body: JSON.stringify({ user: 7 }),
      headers: { authorization: `Bearer ${tokens.botToken}`, 'content-type': 'application/json' },
    });
    expect(await response.json()).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] must provide a string [json-pointer:/user]'] },
    });
  });
});

describe('A manifest', () => {
  test('that asks for a scope that Slack does not have is refused', async () => {
    await expect(startWorkspace(workspaceOptions(withScopes('chat:write', 'chat:shout')))).rejects.toThrow(
      'Slack has no such bot scope: chat:shout',
    );
  });

  test('may ask for optional scopes, which are granted or not', async () => {
    const asked = {
      manifest: { oauth_config: { scopes: { bot: ['commands'], bot_optional: ['users:read'] } } },
    };
    for (const [grantedOptionalScopes, error] of [
      [[], 'missing_scope'],
      [['users:read'], undefined],
    ] as const) {
      const workspace = await startWorkspace(
        workspaceOptions({ ...asked, grantedOptionalScopes: [...grantedOptionalScopes] }),
      );
      expect((await bareCall(workspace, 'users.list')).body.error).toBe(error);
      await workspace.stop();
    }
  });
});
