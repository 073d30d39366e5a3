import { createHash } from 'node:crypto';
import type { KnownBlock, Button as SlackButton } from '@slack/types';
import { cutToBytes, type Line, plainText, richText } from './text.ts';

/** A button under a message; its record is said by the deliverer. */
export interface Button {
  /** Never renamed: cards that stand in Slack carry it. */
  action: string;
  label: string;
  style?: 'primary' | 'danger';
  confirm?: { title: string; text: string; confirm: string; deny: string };
}

/** What a message shows, before Slack's blocks. */
export interface Face {
  title: string;
  lines: readonly Line[];
  buttons?: readonly Button[];
}

export interface Rendered {
  text: string;
  blocks: KnownBlock[];
  hash: string;
}

// Longer, and chat.update answers msg_too_long; the blocks have all of it.
const mostTextBytes = 4_000;

/** A face as Slack takes it; `target` comes back with each press. */
export function rendered({ title, lines, buttons = [] }: Face, target: string): Rendered {
  const blocks: KnownBlock[] = [
    { type: 'header', text: { type: 'plain_text', text: title, emoji: false } },
    richText(lines),
    ...(buttons.length
      ? [{ type: 'actions' as const, elements: buttons.map((it) => button(it, target)) }]
      : []),
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

function button({ action, label, style, confirm }: Button, target: string): SlackButton {
  const plain = (text: string) => ({ type: 'plain_text' as const, text, emoji: false });
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
