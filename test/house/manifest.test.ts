import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { readManifest } from '../../src/config/manifest.ts';
import { sourceFiles } from '../support/source-files.ts';
import { wiredFlows } from '../support/wired-flows.ts';

const { features, oauth_config, settings } = readManifest(readFileSync('manifest.yml', 'utf8'));
const { bot, bot_optional } = oauth_config.scopes;

test('Slack knows every command that a flow answers, and no other', async () => {
  const { desk } = await wiredFlows();
  expect(features.slash_commands.map(({ command }) => command).toSorted()).toEqual(
    [...desk.commands.keys()].toSorted(),
  );
});

test('Slack knows every shortcut that a flow answers, and no other', async () => {
  const { desk } = await wiredFlows();
  const known = (kind: string) =>
    features.shortcuts.filter(({ type }) => type === kind).map(({ callback_id }) => callback_id);
  expect(known('global').toSorted()).toEqual([...desk.shortcuts.keys()].toSorted());
  expect(known('message').toSorted()).toEqual([...desk.messageShortcuts.keys()].toSorted());
});

test('Slack sends every event that a flow hears, and no other', async () => {
  const { desk, events } = await wiredFlows();
  const heard = [
    ...events,
    ...(desk.homes.size ? ['app_home_opened'] : []),
    ...(desk.hearers.size ? ['message.channels', 'message.groups', 'message.im'] : []),
  ];
  expect(settings.event_subscriptions.bot_events.toSorted()).toEqual(heard.toSorted());
});

/** What each method that we call needs, as slack-platform has it; where we read, in every kind of place. */
const scopesOf: Record<string, readonly string[]> = {
  'apps.connections.open': [],
  'auth.test': [],
  'blocks.validate': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['im:history', 'channels:history', 'groups:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  'conversations.replies': ['im:history', 'channels:history', 'groups:history'],
  'dnd.info': ['dnd:read'],
  'files.completeUploadExternal': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.info': ['files:read'],
  'usergroups.list': ['usergroups:read'],
  'usergroups.users.list': ['usergroups:read'],
  'users.getPresence': ['users:read'],
  'users.info': ['users:read'],
  'users.list': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
};

const called = new Set(
  sourceFiles(['src', 'flows', 'scheduler']).flatMap(({ text }) =>
    [...text.matchAll(/\b(?:client|interactive|delivering)\.([a-z]\w*(?:\.\w+)+)\(/g)].flatMap(
      ([, method]) => method ?? [],
    ),
  ),
);

describe('the scopes', () => {
  test('the methods that are called are known here', () => {
    expect([...called].toSorted()).toEqual(Object.keys(scopesOf).toSorted());
  });

  test('are what the methods, the commands and nothing else need', () => {
    const needed = new Set(['commands', ...[...called].flatMap((method) => scopesOf[method] ?? [])]);
    expect([...bot, ...bot_optional].toSorted()).toEqual([...needed].toSorted());
  });

  test('of which one is optional, and only one method needs it', () => {
    expect(bot_optional).toEqual(['dnd:read']);
    expect([...called].filter((method) => scopesOf[method]?.includes('dnd:read'))).toEqual(['dnd.info']);
  });
});
