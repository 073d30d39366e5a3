import type { View } from '@slack/types';
import type { Values } from '../domain/fields.ts';
import type { Actor, Refusal } from '../domain/transition.ts';
import type { Face } from './face.ts';
import type { About, Above, Form } from './form.ts';
import type { Target } from './target.ts';

/** A modal to open: a form for a record, or a page that is only read. */
export type Opening =
  | { form: Form; id: string; turn?: number; about?: About; given?: Values; above?: Above }
  | { view: View };

/** Somebody asked for something; `key` stands for this asking alone. */
export interface Asking {
  actor: Actor;
  key: string;
  at: Date;
}

/** A slash command; people and channels stand in its text as Slack writes their ids. */
export interface Typed extends Asking {
  text: string;
}

export interface Press {
  actor: Actor;
  target: Target;
  /** Stands for this press alone: person and instant. */
  key: string;
  at: Date;
}

export interface Submission {
  actor: Actor;
  /** The record it is about, or is to be. */
  id: string;
  about: About;
  values: Values;
  key: string;
  at: Date;
}

/** A private answer of one sentence. */
export interface Saying {
  say: string;
}

/** A face, privately; where it has buttons, they are about `target`. */
export interface Showing {
  show: Face;
  target?: Target;
}

/** A message that a shortcut was used on, in plain words; a bot's has no `by`. */
export interface HeardMessage {
  channel: string;
  ts: string;
  threadTs?: string;
  by?: string;
  words: string;
}

/** What a person says in a thread, or to CaseDesk itself; `key` is the event's id. */
export interface Heard extends Asking {
  channel: string;
  ts: string;
  /** The message that it answers. */
  threadTs?: string;
  change: 'said' | 'reworded' | 'taken-back';
  /** Plain words; of a message that was taken back, its last. */
  words: string;
  hasFiles: boolean;
  /** Slack's ts of this wording, or of its taking back: the latest counts, whatever order they come in. */
  asOf: string;
}

/** What stands in a person's Home, the most pressing first. */
export interface Home {
  parts: readonly { face: Face; target?: Target }[];
}

export interface ButtonOptions {
  /** Reads the presser's roles again if they are older than 15 minutes. */
  fresh?: true;
}

/** Where flows meet Slack. Each name is answered by one flow; a name taken twice is an error. */
export interface Desk {
  /** A slash command, with its slash. */
  command(name: string, answer: (typed: Typed) => Promise<Opening | Saying | Showing | Refusal>): void;
  /** A shortcut from anywhere. */
  shortcut(callbackId: string, answer: (asked: Asking) => Promise<Opening | Refusal>): void;
  /** A shortcut on a message. */
  messageShortcut(
    callbackId: string,
    answer: (asked: Asking & { message: HeardMessage }) => Promise<Opening | Refusal>,
  ): void;
  /** A button that changes something at once. */
  button(action: string, does: (press: Press) => Promise<Refusal | undefined>, options?: ButtonOptions): void;
  /** A button that opens a modal. */
  opens(action: string, answer: (press: Press) => Promise<Opening | Refusal>, options?: ButtonOptions): void;
  /** A form; `options.fresh` as for a button. */
  form(
    form: Form,
    submitted: (submission: Submission) => Promise<Refusal | undefined>,
    options?: ButtonOptions,
  ): void;
  /** A view that asks for nothing: its submit button only closes it. */
  readOnly(name: string): void;
  /** A person's Home, drawn when they open it and after each press in it. */
  home(answer: (asked: Pick<Asking, 'actor' | 'at'>) => Promise<Home>): void;
  /** What people of ours say. Slack is answered once this has; where it throws, Slack sends the message again. */
  hears(answer: (heard: Heard) => Promise<Refusal | undefined>): void;
}

/** What flows have put on the desk, by name. */
export class Registrations implements Desk {
  readonly commands = new Map<string, Parameters<Desk['command']>[1]>();
  readonly shortcuts = new Map<string, Parameters<Desk['shortcut']>[1]>();
  readonly messageShortcuts = new Map<string, Parameters<Desk['messageShortcut']>[1]>();
  readonly buttons = new Map<string, { does: Parameters<Desk['button']>[1]; fresh: boolean }>();
  readonly openers = new Map<string, { answer: Parameters<Desk['opens']>[1]; fresh: boolean }>();
  readonly forms = new Map<string, { form: Form; submitted: Parameters<Desk['form']>[1]; fresh: boolean }>();
  readonly readOnlyViews = new Map<string, true>();
  readonly homes = new Map<'home', Parameters<Desk['home']>[0]>();
  readonly hearers = new Map<'message', Parameters<Desk['hears']>[0]>();

  command: Desk['command'] = (name, answer) => once(this.commands, name, answer);
  shortcut: Desk['shortcut'] = (callbackId, answer) => once(this.shortcuts, callbackId, answer);
  messageShortcut: Desk['messageShortcut'] = (callbackId, answer) =>
    once(this.messageShortcuts, callbackId, answer);
  button: Desk['button'] = (action, does, { fresh = false } = {}) =>
    once(this.buttons, action, { does, fresh });
  opens: Desk['opens'] = (action, answer, { fresh = false } = {}) =>
    once(this.openers, action, { answer, fresh });
  form: Desk['form'] = (form, submitted, { fresh = false } = {}) =>
    once(this.forms, form.name, { form, submitted, fresh });
  readOnly: Desk['readOnly'] = (name) => once(this.readOnlyViews, name, true);
  home: Desk['home'] = (answer) => once(this.homes, 'home', answer);
  hears: Desk['hears'] = (answer) => once(this.hearers, 'message', answer);
}

function once<Name extends string, T>(taken: Map<Name, T>, name: Name, value: T): void {
  if (taken.has(name)) throw new Error(`"${name}" is answered twice.`);
  taken.set(name, value);
}
