import { either, initialIsListed, notBoth } from './checks.ts';
import { confirm, conversationFilter, formattedOption, option, optionGroup } from './composition.ts';
import {
  boolean,
  type Check,
  integer,
  list,
  only,
  type Place,
  plain,
  type Rule,
  required,
  type Shape,
  string,
} from './rules.ts';

const placeholder = plain(150);
const focus_on_load = boolean;
const id = string({ min: 1 });
const ids = list(id, { min: 1 });
const options = list(option, { min: 1, max: 100 });
const places: readonly Place[] = ['accessory', 'actions', 'input'];

// The response_url of a submission exists only where one conversation was asked for in a modal's input.
const response_url_enabled = only(({ surface, place }) => surface === 'modal' && place === 'input', boolean);

function choice(fields: Record<string, Rule>, ...checks: Check[]): Shape {
  const action_id = string({ min: 1, max: 255 });
  return { places, fields: { action_id, confirm, focus_on_load, ...fields }, checks };
}

function menu(fields: Record<string, Rule>, ...checks: Check[]): Shape {
  return choice({ placeholder, ...fields }, ...checks);
}

function multiMenu(fields: Record<string, Rule>, ...checks: Check[]): Shape {
  return menu({ max_selected_items: integer(1), ...fields }, ...checks);
}

const listed = { options, option_groups: list(optionGroup, { min: 1, max: 100 }) };
const optionsXorGroups = [either('options', 'option_groups'), notBoth('options', 'option_groups')];
const few = required(list(formattedOption, { min: 1, max: 10 }));
const conversations = { filter: conversationFilter, default_to_current_conversation: boolean };
const min_query_length = integer(0);

/** Everything that offers a choice from a list, and stands in sections, actions and inputs alike. */
export const menus: Record<string, Shape> = {
  checkboxes: choice({ options: few, initial_options: list(formattedOption, { min: 1 }) }, initialIsListed),
  radio_buttons: choice({ options: few, initial_option: formattedOption }, initialIsListed),
  static_select: menu({ ...listed, initial_option: option }, ...optionsXorGroups, initialIsListed),
  multi_static_select: multiMenu(
    { ...listed, initial_options: list(option, { min: 1, max: 100 }) },
    ...optionsXorGroups,
    initialIsListed,
  ),
  external_select: menu({ initial_option: option, min_query_length }),
  multi_external_select: multiMenu({
    initial_options: list(option, { min: 1, max: 100 }),
    min_query_length,
  }),
  users_select: menu({ initial_user: id }),
  multi_users_select: multiMenu({ initial_users: ids }),
  channels_select: menu({ initial_channel: id, response_url_enabled }),
  multi_channels_select: multiMenu({ initial_channels: ids }),
  conversations_select: menu({ initial_conversation: id, response_url_enabled, ...conversations }),
  multi_conversations_select: multiMenu({ initial_conversations: ids, ...conversations }),
};
