import { createHash } from 'node:crypto';
import type { KnownBlock, Overflow, Button as SlackButton } from '@slack/types';
import { entryText } from './target.ts';
import { cutToBytes, type Line, plainText, richText } from './text.ts';

/** A button under a message; its record is said by the deliverer. */
export interface Button {
  /** Never renamed: cards that stand in Slack carry it. */
  action: string;
  label: string;
  style?: 'primary' | 'danger';
  confirm?: { title: string; text: string; confirm: string; deny: string };
}

/** An entry of a menu: a press of it is a press of that button. Slack asks nobody to confirm one entry alone. */
export type Entry = Pick<Button, 'action' | 'label'> & { confirm?: never; style?: never };

/** What a message shows, before Slack's blocks. */
export interface Face {
  title: string;
  lines: readonly Line[];
  buttons?: readonly Button[];
  /** What is done less often, in a menu beside the buttons. */
  more?: readonly Entry[];
}

export interface Rendered {
  text: string;
  blocks: KnownBlock[];
  hash: string;
}

// Slack's limit for one menu; a further entry opens a second.
const mostEntries = 5;

// Longer, and chat.update answers msg_too_long; the blocks have all of it.
const mostTextBytes = 4_000;

/** A face as Slack takes it; `target` comes back with each press. */
export function rendered({ title, lines, buttons = [], more = [] }: Face, target: string): Rendered {
  const elements = [...buttons.map((it) => button(it, target)), ...menus(more, target)];
  const blocks: KnownBlock[] = [
    { type: 'header', text: { type: 'plain_text', text: title, emoji: false } },
    richText(lines),
    ...(elements.length ? [{ type: 'actions' as const, elements }] : []),
  ];
  const text = cutToBytes(plainText([[title], ...lines]), mostTextBytes);
  return {
    text,
    blocks,
    hash: createHash('sha256')
      .update(JSON.stringify([text, blocks]))
      .digest('base64url'),
  };
}

const plain = (text: string) => ({ type: 'plain_text' as const, text, emoji: false });

function menus(entries: readonly Entry[], target: string): Overflow[] {
  const options = entries.map(({ action, label }) => ({
    text: plain(label),
    value: entryText(action, target),
  }));
  return options.flatMap((_, at) =>
    at % mostEntries
      ? []
      : [{ type: 'overflow', action_id: `more-${at}`, options: options.slice(at, at + mostEntries) }],
  );
}

function button({ action, label, style, confirm }: Button, target: string): SlackButton {
  return {
    type: 'button',
    action_id: action,
    text: plain(label),
    value: target,
    ...(style && { style }),
    ...(confirm && {
      confirm: {
        title: plain(confirm.title),
        text: plain(confirm.text),
        confirm: plain(confirm.confirm),
        deny: plain(confirm.deny),
      },
    }),
  };
}
