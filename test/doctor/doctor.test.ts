import { describe, expect, test } from '@jest/globals';
import { sampleWorkspace } from '../../local/sample-workspace.ts';
import { readManifest } from '../../src/config/manifest.ts';
import { type Circumstances, checkUp, key, manifest } from './check-up.ts';

const { members, channels, userGroups } = sampleWorkspace;
const onlyServer =
  'MongoDB is a single server and no replica set. Production needs one: nothing else has a copy.';

test('all is well: a line a check, by groups, then what it comes to', async () => {
  const { exit, text } = await checkUp({ layouts: true });
  expect(text.replace(/: \d+( layouts)?\./g, '.')).toBe(
    `Organisation
  ok     The organisation file is sound, and its bank holidays reach far enough.

Slack
  ok     Slack takes SLACK_BOT_TOKEN.
  ok     Every scope of manifest.yml was granted.
  ok     Slack takes SLACK_APP_TOKEN for Socket Mode.

Channels
  ok     The channel aac is there, and CaseDesk is in it.
  ok     The channel specialist-services is there, and CaseDesk is in it.
  ok     Told by mailbox, for the organisation file gives them no channel: SAR, MP Hotline.

People
  ok     Everyone whom the organisation file names is in this workspace and active.
  ok     Somebody holds each role.
  ok     Every team has a leader and cover who can decide.

MongoDB
  note   ${onlyServer}
  ok     Every index stands as it should.

Keys
  ok     CASEDESK_KEYS holds every key that the store was sealed with.
  ok     CASEDESK_LOOK_UP_KEYS holds every key that clients are found under.
  ok     What the store holds can be opened.

Clocks
  ok     This machine's clock agrees with Slack's.
  ok     This machine's clock agrees with MongoDB's.

Layouts
  ok     Slack takes every form and message, at its longest.

All is well. One note is worth reading.`,
  );
  expect(exit).toBe(0);
});

test('nothing is changed in Slack: it only reads', async () => {
  const { workspace } = await checkUp({ layouts: true });
  expect([...new Set(workspace.calls.map(({ method }) => method))].sort()).toEqual([
    'apps.connections.open',
    'auth.test',
    'blocks.validate',
    'conversations.info',
    'usergroups.list',
    'users.list',
  ]);
  expect(workspace.sockets()).toBe(0);
});

const without = (scope: string) => {
  const read = readManifest(manifest);
  const bot = read.oauth_config.scopes.bot.filter((one) => one !== scope);
  return { ...read, oauth_config: { scopes: { bot } } };
};
const member = (
  id: string,
  change: Partial<(typeof members)[number] & { deleted: boolean; teamId: string }>,
) => members.map((one) => (one.id === id ? { ...one, ...change } : one));
const aac = (change: {
  isArchived?: boolean;
  isExtShared?: boolean;
  isPrivate?: boolean;
  members?: string[];
}) => channels.map((one) => (one.name === 'aac' ? { ...one, ...change } : one));

