import { agentBlocks } from './agent-blocks.ts';
import { either } from './checks.ts';
import { onePicture, picture } from './composition.ts';
import { elements } from './elements.ts';
import { isObject } from './json.ts';
import { unknownProperty } from './problems.ts';
import { rareBlocks } from './rare-blocks.ts';
import { richTextFields } from './rich-text.ts';
import {
  anyText,
  boolean,
  type Check,
  list,
  plain,
  required,
  type Shape,
  string,
  variants,
} from './rules.ts';
import { tables } from './tables.ts';

const block_id = string({ min: 1, max: 255 });

const filesDoNotDispatch: Check = ({ element, dispatch_action }, pointer) =>
  dispatch_action === true && isObject(element) && element.type === 'file_input'
    ? [{ ...unknownProperty('dispatch_action'), pointer }]
    : [];

/** Every block an app may send. What is not here is an unsupported type: `file` is only ever read. */
export const blocks: Record<string, Shape> = {
  section: {
    fields: {
      block_id,
      text: anyText(3000),
      fields: list(anyText(2000), { min: 1, max: 10 }),
      accessory: variants(() => elements, 'accessory'),
      expand: boolean,
    },
    checks: [either('text', 'fields')],
  },
  actions: {
    fields: {
      block_id,
      elements: required(
        list(
          variants(() => elements, 'actions'),
          { min: 1, max: 25 },
        ),
      ),
    },
  },
  context: {
    fields: {
      block_id,
      elements: required(
        list(
          variants(() => elements, 'context'),
          { min: 1, max: 10 },
        ),
      ),
    },
  },
  input: {
    fields: {
      block_id,
      label: required(plain(2000)),
      element: required(variants(() => elements, 'input')),
      hint: plain(2000),
      optional: boolean,
      dispatch_action: boolean,
    },
    checks: [filesDoNotDispatch],
  },
  header: { fields: { block_id, text: required(plain(150)) } },
  divider: { fields: { block_id } },
  image: { fields: { block_id, ...picture, title: plain(2000) }, checks: onePicture },
  rich_text: { fields: { block_id, ...richTextFields } },
  markdown: {
    surfaces: ['message'],
    fields: { block_id, text: required(string({ min: 1, max: 12_000 })) },
  },
  ...tables,
  ...agentBlocks,
  ...rareBlocks(() => blocks),
};
