import { describe, expect, test } from '@jest/globals';
import { startWorkspace } from '../../../../local/slack/index.ts';
import { validateManifest } from '../../../../local/slack/validate/index.ts';
import { manifest, workspaceOptions } from '../small-app.ts';
import { long, many } from './samples.ts';

const command = (more = {}) => ({ command: '/note', description: 'Take a note', ...more });
const shortcut = (more = {}) => ({
  name: 'Take a note',
  type: 'global',
  callback_id: 'note',
  description: 'Takes a note',
  ...more,
});
const display_information = { name: 'Notes' };
const about = (more: object) => ({ display_information: { ...display_information, ...more } });
const having = (features: object) => ({ display_information, features });
const commands = (...slash_commands: object[]) => having({ slash_commands });
const shortcuts = (...listed: object[]) => having({ shortcuts: listed });
const scoped = (scopes: object) => ({ display_information, oauth_config: { scopes } });
const set = (settings: object) => ({ display_information, settings });
const events = (event_subscriptions: object) => set({ event_subscriptions });

const refused: [rule: string, manifest: object, pointer: string][] = [
  ['a key that there is not', { display_information, colour: 'red' }, ''],
  [
    'a key that there is not, further in',
    set({ interactivity: { is_enabled: true, colour: 'red' } }),
    '/settings/interactivity',
  ],
  ['no display_information', {}, ''],
  ['no name', { display_information: {} }, '/display_information'],
  ['an empty name', about({ name: '' }), '/display_information/name'],
  ['a name over 35', about({ name: long(36) }), '/display_information/name'],
  ['an empty description', about({ description: '' }), '/display_information/description'],
  ['a description over 140', about({ description: long(141) }), '/display_information/description'],
  [
    'a long_description under 175',
    about({ long_description: long(174) }),
    '/display_information/long_description',
  ],
  [
    'a long_description over 4,000',
    about({ long_description: long(4001) }),
    '/display_information/long_description',
  ],
  [
    'a background colour by name',
    about({ background_color: 'red' }),
    '/display_information/background_color',
  ],
  ['no display_name', having({ bot_user: {} }), '/features/bot_user'],
  [
    'a display_name over 80',
    having({ bot_user: { display_name: long(81) } }),
    '/features/bot_user/display_name',
  ],
  [
    'a display_name in capitals',
    having({ bot_user: { display_name: 'Notes' } }),
    '/features/bot_user/display_name',
  ],
  [
    'a tab enabled as text',
    having({ app_home: { home_tab_enabled: 'true' } }),
    '/features/app_home/home_tab_enabled',
  ],
  ['no commands in their list', commands(), '/features/slash_commands'],
  ['over 50 commands', commands(...many(51, () => command())), '/features/slash_commands'],
  ['a command without /', commands(command({ command: 'note' })), '/features/slash_commands/0/command'],
  ['a command of / alone', commands(command({ command: '/' })), '/features/slash_commands/0/command'],
  ['a command over 32', commands(command({ command: `/${long(32)}` })), '/features/slash_commands/0/command'],
  ['a command without a description', commands({ command: '/note' }), '/features/slash_commands/0'],
  [
    'a command described over 2,000',
    commands(command({ description: long(2001) })),
    '/features/slash_commands/0/description',
  ],
  [
    'a usage_hint over 1,000',
    commands(command({ usage_hint: long(1001) })),
    '/features/slash_commands/0/usage_hint',
  ],
  ['a command url over 3,000', commands(command({ url: long(3001) })), '/features/slash_commands/0/url'],
  ['no shortcuts in their list', shortcuts(), '/features/shortcuts'],
  [
    'over 10 shortcuts',
    shortcuts(...many(11, (index) => shortcut({ type: index % 2 ? 'global' : 'message' }))),
    '/features/shortcuts',
  ],
  ['a sixth global shortcut', shortcuts(...many(6, () => shortcut())), '/features/shortcuts'],
  [
    'a sixth message shortcut',
    shortcuts(...many(6, () => shortcut({ type: 'message' }))),
    '/features/shortcuts',
  ],
  ['a shortcut name over 24', shortcuts(shortcut({ name: long(25) })), '/features/shortcuts/0/name'],
  ['a shortcut of another type', shortcuts(shortcut({ type: 'channel' })), '/features/shortcuts/0/type'],
  [
    'a shortcut callback_id over 255',
    shortcuts(shortcut({ callback_id: long(256) })),
    '/features/shortcuts/0/callback_id',
  ],
  [
    'a shortcut described over 150',
    shortcuts(shortcut({ description: long(151) })),
    '/features/shortcuts/0/description',
  ],
  ['no unfurl domains in their list', having({ unfurl_domains: [] }), '/features/unfurl_domains'],
  [
    'over 5 unfurl domains',
    having({ unfurl_domains: many(6, (index) => `d${index}.org`) }),
    '/features/unfurl_domains',
  ],
  [
    'over 1,000 redirect URLs',
    { display_information, oauth_config: { redirect_urls: many(1001, () => 'https://a') } },
    '/oauth_config/redirect_urls',
  ],
  ['over 255 bot scopes', scoped({ bot: many(256, () => 'commands') }), '/oauth_config/scopes/bot'],
  [
    'over 255 optional user scopes',
    scoped({ user_optional: many(256, () => 'commands') }),
    '/oauth_config/scopes/user_optional',
  ],
  [
    'a request_url over 3,500',
    events({ request_url: long(3501) }),
    '/settings/event_subscriptions/request_url',
  ],
  [
    'over 100 bot events',
    events({ bot_events: many(101, (index) => `event_${index}`) }),
    '/settings/event_subscriptions/bot_events',
  ],
  [
    'a bot event twice',
    events({ bot_events: ['team_join', 'team_join'] }),
    '/settings/event_subscriptions/bot_events',
  ],
  [
    'over 20 metadata subscriptions',
    events({ metadata_subscriptions: many(21, () => ({ app_id: 'A1', event_type: 'a' })) }),
    '/settings/event_subscriptions/metadata_subscriptions',
  ],
  ['interactivity that does not say whether', set({ interactivity: {} }), '/settings/interactivity'],
  ['another runtime', set({ function_runtime: 'deno' }), '/settings/function_runtime'],
  [
    'a third major version',
    { display_information, _metadata: { major_version: 3 } },
    '/_metadata/major_version',
  ],
];

