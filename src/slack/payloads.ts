import { z } from 'zod';
import { stateValues } from './answers.ts';
import { readEntry } from './target.ts';

const user = z.looseObject({ id: z.string(), team_id: z.string().optional() });
const team = z.looseObject({ id: z.string() }).nullish();

export const slashCommand = z.looseObject({
  command: z.string(),
  text: z.string().default(''),
  user_id: z.string(),
  team_id: z.string(),
  channel_id: z.string(),
  trigger_id: z.string(),
});

export const view = z.looseObject({
  id: z.string(),
  type: z.string(),
  // Empty in a Home, and in a modal that only says something.
  callback_id: z.string(),
  private_metadata: z.string(),
  blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string() })).default([]),
  state: z.looseObject({ values: stateValues }),
});

const action = z
  .looseObject({
    type: z.string(),
    action_id: z.string(),
    // Names the press: two presses without it would pass for one.
    action_ts: z.string(),
    // A line that was emptied reports null.
    value: z.string().nullish(),
    selected_option: z.looseObject({ value: z.string() }).nullish(),
  })
  .transform(asButton);

/** An entry of a menu under a message is a press of the button that it stands for. */
function asButton<A extends { type: string; selected_option?: { value: string } | null | undefined }>(it: A) {
  const entry = it.type === 'overflow' && readEntry(it.selected_option?.value ?? '');
  return entry ? { ...it, type: 'button', action_id: entry.action, value: entry.target } : it;
}

/** A press on a message, in a modal or in a Home. */
export const press = z.looseObject({
  user,
  team,
  trigger_id: z.string(),
  channel: z.looseObject({ id: z.string() }).optional(),
  view: view.optional(),
  actions: z.array(action).min(1),
});
export type PressPayload = z.infer<typeof press>;

/** A shortcut from anywhere. */
export const shortcut = z.looseObject({
  user,
  team,
  callback_id: z.string(),
  trigger_id: z.string(),
  // Names the asking, as in a press.
  action_ts: z.string(),
});

/** A shortcut on a message. */
export const messageShortcut = shortcut.extend({
  channel: z.looseObject({ id: z.string() }),
  message: z.looseObject({
    ts: z.string(),
    thread_ts: z.string().optional(),
    user: z.string().optional(),
    bot_id: z.string().nullish(),
    text: z.string().default(''),
  }),
});

export const submission = z.looseObject({ user, team, view });
