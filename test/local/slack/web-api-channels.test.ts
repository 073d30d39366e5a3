import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../../local/slack/index.ts';
import { HandClock } from '../../support/hand-clock.ts';
import { workspaceOptions } from './small-app.ts';
import { bareCall, everyScope, withScopes } from './web-api-call.ts';

let workspace: Workspace;
const open: Workspace[] = [];

async function begin(over: Partial<WorkspaceOptions> = {}): Promise<Workspace> {
  const begun = await startWorkspace(
    workspaceOptions({
      ...everyScope,
      clock: new HandClock('2026-11-22T09:00:00Z'),
      members: [
        { id: 'UANA', name: 'ana', realName: 'Ana Silva', email: 'Ana@advice.example' },
        { id: 'UBEN', name: 'ben', realName: 'Ben Okoro', presence: 'away' },
        { id: 'UGONE', name: 'gone', realName: 'Gone Away', deleted: true, email: 'gone@advice.example' },
        { id: 'UMET', name: 'met', realName: 'Met Outside', teamId: 'T2' },
        { id: 'UOUT', name: 'out', realName: 'Out Side', teamId: 'T2' },
      ],
      channels: [
        { id: 'C1', name: 'notes', members: ['UANA', 'UGONE', 'UMET', 'UBOT'] },
        { id: 'C2', name: 'quiet', members: ['UBEN'] },
        { id: 'C3', name: 'secret', members: ['UBEN'], isPrivate: true },
        { id: 'C4', name: 'old', members: ['UBEN', 'UBOT'], isArchived: true },
        { id: 'C5', name: 'inner', members: ['UBEN', 'UBOT'], isPrivate: true },
      ],
      userGroups: [
        { id: 'S1', handle: 'leads', name: 'Leads', users: ['UBEN'] },
        { id: 'S2', handle: 'past', name: 'Past', users: ['UANA'], isDisabled: true },
      ],
      ...over,
    }),
  );
  open.push(begun);
  return begun;
}

beforeEach(async () => {
  workspace = await begin();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.stop()));
});

const call = async (method: string, args: object = {}) => (await bareCall(workspace, method, args)).body;
const error = async (method: string, args: object = {}) => (await call(method, args)).error;
const idsOf = (listed: unknown) => (listed as { id: string }[]).map(({ id }) => id);

describe('A new channel', () => {
  test.each([
    ['', 'invalid_name_required'],
    ['x'.repeat(81), 'invalid_name_maxlength'],
    ['--_', 'invalid_name_punctuation'],
    ['Intake', 'invalid_name_specials'],
    ['two words', 'invalid_name_specials'],
    ['notes', 'name_taken'],
    ['secret', 'name_taken'],
  ])('is not called "%s"', async (name, expected) => {
    expect(await error('conversations.create', { name })).toBe(expected);
  });

  test('has its maker in it, and is private if asked', async () => {
    const { channel } = await call('conversations.create', { name: 'x'.repeat(80), is_private: true });
    expect(channel).toMatchObject({ is_private: true, is_member: true });
    const [id] = idsOf([channel]);
    expect((await call('conversations.members', { channel: id })).members).toEqual(['UBOT']);
  });
});

describe('Joining', () => {
  test('a public channel lets the app read it, a second time with a warning', async () => {
    expect(await error('conversations.history', { channel: 'C2' })).toBe('not_in_channel');
    expect(await call('conversations.join', { channel: 'C2' })).toMatchObject({ ok: true });
    expect(await error('conversations.history', { channel: 'C2' })).toBeUndefined();
    expect(await call('conversations.join', { channel: 'C2' })).toMatchObject({
      warning: 'already_in_channel',
    });
  });

  test.each([
    ['C3', 'channel_not_found'],
    ['C4', 'is_archived'],
    ['C5', 'method_not_supported_for_channel_type'],
    ['C9', 'channel_not_found'],
  ])('%s is refused', async (channel, expected) => {
    expect(await error('conversations.join', { channel })).toBe(expected);
  });
});