describe('A manifest', () => {
  test.each(refused)('with %s is refused', (_rule, given, pointer) => {
    expect(validateManifest(given)).toEqual([{ message: expect.any(String), pointer }]);
  });

  test('says what is missing and what is unknown as blocks do', () => {
    expect(validateManifest({ colour: 'red' }).map(({ message }) => message)).toEqual([
      'missing required field: display_information',
      'invalid additional property: colour',
    ]);
  });

  test('at its limits passes, with no URL where Socket Mode is on', () => {
    const full = {
      _metadata: { major_version: 2, minor_version: 1 },
      display_information: {
        name: long(35),
        description: long(140),
        long_description: long(175),
        background_color: '#fff',
      },
      features: {
        bot_user: { display_name: 'a-b_c.9', always_online: false },
        app_home: {
          home_tab_enabled: true,
          messages_tab_enabled: true,
          messages_tab_read_only_enabled: false,
        },
        slash_commands: many(50, () => command({ command: `/${long(31)}`, should_escape: true })),
        shortcuts: many(10, (index) => shortcut({ type: index % 2 ? 'global' : 'message', name: long(24) })),
        unfurl_domains: many(5, (index) => `d${index}.org`),
      },
      oauth_config: {
        redirect_urls: ['https://a'],
        scopes: { bot: ['commands'], bot_optional: [], user: [] },
      },
      settings: {
        event_subscriptions: {
          bot_events: many(100, (index) => `event_${index}`),
          metadata_subscriptions: [],
        },
        interactivity: { is_enabled: true },
        socket_mode_enabled: true,
        org_deploy_enabled: false,
        token_rotation_enabled: false,
        is_hosted: false,
        function_runtime: 'remote',
      },
    };
    expect(validateManifest(full)).toEqual([]);
  });
});

test('A workspace starts with half a manifest, and not with one that Slack would refuse', async () => {
  const features = { ...manifest.features, slash_commands: [{ command: 'note' }], colour: 'red' };
  await expect(startWorkspace(workspaceOptions({ manifest: { ...manifest, features } }))).rejects.toThrow(
    /Slack refuses this manifest: .*\[\/features\/slash_commands\/0\/command\].*colour \[\/features\]/,
  );
});
