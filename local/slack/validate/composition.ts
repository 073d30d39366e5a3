import { atLeastOneOf, either, notBoth } from './checks.ts';
import {
  anyText,
  boolean,
  list,
  matching,
  object,
  oneOf,
  plain,
  type Rule,
  required,
  string,
} from './rules.ts';

export const url = string({ min: 1, max: 3000 });

export const style = oneOf('primary', 'danger');

export const confirm = object({
  title: required(plain(100)),
  text: required(anyText(300)),
  confirm: required(plain(30)),
  deny: required(plain(30)),
  style,
});

// The reference gives values 150 characters and Slack's own types 75: the smaller is safe either way.
const value = required(string({ min: 1, max: 75 }));

export const option = object({ text: required(plain(75)), value, description: plain(75) });

/** Checkboxes and radio buttons are drawn with room for formatting; menus are not. */
export const formattedOption = object({ text: required(anyText(75)), value, description: plain(75) });

export const overflowOption = object({ text: required(plain(75)), value, description: plain(75), url });

export const optionGroup = object({
  label: required(plain(75)),
  options: required(list(option, { min: 1, max: 100 })),
});

export const conversationFilter = object(
  {
    include: list(oneOf('im', 'mpim', 'private', 'public'), { min: 1 }),
    exclude_external_shared_channels: boolean,
    exclude_bot_users: boolean,
  },
  atLeastOneOf('include', 'exclude_external_shared_channels', 'exclude_bot_users'),
);

export const dispatchActionConfig = object({
  trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), { min: 1 }),
});

const slackFile = object({ id: string({ min: 1 }), url }, either('id', 'url'), notBoth('id', 'url'));

export const picture: Record<string, Rule> = {
  image_url: url,
  slack_file: slackFile,
  alt_text: required(string({ min: 1, max: 2000 })),
};

export const onePicture = [either('image_url', 'slack_file'), notBoth('image_url', 'slack_file')];

export const httpsUrl = matching((text) => text.startsWith('https://'), 'must be an https URL', 3000);