describe('Inviting', () => {
  test.each([
    ['somebody who is there', { channel: 'C1', users: 'UANA' }, 'already_in_channel'],
    ['itself', { channel: 'C1', users: 'UBOT' }, 'cant_invite_self'],
    ['somebody deactivated', { channel: 'C5', users: 'UGONE' }, 'cant_invite'],
    ['somebody unknown', { channel: 'C1', users: 'UNO' }, 'user_not_found'],
    ['nobody', { channel: 'C1', users: '' }, 'users_list_not_supplied'],
    ['a hundred and one', { channel: 'C1', users: Array(101).fill('UBEN').join() }, 'too_many_users'],
    ['where it is not', { channel: 'C2', users: 'UANA' }, 'not_in_channel'],
    ['to an archived channel', { channel: 'C4', users: 'UANA' }, 'is_archived'],
    ['to direct messages', { channel: 'DANA', users: 'UBEN' }, 'method_not_supported_for_channel_type'],
  ])('%s is refused', async (_whom, args, expected) => {
    expect(await error('conversations.invite', args)).toBe(expected);
  });

  test('takes the wide scope of the family, or the narrow one', async () => {
    const args = { channel: 'C5', users: 'UANA' };
    workspace = await begin(withScopes('channels:manage', 'channels:write.invites'));
    expect(await call('conversations.invite', args)).toMatchObject({
      error: 'missing_scope',
      needed: 'groups:write,groups:write.invites',
    });
    workspace = await begin(withScopes('groups:write.invites'));
    expect(await error('conversations.invite', args)).toBeUndefined();
    await workspace.person('ana').posts('Thank you', { in: 'inner' });
  });
});

test('A channel is archived once', async () => {
  expect(await error('conversations.archive', { channel: 'C1' })).toBeUndefined();
  expect(await error('conversations.archive', { channel: 'C1' })).toBe('already_archived');
  expect(await error('conversations.archive', { channel: 'C2' })).toBe('not_in_channel');
  expect(await error('chat.postMessage', { channel: 'C1', text: 'a' })).toBe('is_archived');
});

describe('Lists', () => {
  test('of conversations have public ones, and private ones that the app is in', async () => {
    const types = 'public_channel,private_channel';
    expect(idsOf((await call('conversations.list', { types })).channels)).toEqual(['C1', 'C2', 'C4', 'C5']);
    expect(idsOf((await call('conversations.list', { exclude_archived: true })).channels)).toEqual([
      'C1',
      'C2',
    ]);
    expect(await error('conversations.list', { types: 'club' })).toBe('invalid_types');
  });

  test('of the conversations of somebody leave out private ones of others', async () => {
    const types = 'public_channel,private_channel';
    expect(idsOf((await call('users.conversations', { user: 'UBEN', types })).channels)).toEqual([
      'C2',
      'C4',
      'C5',
    ]);
    expect(idsOf((await call('users.conversations')).channels)).toEqual(['C1', 'C4']);
    expect(await error('users.conversations', { user: 'UNO' })).toBe('user_not_found');
  });

  test('of members leave out who is deactivated', async () => {
    expect((await call('conversations.members', { channel: 'C1' })).members).toEqual([
      'UANA',
      'UMET',
      'UBOT',
    ]);
  });

  test('come in pages, until the cursor is empty', async () => {
    const pages = [];
    let cursor = '';
    do {
      const body = await call('conversations.members', {
        channel: 'C1',
        limit: 2,
        ...(cursor && { cursor }),
      });
      pages.push(body.members);
      cursor = String((body.response_metadata as { next_cursor: string }).next_cursor);
    } while (cursor);
    expect(pages).toEqual([['UANA', 'UMET'], ['UBOT']]);
  });

  test.each([
    ['users.list', { limit: 1001 }, 'invalid_limit'],
    ['conversations.list', { limit: 1000 }, 'invalid_limit'],
    ['users.list', { limit: 0 }, 'invalid_limit'],
    ['users.list', { cursor: 'nonsense' }, 'invalid_cursor'],
    ['conversations.history', { channel: 'C1', limit: 1000 }, 'invalid_limit'],
    ['conversations.replies', { channel: 'C1', ts: '1.1', limit: 1001 }, 'invalid_limit'],
    ['conversations.history', { channel: 'C1', oldest: 'yesterday' }, 'invalid_ts_oldest'],
    ['conversations.history', { channel: 'C1', latest: 'now' }, 'invalid_ts_latest'],
  ])('%s %j is refused with %s', async (method, args, expected) => {
    expect(await error(method, args)).toBe(expected);
  });
});

