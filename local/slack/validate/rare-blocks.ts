import { atLeastOneOf, either, notBoth } from './checks.ts';
import { httpsUrl, onePicture, picture, url } from './composition.ts';
import { elements } from './elements.ts';
import { richText } from './rich-text.ts';
import {
  anyText,
  boolean,
  list,
  object,
  oneOf,
  plain,
  required,
  type Shape,
  string,
  variants,
} from './rules.ts';

const block_id = string({ min: 1, max: 255 });
const image = variants(() => ({ image: { fields: picture, checks: onePicture } }));
const buttons = variants(() => ({ button: elements.button ?? { fields: {} } }), 'actions');

const card: Shape = {
  fields: {
    block_id,
    hero_image: image,
    icon: image,
    slack_icon: object({ type: oneOf('icon'), name: required(string({ min: 1 })) }),
    title: anyText(150),
    subtitle: anyText(150),
    body: anyText(200),
    subtext: anyText(200),
    actions: list(buttons, { min: 1, max: 3 }),
  },
  checks: [notBoth('icon', 'slack_icon'), atLeastOneOf('hero_image', 'title', 'actions', 'body')],
};

// As Slack's types have them; `file` is only ever read.
const childTypes = new Set([
  'actions',
  'context',
  'divider',
  'header',
  'image',
  'input',
  'rich_text',
  'section',
  'table',
  'video',
]);

/**
 * Blocks that this app does not send, as far as their limits are published. `data_visualization` has no
 * published properties that could be checked, so it stays unsupported.
 */
export function rareBlocks(blocks: () => Record<string, Shape>): Record<string, Shape> {
  const child = variants(() =>
    Object.fromEntries(Object.entries(blocks()).filter(([type]) => childTypes.has(type))),
  );
  return {
    card,
    carousel: {
      surfaces: ['message', 'home'],
      fields: {
        block_id,
        elements: required(
          list(
            variants(() => ({ card })),
            { min: 1, max: 10 },
          ),
        ),
      },
    },
    container: {
      surfaces: ['message'],
      fields: {
        block_id,
        title: plain(150),
        rich_text_title: richText,
        subtitle: anyText(150),
        child_blocks: required(list(child, { min: 1, max: 10 })),
        width: oneOf('narrow', 'standard', 'wide', 'full'),
        icon: image,
        is_collapsible: boolean,
        default_collapsed: boolean,
        has_header_divider: boolean,
      },
      checks: [either('title', 'rich_text_title')],
    },
    alert: {
      surfaces: ['modal'],
      fields: {
        block_id,
        text: required(anyText(200)),
        level: oneOf('default', 'info', 'warning', 'error', 'success'),
      },
    },
    video: {
      fields: {
        block_id,
        title: required(plain(199)),
        video_url: required(httpsUrl),
        thumbnail_url: required(url),
        alt_text: required(string({ min: 1, max: 2000 })),
        title_url: httpsUrl,
        author_name: string({ max: 49 }),
        provider_name: string(),
        provider_icon_url: url,
        description: plain(200),
      },
    },
  };
}
