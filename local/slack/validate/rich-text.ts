import {
  boolean,
  list,
  matching,
  object,
  oneOf,
  type Rule,
  required,
  type Shape,
  string,
  variants,
} from './rules.ts';

const someText = required(string({ min: 1 }));

const style = object({
  bold: boolean,
  italic: boolean,
  code: boolean,
  strike: boolean,
  underline: boolean,
});

function leaf(fields: Record<string, Rule>): Shape {
  return { fields: { ...fields, style } };
}

const textAndLink: Record<string, Shape> = {
  text: leaf({ text: someText }),
  link: leaf({ url: someText, text: string(), unsafe: boolean }),
};

const leaves: Record<string, Shape> = {
  ...textAndLink,
  user: leaf({ user_id: someText }),
  usergroup: leaf({ usergroup_id: someText }),
  channel: leaf({ channel_id: someText }),
  team: leaf({ team_id: someText }),
  emoji: leaf({ name: someText, unicode: string(), url: string() }),
  broadcast: leaf({ range: required(oneOf('here', 'channel', 'everyone')) }),
  color: leaf({ value: required(matching((text) => /^#[0-9a-f]{6}$/i.test(text), 'must be a hex colour')) }),
  date: leaf({
    timestamp: required({ is: 'integer', min: 0 }),
    format: someText,
    url: string(),
    fallback: string(),
  }),
};

const border = oneOf(0, 1);
const anyLeaf = required(list(variants(() => leaves)));
const section: Shape = { fields: { elements: anyLeaf } };

const parts: Record<string, Shape> = {
  rich_text_section: section,
  rich_text_list: {
    fields: {
      style: required(oneOf('bullet', 'ordered')),
      elements: required(
        list(
          variants(() => ({ rich_text_section: section })),
          { min: 1 },
        ),
      ),
      indent: { is: 'integer', min: 0, max: 8 },
      offset: { is: 'integer', min: 0 },
      border,
    },
  },
  rich_text_quote: { fields: { elements: anyLeaf, border } },
  rich_text_preformatted: {
    fields: { elements: required(list(variants(() => textAndLink))), border },
  },
};

export const richTextFields: Record<string, Rule> = {
  elements: required(
    list(
      variants(() => parts),
      { min: 1 },
    ),
  ),
};

/** A rich_text block standing inside something else: a table's cell, an input's first value. */
export const richText = variants(() => ({
  rich_text: { fields: { block_id: string({ min: 1, max: 255 }), ...richTextFields } },
}));
