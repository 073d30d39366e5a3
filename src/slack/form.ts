import type { InputBlock, KnownBlock, View } from '@slack/types';
import { z } from 'zod';
import type { Field, Value, Values } from '../domain/fields.ts';
import type { Refusal } from '../domain/transition.ts';
import { type Line, richText } from './text.ts';

/** A form: declared fields in pages that each fit a screen. */
export interface Form {
  /** Its callback id. */
  name: string;
  /** At most 24 characters. */
  title: string;
  submit: string;
  /** Whether what is typed is kept as it is typed: for a record that is to be, or as an answer about one that is. */
  keepsDraft?: 'of a new record' | 'of an answer';
  /** The names of what its pages learn, which its draft keeps beside the answers. */
  learns?: readonly string[];
  /** What its pages may be told besides answers, at its longest: the doctor draws them so, and no others. */
  examples?: readonly { about?: About; given?: Values }[];
  pages(given: Values, about: About): readonly Page[];
}

export interface Page {
  intro?: string;
  fields: readonly Field[];
  /** What stands above the questions besides the intro. */
  lines?: readonly Line[];
  /** What no field's own rule can see, asked before the next page, so that a sentence stands beside its field. */
  check?(given: Values, asked: { person: string; at: Date }): Checking | Promise<Checking>;
}

/** No, with a sentence; nothing; or what was learnt, which later pages are given under names that no field has. */
export type Checking = Refusal | { learnt: Values } | undefined;

/** What a form has to remember besides its answers. */
export type About = Readonly<Record<string, string>>;

/** What stands above the questions when a form opens. */
export interface Above {
  /** Somebody's words that the form answers. */
  quoted?: { by: string; words: string };
  /** Says that a draft is being continued, beside a button to start afresh. */
  continuing?: string;
}

/** Where a form stands. `id` is the record it is about, or is to be; `turn` counts how often it was drawn. */
export const place = z.object({
  id: z.string(),
  page: z.int().min(0),
  turn: z.int().min(0),
  about: z.record(z.string(), z.string()),
});
export type Place = z.infer<typeof place>;

/** The id of what a person has typed. A record that is to be is its draft's; an answer is its form's and its author's. */
export const draftIdOf = ({ name, keepsDraft }: Form, id: string, author: string): string =>
  keepsDraft === 'of an answer' ? `${name}/${id}/${author}` : id;

export const backAction = 'form-back';
export const afreshAction = 'form-start-afresh';

/** One page of a form as a view. Throws a RangeError for a page that the form does not have. */
export function modal(form: Form, at: Place, given: Values, above: Above = {}): View {
  const pages = form.pages(given, at.about);
  const page = pages[at.page];
  if (!page) throw new RangeError(`${form.name} has no page ${at.page}.`);
  const last = at.page === pages.length - 1;
  const steps = pages.length > 1 ? `Step ${at.page + 1} of ${pages.length}. ` : '';
  const intro = `${steps}${page.intro ?? ''}`.trim();
  const blocks: KnownBlock[] = [];
  if (above.continuing) {
    blocks.push(richText([[above.continuing]]));
    blocks.push({ type: 'actions', elements: [plainButton(afreshAction, 'Start afresh')] });
  }
  if (intro) blocks.push(richText([[intro]]));
  if (page.lines?.length) blocks.push(richText(page.lines));
  if (above.quoted) {
    const { by, words } = above.quoted;
    blocks.push(richText([[{ person: by }, ' wrote:'], [words]]));
  }
  for (const field of page.fields)
    blocks.push(input(form, field, at.turn, given[field.name] ?? field.initial));
  if (at.page > 0) blocks.push({ type: 'actions', elements: [plainButton(backAction, 'Back')] });
  return {
    type: 'modal',
    callback_id: form.name,
    private_metadata: JSON.stringify(at),
    title: plain(form.title),
    submit: plain(last ? form.submit : 'Next'),
    close: plain('Cancel'),
    blocks,
  };
}

/**
 * Slack keeps a typed value under an old block id and does not report a new initial one,
 * so each drawing of a form has block ids of its own.
 */
export const blockId = (name: string, turn: number): string => `${name}.${turn}`;

function input(form: Form, field: Field, turn: number, given: Value | undefined): InputBlock {
  // A field for files always opens empty, also where some were attached before.
  const isAttached = field.as === 'file' && given !== undefined && given.length > 0;
  const hint = isAttached ? 'Attached already. Choose again only to replace it.' : field.hint;
  return {
    type: 'input',
    block_id: blockId(field.name, turn),
    label: plain(field.label),
    ...(hint && { hint: plain(hint) }),
    optional: !field.required || isAttached,
    // Slack refuses a form whose field for files reports as it changes.
    ...(form.keepsDraft && field.as !== 'file' && { dispatch_action: true }),
    element: element(field, given, form.keepsDraft !== undefined),
  };
}

function element(field: Field, given: Value | undefined, reports: boolean): InputBlock['element'] {
  const action_id = field.name;
  const one = typeof given === 'string' ? fitting(field, given) : '';
  const options = (field.options ?? []).map(({ value, label, description }) => ({
    text: plain(label),
    value,
    ...(description && { description: plain(description) }),
  }));
  const chosen = options.filter(({ value }) =>
    Array.isArray(given) ? given.includes(value) : given === value,
  );
  switch (field.as) {
    case 'date':
      return { type: 'datepicker', action_id, ...(one && { initial_date: one }) };
    case 'person':
      return { type: 'users_select', action_id, ...(one && { initial_user: one }) };
    case 'choice':
      return { type: 'static_select', action_id, options, ...(chosen[0] && { initial_option: chosen[0] }) };
    case 'choices':
      return { type: 'checkboxes', action_id, options, ...(chosen.length && { initial_options: chosen }) };
    case 'file':
      return { type: 'file_input', action_id, max_files: mostFiles };
    default:
      return {
        type: 'plain_text_input',
        action_id,
        multiline: field.as === 'paragraph',
        ...(field.max && { max_length: field.max }),
        ...(one && { initial_value: one }),
        ...(reports && { dispatch_action_config: { trigger_actions_on: ['on_character_entered' as const] } }),
      };
  }
}

const longest = 3_000;
const mostFiles = 5;
const shapes: Partial<Record<Field['as'], (text: string) => boolean>> = {
  date: (text) => z.iso.date().safeParse(text).success,
  person: (text) => /^[UW][A-Z0-9]+$/.test(text),
};

/** As much of what was given as Slack takes: one value that does not fit would refuse the whole view. */
function fitting({ as, max = longest }: Field, given: string): string {
  const isShaped = shapes[as];
  if (isShaped) return isShaped(given) ? given : '';
  const text = as === 'line' ? given.replace(/\s*[\r\n]+\s*/g, ' ') : given;
  // A cut through a character of two halves leaves none of it.
  return text.slice(0, Math.min(max, longest)).replace(/[\uD800-\uDBFF]$/, '');
}

const plain = (text: string) => ({ type: 'plain_text' as const, text, emoji: false });
const plainButton = (action: string, label: string) => ({
  type: 'button' as const,
  action_id: action,
  text: plain(label),
});
