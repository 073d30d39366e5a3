import type { Block, TextObject, Values } from '../../slack/blocks.ts';

/** What the page is told, in pieces: each replaces the piece of that name that it had. Types alone, for the page. */
export type Told =
  | Directory
  | Sidebar
  | Messages
  | Views
  | Time
  | Tour
  | Traffic
  | { is: 'done'; n: number; value?: unknown }
  | { is: 'sorry'; n: number; why: string };

/** Who and what there is. */
export interface Directory {
  is: 'directory';
  /** Whose window this is. */
  me: string;
  workspace: string;
  /** Changes with the page's own sources; '' until it is built. */
  built: string;
  /** By its bot user's id, as a message of its has it. */
  app: { id: string; name: string; hasHome: boolean; hasMessages: boolean; isReadOnly: boolean };
  people: PersonShown[];
  groups: { id: string; handle: string; name: string }[];
  /** Every channel that may be named, with those that this person is not in. */
  channels: { id: string; name: string; isPrivate: boolean }[];
  commands: { command: string; description: string; hint: string }[];
  shortcuts: { id: string; name: string; description: string; type: 'global' | 'message' }[];
}

export interface PersonShown {
  id: string;
  /** The handle: `ana`. */
  name: string;
  realName: string;
  /** What they do, for those whom one can be. */
  job?: string;
  isBot: boolean;
  isGone: boolean;
}

/** The conversations of this person, and who else has something new. */
export interface Sidebar {
  is: 'sidebar';
  conversations: ConversationShown[];
  /** Messages that others have not read, by their id; only those whom one can be. */
  news: Record<string, number>;
}

export interface ConversationShown {
  id: string;
  kind: 'public' | 'private' | 'im' | 'mpim';
  /** Without a #; a DM goes by the name of whom it is with. */
  name: string;
  members: string[];
  isArchived: boolean;
  unread: number;
  /** The ts of the latest message read; '0' where there is none. */
  readTo: string;
}

/** What changed in a conversation that the window has open, or in its open thread. */
export interface Messages {
  is: 'messages';
  conversation: string;
  /** The parent's ts, for a thread; the parent comes first in it. */
  thread?: string;
  /** All that is loaded, oldest first, rather than a change of it. */
  whole: boolean;
  put: MessageShown[];
  /** ts of those that went. */
  gone: string[];
  /** Whether there are older ones than those loaded. */
  hasOlder: boolean;
}

export interface MessageShown {
  ts: string;
  user: string;
  kind: 'message' | 'ephemeral';
  /** Slackbot's and the app's ephemerals say here who speaks. */
  by?: string;
  subtype?: string;
  text: string;
  blocks: Block[];
  attachments: Record<string, unknown>[];
  files: FileShown[];
  reactions: { name: string; users: string[] }[];
  threadTs?: string;
  replies: number;
  repliers: string[];
  latestReply?: string;
  /** Replies that this person has not read. */
  unreadReplies: number;
  isEdited: boolean;
  /** The last press on it did not go through. */
  isWarned: boolean;
  /** What stands in the menus on it. */
  values: Values;
}

export interface FileShown {
  id: string;
  name: string;
  /** In bytes. */
  size: number;
  type: string;
  /** Whether its bytes are kept here, at `/file/ID`. */
  isHere: boolean;
}

/** The person's Home tab, and their modals from the lowest to the top. */
export interface Views {
  is: 'views';
  home?: ViewShown;
  stack: ViewShown[];
}

export interface ViewShown {
  id: string;
  hash: string;
  title?: TextObject;
  submit?: TextObject;
  close?: TextObject;
  blocks: Block[];
  /** What stands in the fields. */
  values: Values;
  /** block_id → the sentence under the field. */
  errors: Record<string, string>;
  /** Slack's own line at the top. */
  trouble?: string;
}

export interface Time {
  is: 'time';
  /** What the workspace's clock says, in milliseconds since 1970. */
  now: number;
  /** By how much it has been moved on in all, in milliseconds. */
  moved: number;
  /** When the next reminder falls due, if any waits. */
  nextReminder?: number;
  isMoving: boolean;
}

/** The stories there are, and how far the one that is being told has come. */
export interface Tour {
  is: 'tour';
  stories: { id: string; title: string; about: string; under: string; minutes: number; isDone: boolean }[];
  story?: { id: string; title: string; steps: StepShown[]; at: number };
}

export interface StepShown {
  title: string;
  /** The person to be: their id. */
  as: string;
  /** Where it is done: a conversation's id, or `home`. */
  at: string;
  /** What to do, a line each. */
  lines: string[];
  /** Why, or what to look at afterwards. */
  note?: string;
  isDone: boolean;
  /** Whether the words can be filled in for them. */
  canFill: boolean;
}

/** What went to and fro, the newest last; only for windows that ask for it. */
export interface Traffic {
  is: 'traffic';
  lines: TrafficLine[];
}

export interface TrafficLine {
  /** Stays the same while the line goes on, as when an answer comes. */
  id: string;
  /** Milliseconds since 1970. */
  at: number;
  way: 'from the app' | 'to the app' | 'problem';
  /** `chat.postMessage`, `block_actions authorise by U0TOM`. */
  what: string;
  /** `in #aac`, where it is about a place or a person. */
  where?: string;
  outcome: 'waiting' | 'ok' | 'refused' | 'failed';
  /** How it was answered, and how soon. */
  note?: string;
  /** What was refused, and why, in sentences. */
  why: string[];
}

/** What an act 'suggest' is answered with: what the app offers in an external menu. */
export type { Offered } from '../../slack/blocks.ts';

/** A record of the app's, as one may see it here: masked as on cards. */
export interface RecordShown {
  title: string;
  /** Rows of label and words. */
  facts: [label: string, words: string][];
  history: { at: number; by: string; what: string; to?: string }[];
  reminders: { name: string; dueAt: number; state: string }[];
  messages: { name: string; to: string; form: string; state: string; dueAt: number }[];
}
