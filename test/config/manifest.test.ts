import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { validateManifest } from '../../local/slack/validate/index.ts';
import { readManifest } from '../../src/config/manifest.ts';

const text = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');
const manifest = readManifest(text);

test('Slack takes the manifest', () => {
  expect(validateManifest(parse(text))).toEqual([]);
});

test('Slack does not take it with a key that it does not know', () => {
  expect(validateManifest({ ...parse(text), colour: 'red' })).toEqual([
    { message: 'invalid additional property: colour', pointer: '' },
  ]);
});

/** Slack sends an event only to an app that holds its scope. */
const scopeOfEvent: Record<string, string | undefined> = {
  app_home_opened: undefined,
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  user_change: 'users:read',
  team_join: 'users:read',
  subteam_members_changed: 'usergroups:read',
  subteam_updated: 'usergroups:read',
};

test('every event comes with the scope it needs', () => {
  for (const event of manifest.settings.event_subscriptions.bot_events)
    expect([event, event in scopeOfEvent, manifest.oauth_config.scopes.bot]).toEqual([
      event,
      true,
      expect.arrayContaining(scopeOfEvent[event] ? [scopeOfEvent[event]] : []),
    ]);
});

test('a slash command needs its scope, and escapes people and channels in its text into ids', () => {
  expect(manifest.oauth_config.scopes.bot).toContain('commands');
  expect(
    manifest.features.slash_commands.map(({ command, should_escape }) => [command, should_escape]),
  ).toEqual([
    ['/incident', true],
    ['/call-back', true],
  ]);
});

test('cards can reach people, who answer by button or in a thread, and have a Home', () => {
  expect(manifest.features.app_home).toMatchObject({
    home_tab_enabled: true,
    messages_tab_enabled: true,
    messages_tab_read_only_enabled: false,
  });
  expect(manifest.settings).toMatchObject({ interactivity: { is_enabled: true }, socket_mode_enabled: true });
});
