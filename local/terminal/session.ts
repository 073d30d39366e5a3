import type { Person, Workspace } from '../slack/index.ts';
import type { Somebody } from './somebody.ts';

/** Who somebody is just now, and what they can be told. */
export interface Session {
  workspace: Workspace;
  people: readonly Somebody[];
  person: Person;
  name: string;
  say(text: string): void;
  see(): void;
}

export interface Command {
  usage: string;
  does: string;
  run(session: Session, rest: string): Promise<void> | void;
}

/** `LABEL = TEXT` */
export function labelled(rest: string): { label: string; text: string } | undefined {
  const [, label, text] = /^(.+?)\s*=\s*(.*)$/.exec(rest) ?? [];
  return label === undefined || text === undefined ? undefined : { label, text };
}

/** `WORDS`, or `WORDS on "TEXT"` */
export function withPlace(rest: string): { words: string; how: { on?: string } } {
  const [, words = '', on] = /^(.*?)(?:\s+on\s+"(.+)")?$/.exec(rest) ?? [];
  return { words, how: on === undefined ? {} : { on } };
}
