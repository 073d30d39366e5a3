import { isScalar, isSeq, parse, parseDocument } from 'yaml';
import { z } from 'zod';

/** What the local workspace has to know of `manifest.yml`; Slack knows the rest. */
const manifest = z.looseObject({
  features: z.looseObject({
    slash_commands: z.array(z.looseObject({ command: z.string() })),
    shortcuts: z.array(
      z.looseObject({ type: z.enum(['global', 'message']), name: z.string(), callback_id: z.string() }),
    ),
    app_home: z.looseObject({ home_tab_enabled: z.boolean(), messages_tab_enabled: z.boolean() }),
  }),
  oauth_config: z.looseObject({
    scopes: z.looseObject({ bot: z.array(z.string()), bot_optional: z.array(z.string()).default([]) }),
  }),
  settings: z.looseObject({ event_subscriptions: z.looseObject({ bot_events: z.array(z.string()) }) }),
});
export type Manifest = z.infer<typeof manifest>;

/** Throws zod's error for a manifest without what is used of it. */
export const readManifest = (text: string): Manifest => manifest.parse(parse(text));

export interface Scope {
  scope: string;
  /** Without it the app works, too. */
  optional: boolean;
  /** The comment that stands beside it or just above. */
  purpose?: string;
}

/** The bot's scopes in order, those that it can do without last. */
export function scopesOf({ oauth_config: { scopes } }: Manifest, text: string): Scope[] {
  const document = parseDocument(text);
  return [
    ...commented(document.getIn(['oauth_config', 'scopes', 'bot']), scopes.bot, false),
    ...commented(document.getIn(['oauth_config', 'scopes', 'bot_optional']), scopes.bot_optional, true),
  ];
}

function commented(listed: unknown, scopes: readonly string[], optional: boolean): Scope[] {
  const items = isSeq(listed) ? listed.items.filter(isScalar) : [];
  return scopes.map((scope) => {
    const item = items.find(({ value }) => value === scope);
    const purpose = (item?.comment ?? item?.commentBefore)?.trim().replace(/\s*\n\s*/g, ' ');
    return { scope, optional, ...(purpose && { purpose }) };
  });
}
