import type { View } from '@slack/types';
import type { Values } from '../domain/fields.ts';
import type { Actor, Refusal } from '../domain/transition.ts';
import type { About, Above, Form } from './form.ts';
import type { Target } from './target.ts';

/** A modal to open: a form for a record, or a page that is only read. */
export type Opening =
  | { form: Form; id: string; turn?: number; about?: About; given?: Values; above?: Above }
  | { view: View };

export interface Typed {
  actor: Actor;
  text: string;
  at: Date;
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

export interface ButtonOptions {
  /** Reads the presser's roles again if they are older than 15 minutes. */
  fresh?: true;
}

/** Where flows meet Slack. Each name is answered by one flow; a name taken twice is an error. */
export interface Desk {
  /** A slash command, with its slash. */
  command(name: string, answer: (typed: Typed) => Promise<Opening | Saying | Refusal>): void;
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
}

/** What flows have put on the desk, by name. */
export class Registrations implements Desk {
  readonly commands = new Map<string, Parameters<Desk['command']>[1]>();
  readonly buttons = new Map<string, { does: Parameters<Desk['button']>[1]; fresh: boolean }>();
  readonly openers = new Map<string, { answer: Parameters<Desk['opens']>[1]; fresh: boolean }>();
  readonly forms = new Map<string, { form: Form; submitted: Parameters<Desk['form']>[1]; fresh: boolean }>();

  readonly readOnlyViews = new Map<string, true>();

  command: Desk['command'] = (name, answer) => once(this.commands, name, answer);
  button: Desk['button'] = (action, does, { fresh = false } = {}) =>
    once(this.buttons, action, { does, fresh });
  opens: Desk['opens'] = (action, answer, { fresh = false } = {}) =>
    once(this.openers, action, { answer, fresh });
  form: Desk['form'] = (form, submitted, { fresh = false } = {}) =>
    once(this.forms, form.name, { form, submitted, fresh });
  readOnly: Desk['readOnly'] = (name) => once(this.readOnlyViews, name, true);
}

function once<T>(taken: Map<string, T>, name: string, value: T): void {
  if (taken.has(name)) throw new Error(`"${name}" is answered twice.`);
  taken.set(name, value);
}
