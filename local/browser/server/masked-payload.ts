import { isRecord, type Json } from '../../slack/json.ts';

/** Where one is: in what a person said, in what a view shows of its own, elsewhere in a view, or anywhere else. */
type Within = 'said' | 'shown' | 'view' | 'anywhere';

interface Masking {
  said(text: string): string;
  shown(text: string): string;
  /** The app's own words, among which somebody's may be. */
  other(text: string): string;
}

const keeps = (text: string): string => text;
const count = (text: string): string => `(${text.length} character${text.length === 1 ? '' : 's'})`;
const hidden = '(not shown)';

const secrets = new Set(['token', 'response_url', 'upload_url']);
const secretText = /\b(?:xox[a-z]|xapp)-[\w-]+|wss?:\/\/\S+/g;

/** What names things and says nothing; all else in what somebody said is theirs. */
const naming = /^(?:subtype|style|channel|users?|team|emoji|(?:\w+_)?(?:id|ts|type))$/;

/** Blocks of labels and choices. Every other block of a view may show what no card does. */
const furniture = new Set(['input', 'actions', 'header', 'divider']);

/**
 * A payload as one may look into it: without tokens, and with a count in place of everything that somebody typed. Of
 * `typed`, the longest come first.
 */
export function masked(payload: Json, typed: readonly string[]): unknown {
  const other = (text: string) => typed.reduce((so, one) => so.replaceAll(one, count(one)), text);
  return inside(payload, '', 'anywhere', { said: count, shown: count, other });
}

// Shorter ones are words that the app may well say of itself.
const shortest = 8;

/** What somebody typed in one payload, so that it is known again where the app passes it on. */
export function typedIn(payload: Json): string[] {
  // A number after a command is no secret, and stands on every card.
  if (isCommand(payload)) return [];
  const found = new Set<string>();
  const said = (text: string) => {
    for (const part of [text, ...text.split('\n')].map((one) => one.trim()))
      if (part.length >= shortest) found.add(part).add(escaped(part));
    return text;
  };
  inside(payload, '', 'anywhere', { said, shown: keeps, other: keeps });
  return [...found];
}

function inside(value: unknown, key: string, within: Within, masking: Masking): unknown {
  if (typeof value === 'string') return words(value, key, within, masking);
  if (Array.isArray(value))
    return value.map((one) => inside(one, key, isRead(one, key, within) ? 'shown' : within, masking));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, inside(one, name, next(value, name, within), masking)]),
  );
}

function words(text: string, key: string, within: Within, { said, shown, other }: Masking): string {
  if (secrets.has(key)) return hidden;
  if ((within === 'said' || within === 'shown') && !naming.test(key))
    return within === 'said' ? said(text) : shown(text);
  return other(text.replaceAll(secretText, hidden));
}

const isRead = (block: unknown, key: string, within: Within): boolean =>
  within === 'view' && key === 'blocks' && isRecord(block) && !furniture.has(String(block.type));

function next(from: Json, name: string, within: Within): Within {
  if (within === 'said' || within === 'shown') return within;
  if (isSaid(from, name)) return 'said';
  if (name === 'initial_value') return 'shown';
  return name === 'view' ? 'view' : within;
}

function isSaid(from: Json, name: string): boolean {
  switch (name) {
    case 'value':
      return from.type === 'block_suggestion' || String(from.type).endsWith('_input');
    case 'rich_text_value':
      return true;
    case 'text':
      return isCommand(from) || isByAPerson(from);
    default:
      return ['blocks', 'attachments', 'files'].includes(name) && isByAPerson(from);
  }
}

const isCommand = ({ command }: Json): boolean => typeof command === 'string';

const isByAPerson = ({ type, user, bot_id }: Json): boolean =>
  (type === 'message' || type === 'app_mention') && typeof user === 'string' && bot_id === undefined;

/** As it comes back in the text of a message. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