describe('what is wrong is said in one sentence, and the exit is 1', () => {
  const wrongs: [string, Circumstances, string[]][] = [
    [
      'a bot token that Slack does not know',
      { slack: { botToken: 'xoxb-wrong' } },
      [
        'CaseDesk cannot start: Slack says invalid_auth. Check SLACK_BOT_TOKEN, and SLACK_APP_TOKEN where it is set.',
      ],
    ],
    [
      'an app token that Slack does not know',
      { slack: { transport: { kind: 'socket', appToken: 'xapp-wrong' } } },
      [
        'Socket Mode cannot be used: Slack says invalid_auth. Check SLACK_APP_TOKEN: it needs connections:write, and Socket Mode has to be on.',
      ],
    ],
    [
      'a scope that was not granted',
      {
        workspace: { manifest: without('im:history') },
        manifest: manifest.replace('- im:history', '- im:history # so that it reads'),
      },
      [
        'The scope im:history was not granted: so that it reads. Install the app again with the scopes of manifest.yml.',
      ],
    ],
    [
      'a scope without which a check cannot be made, too',
      {
        workspace: { manifest: without('usergroups:read') },
        manifest: manifest.replace(/^ *#.*\n/gm, ''),
      },
      [
        'The scope usergroups:read was not granted. Install the app again with the scopes of manifest.yml.',
        'The people and user groups could not be looked at: Slack says missing_scope.',
      ],
    ],
    [
      'a channel that does not exist',
      { organisation: (it) => ({ ...it, channels: { ...it.channels, aac: 'C0NOWHERE' } }) },
      [
        'The channel aac (C0NOWHERE) does not exist, or is private and CaseDesk is not in it. Correct its id, or invite CaseDesk to it.',
      ],
    ],
    [
      'CB-30: a channel of a specialist team that CaseDesk is not in',
      {
        workspace: {
          channels: channels.map((one) => (one.id === 'C0SPECIALIST' ? { ...one, members: ['U0SOL'] } : one)),
        },
      },
      [
        'The channel specialist-services (C0SPECIALIST) is there, and CaseDesk is not in it. Invite CaseDesk.',
      ],
    ],
    [
      'a channel that CaseDesk is not in',
      { workspace: { channels: aac({ members: ['U0AMIR'] }) } },
      ['The channel aac (C0AAC) is there, and CaseDesk is not in it. Invite CaseDesk.'],
    ],
    [
      'a channel that is archived',
      { workspace: { channels: aac({ isArchived: true }) } },
      ['The channel aac (C0AAC) is archived. Restore it, or put another into the organisation file.'],
    ],
    [
      'a channel that is shared outside',
      { workspace: { channels: aac({ isExtShared: true }) } },
      [
        'The channel aac (C0AAC) is shared with another organisation, so nothing is posted there. Stop sharing it, or put another into the organisation file.',
      ],
    ],
    [
      'a user group that does not exist',
      { workspace: { userGroups: userGroups.filter(({ id }) => id !== 'S0AAC') } },
      ['The user group of aac-adviser (S0AAC) does not exist. Correct its id in the organisation file.'],
    ],
    [
      'a user group without members',
      {
        workspace: {
          userGroups: userGroups.map((one) => (one.id === 'S0AAC' ? { ...one, users: [] } : one)),
        },
      },
      ['Nobody holds the role aac-adviser. Give it to somebody.'],
    ],
    [
      'a member of a team who is deactivated',
      { workspace: { members: member('U0BEN', { deleted: true }) } },
      ['U0BEN (member of Team 3) is deactivated in Slack. Correct the organisation file.'],
    ],
    [
      'a leader whom the workspace does not know',
      {
        organisation: (it) => ({
          ...it,
          teams: it.teams.map((team) =>
            team.workgroup === 'Maintenance' ? { ...team, workgroupLeader: 'U0GONE' } : team,
          ),
        }),
      },
      [
        'U0GONE (workgroup leader of Team 3 and workgroup leader of Team 4) is not known in this workspace. Correct the organisation file.',
      ],
    ],
    [
      'the only holder of a role, of another organisation',
      {
        workspace: {
          members: member('U0EVE', { teamId: 'T0OTHER' }),
          channels: aac({ members: ['U0AMIR', 'U0EVE', 'U0CASEDESK'] }),
        },
      },
      [
        'U0EVE (expert) belongs to another organisation. Correct the organisation file.',
        'Nobody holds the role expert. Give it to somebody.',
      ],
    ],
    [
      'the only holder of a role, of another organisation and met nowhere',
      { workspace: { members: member('U0EVE', { teamId: 'T0OTHER' }) } },
      [
        'U0EVE (expert) is not known in this workspace. Correct the organisation file.',
        'Nobody holds the role expert. Give it to somebody.',
      ],
    ],
    [
      'a leader who may not decide',
      {
        workspace: {
          userGroups: userGroups.map((one) =>
            one.id === 'S0TEAMLEADERS' ? { ...one, users: ['U0TESS', 'U0NIA'] } : one,
          ),
        },
      },
      ['leader of Team 3', 'cover for the leader of Team 4', 'cover for the leader of GICH'].map(
        (as) => `U0TOM (${as}) does not hold the role team-leader, so cannot decide. Give them the role.`,
      ),
    ],
    [
      "Slack's clock is far ahead",
      { ahead: { slack: 12 } },
      ["This machine's clock is 12 seconds behind Slack's. Set both by the same time service."],
    ],
    [
      "the store's clock is far behind",
      { ahead: { store: -7 } },
      ["This machine's clock is 7 seconds ahead of MongoDB's. Set both by the same time service."],
    ],
    [
      'a store that does not answer',
      { environment: { mongoUri: 'mongodb://127.0.0.1:9/casedesk' } },
      ['MongoDB does not answer at MONGODB_URI. Start it, or correct the address.'],
    ],
    [
      'an index that is missing',
      { store: ({ connection }) => connection.collection('incidents').dropIndex('due-reminders') },
      ['The index due-reminders of incidents is missing. Start CaseDesk, which makes it.'],
    ],
    [
      'an expiry that is another',
      {
        async store({ connection }) {
          await connection.collection('drafts').dropIndex('expiry');
          await connection.collection('drafts').createIndex({ expiresAt: 1 }, { name: 'expiry' });
        },
      },
      ['The index expiry of drafts is not what this version needs. Start CaseDesk, which makes it.'],
    ],
    [
      'a key that is not held',
      { environment: { keys: [key('another')] } },
      ['The store was sealed with test, which CASEDESK_KEYS does not hold. Add the missing keys.'],
    ],
    [
      'bank holidays that have ended',
      {
        organisation: (it) => ({ ...it, bankHolidays: { ...it.bankHolidays, until: '2026-10-31' } }),
      },
      [
        'The list of bank holidays ended on Saturday 31 October 2026. Working days after that are counted without any. Add the next year to bankHolidays in the organisation file.',
      ],
    ],
  ];

  test.each(wrongs)('%s', async (_what, circumstances, sentences) => {
    const { exit, wrong, text } = await checkUp(circumstances);
    expect(wrong).toEqual(sentences);
    expect(exit).toBe(1);
    expect(text).toMatch(/(One thing is|\d things are) wrong\. Put (it|them) right and run this again\./);
  });
});

describe('what is worth knowing is a note, and the exit is 0', () => {
  test.each<[string, Circumstances, string]>([
    [
      'a scope more than asked for',
      { manifest: manifest.replace('      - im:write\n', '') },
      'Scopes that manifest.yml does not ask for were granted: im:write.',
    ],
    [
      'an optional scope that was not granted',
      { workspace: { grantedOptionalScopes: [] } },
      'The optional scope dnd:read was not granted: Whoever is not to be disturbed sees no reminder, so their cover is told in time. CaseDesk works without it.',
    ],
    [
      'a leader without cover',
      {
        organisation: (it) => ({ ...it, teams: it.teams.map(({ cover: _cover, ...team }) => team) }),
      },
      'Nobody covers for the leader of Team 3, Team 4, New Applications, GICH: what waits for them waits.',
    ],
    [
      'a store that nothing was started on yet',
      { store: 'fresh' },
      'The store is empty. The first start makes its collections and indexes.',
    ],
    [
      'bank holidays that end soon',
      {
        organisation: (it) => ({ ...it, bankHolidays: { ...it.bankHolidays, until: '2026-12-31' } }),
      },
      'The list of bank holidays ends on Thursday 31 December 2026. Working days after that are counted without any. Add the next year to bankHolidays in the organisation file.',
    ],
  ])('%s', async (_what, circumstances, sentence) => {
    const { exit, wrong, notes } = await checkUp(circumstances);
    expect({ exit, wrong }).toEqual({ exit: 0, wrong: [] });
    expect(notes.filter((one) => one !== onlyServer)).toEqual([sentence]);
  });
});

test('over HTTP there is no connection to ask for', async () => {
  const { exit, text, workspace } = await checkUp({
    slack: { transport: { kind: 'http', signingSecret: 'secret-of-the-app', port: 3000 } },
  });
  expect(exit).toBe(0);
  expect(text).toContain('SLACK_SIGNING_SECRET is set.');
  expect(text).not.toContain('secret-of-the-app');
  expect(workspace.calls.map(({ method }) => method)).not.toContain('apps.connections.open');
});

test('where Slack says to wait, it waits and asks again', async () => {
  let refused = false;
  const { exit, workspace } = await checkUp({
    workspace: {
      fault({ method }) {
        if (method !== 'users.list' || refused) return undefined;
        refused = true;
        return { ratelimited: 30 };
      },
    },
  });
  expect(exit).toBe(0);
  expect(workspace.calls.filter(({ method }) => method === 'users.list')).toHaveLength(2);
});

test('where Slack is away, that is all that is said of it, and the store is looked at all the same', async () => {
  const { exit, wrong, text } = await checkUp({ slack: { apiUrl: 'http://127.0.0.1:9/api/' } });
  expect(exit).toBe(1);
  expect(wrong).toEqual([
    'CaseDesk cannot start: Slack does not answer as it should. Try again in a minute.',
    'Socket Mode cannot be used: Slack does not answer as it should. Check SLACK_APP_TOKEN: it needs connections:write, and Socket Mode has to be on.',
  ]);
  expect(text).toContain('Every index stands as it should');
});
