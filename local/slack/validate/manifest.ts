import { z } from 'zod';
import type { Problem } from './types.ts';

const text = (most: number, least = 1) => z.string().min(least).max(most);
const url = text(3500);
const scopes = z.array(text(255)).max(255);
const distinct = (list: string[]) => new Set(list).size === list.length;

const slashCommand = z.strictObject({
  command: text(32).regex(/^\/[^\s/]+$/),
  description: text(2000),
  usage_hint: text(1000).optional(),
  should_escape: z.boolean().optional(),
  url: text(3000).optional(),
});

const shortcut = z.strictObject({
  name: text(24),
  type: z.enum(['message', 'global']),
  callback_id: text(255),
  description: text(150),
});
const mostOfAType = 5;
const balanced = (shortcuts: { type: string }[]) =>
  ['global', 'message'].every((type) => shortcuts.filter((one) => one.type === type).length <= mostOfAType);

const features = z.strictObject({
  bot_user: z
    .strictObject({
      display_name: text(80).regex(/^[a-z0-9\-_.]+$/),
      always_online: z.boolean().optional(),
    })
    .optional(),
  app_home: z
    .strictObject({
      home_tab_enabled: z.boolean().optional(),
      messages_tab_enabled: z.boolean().optional(),
      messages_tab_read_only_enabled: z.boolean().optional(),
    })
    .optional(),
  slash_commands: z.array(slashCommand).min(1).max(50).optional(),
  shortcuts: z
    .array(shortcut)
    .min(1)
    .max(10)
    .refine(balanced, `no more than ${mostOfAType} of a type allowed`)
    .optional(),
  unfurl_domains: z.array(text(255)).min(1).max(5).optional(),
});

const settings = z.strictObject({
  event_subscriptions: z
    .strictObject({
      request_url: url.optional(),
      bot_events: z.array(text(255)).max(100).refine(distinct, 'must be unique').optional(),
      metadata_subscriptions: z
        .array(z.strictObject({ app_id: text(255), event_type: text(255) }))
        .max(20)
        .optional(),
    })
    .optional(),
  interactivity: z
    .strictObject({
      is_enabled: z.boolean(),
      request_url: url.optional(),
      message_menu_options_url: url.optional(),
    })
    .optional(),
  socket_mode_enabled: z.boolean().optional(),
  org_deploy_enabled: z.boolean().optional(),
  token_rotation_enabled: z.boolean().optional(),
  is_hosted: z.boolean().optional(),
  function_runtime: z.enum(['slack', 'remote']).optional(),
});

const manifest = z.strictObject({
  _metadata: z
    .strictObject({ major_version: z.literal([1, 2]), minor_version: z.int().optional() })
    .optional(),
  display_information: z.strictObject({
    name: text(35),
    description: text(140).optional(),
    long_description: text(4000, 175).optional(),
    background_color: z
      .string()
      .regex(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i)
      .optional(),
  }),
  features: features.optional(),
  oauth_config: z
    .strictObject({
      redirect_urls: z.array(url).max(1000).optional(),
      scopes: z
        .strictObject({
          bot: scopes.optional(),
          bot_optional: scopes.optional(),
          user: scopes.optional(),
          user_optional: scopes.optional(),
        })
        .optional(),
    })
    .optional(),
  settings: settings.optional(),
});

/** What Slack would not take in a manifest; one that is not whole may be looked at as far as it goes. */
export function validateManifest(given: unknown, { whole = true } = {}): Problem[] {
  const { error } = manifest.safeParse(given);
  return (error?.issues ?? []).flatMap((issue): Problem[] => {
    const pointer = issue.path.map((step) => `/${String(step)}`).join('');
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ message: `invalid additional property: ${key}`, pointer }));
    const isMissing = valueAt(given, issue.path) === undefined;
    if (isMissing && !whole) return [];
    const name = String(issue.path.at(-1));
    return isMissing
      ? [{ message: `missing required field: ${name}`, pointer: pointer.slice(0, -name.length - 1) }]
      : [{ message: issue.message, pointer }];
  });
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).find(([key]) => key === String(step))?.[1]
        : undefined,
    given,
  );
}
