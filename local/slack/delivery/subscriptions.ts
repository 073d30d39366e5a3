import type { Json } from '../json.ts';
import type { State } from '../state.ts';

const messageEvent: Record<string, string> = {
  channel: 'message.channels',
  group: 'message.groups',
  im: 'message.im',
  mpim: 'message.mpim',
};

/** The scope that each event needs; those that are not here need none. */
const scopeOf: Record<string, string> = {
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  'message.mpim': 'mpim:history',
  app_mention: 'app_mentions:read',
  user_change: 'users:read',
  team_join: 'users:read',
  subteam_created: 'usergroups:read',
  subteam_updated: 'usergroups:read',
  subteam_members_changed: 'usergroups:read',
  channel_created: 'channels:read',
  channel_rename: 'channels:read',
  channel_archive: 'channels:read',
  channel_unarchive: 'channels:read',
  channel_deleted: 'channels:read',
  group_rename: 'groups:read',
  group_archive: 'groups:read',
  group_unarchive: 'groups:read',
  group_deleted: 'groups:read',
  reaction_added: 'reactions:read',
  reaction_removed: 'reactions:read',
  pin_added: 'pins:read',
  pin_removed: 'pins:read',
  link_shared: 'links:read',
};

/** Those for whom it depends on where it happens. */
const byKind = new Set(['member_joined_channel', 'member_left_channel']);

/** Whether the app hears of it: its manifest has to ask for the event, and its scopes have to allow it. */
export function isHeard({ options, conversations, scopes }: State, event: Json): boolean {
  const name = event.type === 'message' ? messageEvent[String(event.channel_type)] : String(event.type);
  const asked = options.manifest.settings?.event_subscriptions?.bot_events ?? [];
  if (!name || !asked.includes(name)) return false;
  if (!byKind.has(name)) return scopeOf[name] === undefined || scopes.has(scopeOf[name]);
  const isPublic = conversations.get(String(event.channel))?.kind === 'public';
  return scopes.has(isPublic ? 'channels:read' : 'groups:read');
}
