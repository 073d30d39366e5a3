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
  oauth_config: z.looseObject({ scopes: z.looseObject({ bot: z.array(z.string()) }) }),
  settings: z.looseObject({ event_subscriptions: z.looseObject({ bot_events: z.array(z.string()) }) }),
});
export type Manifest = z.infer<typeof manifest>;

/** Throws zod's error for a manifest without what is used of it. */
export const readManifest = (text: string): Manifest => manifest.parse(parse(text));

/** The bot's scopes in order, each with the comment that stands beside it or just above. */
export function scopesOf({ oauth_config }: Manifest, text: string): { scope: string; purpose?: string }[] {
  const listed = parseDocument(text).getIn(['oauth_config', 'scopes', 'bot']);
  const items = isSeq(listed) ? listed.items.filter(isScalar) : [];
  return oauth_config.scopes.bot.map((scope) => {
    const item = items.find(({ value }) => value === scope);
    const purpose = (item?.comment ?? item?.commentBefore)?.trim().replace(/\s*\n\s*/g, ' ');
    return { scope, ...(purpose && { purpose }) };
  });
}
