import type { Json } from '../json.ts';
import { outsideOf } from '../outside.ts';
import type { Extras } from '../posting.ts';
import { Refusal } from '../refusal.ts';
import type { State } from '../state.ts';
import { checkedMessage, type MessageParts } from '../validation.ts';
import { flag, json, text } from './arguments.ts';
import { requireScope } from './reach.ts';

const longestMarkdown = 12_000;

/** What a message says, in every method that says something. */
export const content = {
  text: text.optional(),
  markdown_text: text.optional(),
  blocks: json.optional(),
  attachments: json.optional(),
  metadata: json.optional(),
  parse: text.optional(),
  link_names: flag.optional(),
};

export const unfurls = { unfurl_links: flag.optional(), unfurl_media: flag.optional() };

/** Another name and face than the app's own. */
export const guise = {
  username: text.optional(),
  icon_emoji: text.optional(),
  icon_url: text.optional(),
};

interface Content {
  text?: string | undefined;
  markdown_text?: string | undefined;
  blocks?: unknown;
  attachments?: unknown;
  metadata?: unknown;
}

export function checkedContent(state: State, args: Content, limits: { maxText?: number } = {}): MessageParts {
  const { text: said, markdown_text: markdown, blocks, attachments, metadata } = args;
  const outside = outsideOf(state);
  if (markdown === undefined)
    return checkedMessage(outside, { text: said, blocks, attachments, metadata }, limits);
  if (said !== undefined || blocks !== undefined) throw new Refusal('markdown_text_conflict');
  if (markdown.length > longestMarkdown) throw new Refusal('msg_too_long');
  return checkedMessage(outside, { text: markdown, attachments, metadata });
}

export function guised(
  state: State,
  args: { username?: string | undefined; icon_emoji?: string | undefined; icon_url?: string | undefined },
): Extras {
  const { username, icon_emoji, icon_url } = args;
  const icons: Json = { ...(icon_emoji && { emoji: icon_emoji }), ...(icon_url && { image_48: icon_url }) };
  const hasIcon = Object.keys(icons).length > 0;
  if (username || hasIcon) requireScope(state, 'chat:write.customize');
  return { ...(username && { username }), ...(hasIcon && { icons }) };
}
