import { boolean, list, object, type Rule, required, string } from './rules.ts';

const words = string();

const named = Object.fromEntries(
  [
    'fallback',
    'color',
    'pretext',
    'author_name',
    'author_subname',
    'author_link',
    'author_icon',
    'title',
    'title_link',
    'text',
    'image_url',
    'thumb_url',
    'footer',
    'footer_icon',
    'ts',
    'callback_id',
  ].map((name): [string, Rule] => [name, words]),
);

/** An attachment of the old kind; its blocks have rules of their own. */
export const attachment: Rule = object({
  ...named,
  fields: list(object({ title: required(words), value: required(words), short: boolean })),
  mrkdwn_in: list(words),
  blocks: { is: 'list', of: { is: 'any object' } },
});