describe('People', () => {
  test('are found by their address, in any case of letters, unless deactivated', async () => {
    expect(await call('users.lookupByEmail', { email: 'ana@ADVICE.example' })).toMatchObject({
      user: { id: 'UANA' },
    });
    expect(await error('users.lookupByEmail', { email: 'gone@advice.example' })).toBe('users_not_found');
    expect(await error('users.lookupByEmail', { email: 'nobody@advice.example' })).toBe('users_not_found');
  });

  test('without the scope for it their address is just not there', async () => {
    expect(await call('users.info', { user: 'UANA' })).toMatchObject({
      user: { profile: { email: 'Ana@advice.example' } },
    });
    workspace = await begin(withScopes('users:read'));
    const { user } = await call('users.info', { user: 'UANA' });
    expect((user as { profile: object }).profile).not.toHaveProperty('email');
  });

  test('of another team are seen where the app meets them, and nowhere else', async () => {
    expect(await call('users.info', { user: 'UMET' })).toMatchObject({
      user: { is_stranger: true, team_id: 'T2' },
    });
    expect(await error('users.info', { user: 'UOUT' })).toBe('user_not_visible');
    expect(await error('conversations.open', { users: 'UOUT' })).toBe('user_not_visible');
  });

  test('Slackbot is no bot, and who is deactivated is still told of', async () => {
    expect(await call('users.info', { user: 'USLACKBOT' })).toMatchObject({ user: { is_bot: false } });
    expect(await call('users.info', { user: 'UGONE' })).toMatchObject({ user: { deleted: true } });
  });

  test('are active or away, and may not want to be disturbed', async () => {
    expect(await call('users.getPresence', { user: 'UANA' })).toMatchObject({ presence: 'active' });
    expect(await call('users.getPresence', { user: 'UBEN' })).toMatchObject({ presence: 'away' });
    expect(await call('users.getPresence', { user: 'UGONE' })).toMatchObject({ presence: 'away' });
    expect(await call('dnd.info', { user: 'UANA' })).toMatchObject({ dnd_enabled: false });
    const doNotDisturb = { from: new Date('2026-11-22T22:00:00Z'), until: new Date('2026-11-23T08:00:00Z') };
    workspace = await begin({
      members: [{ id: 'UANA', name: 'ana', realName: 'Ana', doNotDisturb }],
      channels: [],
      userGroups: [],
    });
    expect(await call('dnd.info', { user: 'UANA' })).toMatchObject({
      dnd_enabled: true,
      next_dnd_start_ts: 1795384800,
      next_dnd_end_ts: 1795420800,
    });
  });

  test('go away, come back and pause their notifications while the app runs', async () => {
    const ben = workspace.person('ben');
    ben.returns();
    expect(await call('users.getPresence', { user: 'UBEN' })).toMatchObject({ presence: 'active' });
    ben.goesAway();
    ben.doNotDisturb(new Date('2026-11-23T08:00:00Z'), { from: new Date('2026-11-22T22:00:00Z') });
    expect(await call('users.getPresence', { user: 'UBEN' })).toMatchObject({ presence: 'away' });
    expect(await call('dnd.info', { user: 'UBEN' })).toMatchObject({
      dnd_enabled: true,
      next_dnd_start_ts: 1795384800,
      next_dnd_end_ts: 1795420800,
    });
    ben.returns();
    expect(await call('dnd.info', { user: 'UBEN' })).toMatchObject({ dnd_enabled: false });
  });

  test.each([
    ['more than eight', { users: Array.from({ length: 9 }, (_, n) => `U${n}`).join() }, 'too_many_users'],
    ['nobody at all', { users: '' }, 'users_list_not_supplied'],
    ['the app itself', { users: 'UBOT' }, 'cannot_dm_bot'],
    ['Slackbot', { users: 'USLACKBOT' }, 'cannot_dm_bot'],
    ['somebody who is not there', { users: 'UNO' }, 'user_not_found'],
    ['somebody who has left', { users: 'UGONE' }, 'user_disabled'],
  ])('%s cannot be written to', async (_whom, args, expected) => {
    expect(await error('conversations.open', args)).toBe(expected);
  });

  test('the same set of people has the same conversation, in any order', async () => {
    const first = await call('conversations.open', { users: 'UANA,UBEN' });
    expect(await call('conversations.open', { users: 'UBEN,UANA' })).toEqual(first);
  });
});

describe('User groups', () => {
  test('that are disabled are told of only when asked for', async () => {
    expect(idsOf((await call('usergroups.list')).usergroups)).toEqual(['S1']);
    expect(idsOf((await call('usergroups.list', { include_disabled: true })).usergroups)).toEqual([
      'S1',
      'S2',
    ]);
    expect(await error('usergroups.users.list', { usergroup: 'S2' })).toBe('no_such_subteam');
    expect(await call('usergroups.users.list', { usergroup: 'S2', include_disabled: true })).toMatchObject({
      users: ['UANA'],
    });
  });

  test('need a plan that is paid for', async () => {
    workspace = await begin({ plan: 'free' });
    expect(await error('usergroups.list')).toBe('plan_upgrade_required');
    expect(await error('usergroups.users.list', { usergroup: 'S1' })).toBe('plan_upgrade_required');
  });
});

test('The team tells its name and its domain', async () => {
  expect(await call('team.info')).toMatchObject({ team: { id: 'T1', name: 'Advice', domain: 'advice' } });
  expect(await error('team.info', { team: 'T9' })).toBe('team_not_found');
});
