import { z } from 'zod';

const id = z.string().max(300);
const words = z.string().max(40_000);

/** Where a person touches something. */
const place = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('view'), view: id }),
  z.strictObject({ kind: z.literal('message'), conversation: id, ts: id }),
  z.strictObject({ kind: z.literal('ephemeral'), ts: id }),
]);

/**
 * What a person puts into a control: words, a value or several of what is offered, ids of people or channels, a day,
 * a time, seconds since 1970, or rich text's elements; null empties it.
 */
const entry = z.union([
  words,
  z.array(words).max(200),
  z.number(),
  z.array(z.looseObject({})).max(500),
  z.null(),
]);

const touched = { place, block: id, action: id };

/** Everything that the page can ask for. */
export const act = z.discriminatedUnion('act', [
  // Looking.
  z.strictObject({ act: z.literal('open'), conversation: id }),
  z.strictObject({ act: z.literal('older'), conversation: id }),
  z.strictObject({ act: z.literal('thread'), conversation: id, ts: id.nullable() }),
  z.strictObject({ act: z.literal('read'), conversation: id, thread: id.optional(), ts: id }),
  z.strictObject({ act: z.literal('home') }),
  z.strictObject({ act: z.literal('messages') }),
  // Writing.
  z.strictObject({
    act: z.literal('post'),
    conversation: id,
    text: words,
    thread: id.optional(),
    broadcast: z.boolean().optional(),
    files: z.array(id).max(10).optional(),
  }),
  z.strictObject({ act: z.literal('command'), conversation: id, line: words, thread: id.optional() }),
  z.strictObject({ act: z.literal('edit'), conversation: id, ts: id, text: words }),
  z.strictObject({ act: z.literal('delete'), conversation: id, ts: id }),
  z.strictObject({ act: z.literal('react'), conversation: id, ts: id, emoji: id }),
  z.strictObject({ act: z.literal('dismiss'), ts: id }),
  // Using what the app shows.
  z.strictObject({ act: z.literal('press'), ...touched, option: words.optional() }),
  z.strictObject({ act: z.literal('enter'), ...touched, entry, isEnter: z.boolean().optional() }),
  z.strictObject({ act: z.literal('suggest'), ...touched, typed: words }),
  z.strictObject({ act: z.literal('submit'), view: id }),
  z.strictObject({ act: z.literal('cancel'), view: id }),
  z.strictObject({ act: z.literal('close') }),
  z.strictObject({
    act: z.literal('shortcut'),
    shortcut: id,
    on: z.strictObject({ conversation: id, ts: id }).optional(),
  }),
  // About the workspace.
  z.strictObject({ act: z.literal('move clock'), to: z.union([z.literal('next reminder'), z.number()]) }),
  z.strictObject({ act: z.literal('watch traffic'), on: z.boolean() }),
  z.strictObject({ act: z.literal('payload'), id }),
  z.strictObject({
    act: z.literal('record'),
    of: z.union([
      z.strictObject({ conversation: id, ts: id }),
      z.strictObject({ reference: id }),
      z.literal('latest'),
    ]),
  }),
  z.strictObject({ act: z.literal('tell story'), story: id.nullable() }),
  z.strictObject({ act: z.literal('fill in') }),
]);

/** `n` comes back with the answer. */
export const asked = z.strictObject({ n: z.int(), ask: act });

export type Act = z.infer<typeof act>;
export type Place = z.infer<typeof place>;
export type Entry = z.infer<typeof entry>;
