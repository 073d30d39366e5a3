import type { Clock } from '../clock.ts';
import type { DeliveryOptions } from './delivery/options.ts';
import type { Fault } from './faults.ts';
import type { Json } from './json.ts';
import type { Keeper } from './keeper.ts';
import type { RateOptions } from './rates.ts';

export interface SlashCommand {
  command: string;
  description?: string;
  usage_hint?: string;
  should_escape?: boolean;
}

export interface Shortcut {
  name: string;
  type: 'global' | 'message';
  callback_id: string;
  description?: string;
}

/** The parts of manifest.yml that change how a workspace behaves. */
export interface Manifest {
  features?: {
    slash_commands?: SlashCommand[];
    shortcuts?: Shortcut[];
    unfurl_domains?: string[];
    app_home?: {
      home_tab_enabled?: boolean;
      messages_tab_enabled?: boolean;
      messages_tab_read_only_enabled?: boolean;
    };
  };
  oauth_config?: { scopes?: { bot?: string[]; bot_optional?: string[] } };
  settings?: { event_subscriptions?: { bot_events?: string[]; metadata_subscriptions?: unknown[] } };
}

export interface MemberOptions {
  id: string;
  /** The handle. */
  name: string;
  realName: string;
  deleted?: boolean;
  isStranger?: boolean;
  isRestricted?: boolean;
  /** Another team's id makes this a person from outside. */
  teamId?: string;
  tz?: string;
  email?: string;
  presence?: 'active' | 'away';
  /** Until when they are not to be disturbed. */
  doNotDisturb?: { from: Date; until: Date } | undefined;
}

export interface ChannelOptions {
  id: string;
  name: string;
  isPrivate?: boolean;
  isArchived?: boolean;
  isExtShared?: boolean;
  /** Ids; the app is a member only where its bot user is listed. */
  members: string[];
}

export interface UserGroupOptions {
  id: string;
  handle: string;
  name: string;
  users: string[];
  isDisabled?: boolean;
}

export interface WorkspaceOptions extends DeliveryOptions {
  port?: number;
  clock?: Clock;
  /** Absent: nothing outlives `stop`. */
  keep?: Keeper;
  team: { id: string; name: string; domain: string };
  app: {
    id: string;
    name: string;
    botUserId: string;
    botToken: string;
    appToken: string;
    signingSecret: string;
  };
  manifest: Manifest;
  members: MemberOptions[];
  channels: ChannelOptions[];
  userGroups: UserGroupOptions[];
  delivery: 'socket' | { url: string };
  /** Of so many calls and payloads, the latest, it is remembered what was in them: of all, unless it is given. */
  remembered?: number;
  /** Slack's rate limits, by this clock; off unless asked for, because most tests are about something else. */
  enforceRates?: boolean | RateOptions;
  /** Which of the manifest's optional scopes the workspace has granted: none, unless they are named. */
  grantedOptionalScopes?: string[];
  /** A free plan has no user groups. */
  plan?: 'paid' | 'free';
  /** How long a message can be edited, as an administrator may set it. */
  editWindowMinutes?: number;
  /** The image URLs that Slack can download; any other refuses what it stands in. */
  images?: string[];
  /** Slack files that are there already, by id or address. */
  files?: string[];
  /** Asked for every Web API call; `n` counts them from 1. */
  fault?: (call: { method: string; args: Json; n: number }) => Fault | undefined;
}
