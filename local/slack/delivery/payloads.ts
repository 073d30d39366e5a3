import type { Element, StateValue, Values } from '../blocks.ts';
import type { Conversation } from '../conversations.ts';
import type { Ephemeral } from '../ephemerals.ts';
import type { Json } from '../json.ts';
import type { Message } from '../messages.ts';
import { described, type OpenView } from '../modals.ts';
import type { Shortcut } from '../options.ts';
import type { State } from '../state.ts';
import { valueAt } from '../view-values.ts';

/** Where a person pressed, as it stood when they saw it. */
export type Place =
  | { kind: 'view'; open: OpenView }
  | { kind: 'message'; channel: Conversation; message: Message; values: Values }
  | { kind: 'ephemeral'; channel: Conversation; ephemeral: Ephemeral; values: Values };

export interface Used {
  element: Element;
  blockId: string;
  /** What was chosen or typed; a button has none. */
  value?: StateValue;
}

export function slashCommand(
  state: State,
  userId: string,
  channel: Conversation,
  command: string,
  text: string,
): Json {
  const { team, app } = state.options;
  return {
    token: 'local',
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: { public: channel.name, private: 'privategroup', im: 'directmessage', mpim: channel.name }[
      channel.kind
    ],
    user_id: userId,
    user_name: state.directory.get(userId)?.name ?? '',
    command,
    text,
    api_app_id: app.id,
    is_enterprise_install: 'false',
    response_url: responseUrl(state, channel.id, userId, undefined),
    trigger_id: state.triggers.issue(userId),
  };
}

export function blockActions(state: State, userId: string, place: Place, used: Used): Json {
  const viewId = place.kind === 'view' ? place.open.id : undefined;
  return {
    ...common(state, 'block_actions', userId),
    ...whereabouts(state, place),
    ...(place.kind !== 'view' && {
      state: { values: place.values },
      response_url: responseUrl(state, place.channel.id, userId, tsOf(place)),
    }),
    trigger_id: state.triggers.issue(userId, viewId),
    actions: [action(state, used)],
  };
}

export const viewSubmission = (state: State, open: OpenView): Json => ({
  ...common(state, 'view_submission', open.userId),
  view: asView(state, open),
  trigger_id: state.triggers.issue(open.userId, open.id),
  response_urls: responseUrls(state, open),
});

/** Its state leaves the inputs out: an app that wants drafts has to have them by then. */
export function viewClosed(state: State, open: OpenView, isCleared: boolean): Json {
  const inputs = new Set(open.view.blocks.filter(({ type }) => type === 'input').map((b) => b.block_id));
  const values = Object.fromEntries(Object.entries(open.values).filter(([blockId]) => !inputs.has(blockId)));
  return {
    ...common(state, 'view_closed', open.userId),
    view: { ...asView(state, open), state: { values } },
    is_cleared: isCleared,
  };
}

export const globalShortcut = (state: State, userId: string, shortcut: Shortcut): Json => ({
  ...common(state, 'shortcut', userId),
  callback_id: shortcut.callback_id,
  trigger_id: state.triggers.issue(userId),
  action_ts: state.ids.ts(),
});

export const messageShortcut = (
  state: State,
  userId: string,
  shortcut: Shortcut,
  channel: Conversation,
  message: Message,
): Json => ({
  ...common(state, 'message_action', userId),
  callback_id: shortcut.callback_id,
  trigger_id: state.triggers.issue(userId),
  action_ts: state.ids.ts(),
  message_ts: message.ts,
  channel: asChannel(channel),
  message,
  // Without the message: through it an app can answer, but not touch what somebody wrote.
  response_url: responseUrl(state, channel.id, userId, undefined),
});

export const blockSuggestion = (
  state: State,
  userId: string,
  place: Place,
  used: Used,
  typed: string,
): Json => ({
  ...common(state, 'block_suggestion', userId),
  ...whereabouts(state, place),
  action_id: used.element.action_id,
  block_id: used.blockId,
  value: typed,
});

function common(state: State, type: string, userId: string): Json {
  const { team, app } = state.options;
  const member = state.directory.get(userId);
  return {
    type,
    user: {
      id: userId,
      username: member?.name ?? '',
      name: member?.name ?? '',
      team_id: member?.teamId ?? team.id,
    },
    api_app_id: app.id,
    token: 'local',
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

function whereabouts(state: State, place: Place): Json {
  if (place.kind === 'view') {
    return { container: { type: 'view', view_id: place.open.id }, view: asView(state, place.open) };
  }
  const isEphemeral = place.kind === 'ephemeral';
  return {
    container: {
      type: 'message',
      message_ts: tsOf(place),
      channel_id: place.channel.id,
      is_ephemeral: isEphemeral,
      ...(!isEphemeral && place.message.thread_ts && { thread_ts: place.message.thread_ts }),
    },
    channel: asChannel(place.channel),
    ...(!isEphemeral && { message: place.message }),
  };
}

export const tsOf = (place: Exclude<Place, { kind: 'view' }>): string =>
  place.kind === 'message' ? place.message.ts : place.ephemeral.ts;

const asChannel = ({ id, name, kind }: Conversation): Json => ({
  id,
  name: kind === 'im' ? 'directmessage' : kind === 'private' ? 'privategroup' : name,
});

/** A view as payloads and answers carry it. */
export const asView = (state: State, open: OpenView): Json =>
  described(open, { teamId: state.options.team.id, appId: state.options.app.id, botId: state.botId });

function action(state: State, { element, blockId, value }: Used): Json {
  return {
    type: element.type,
    action_id: element.action_id,
    block_id: blockId,
    ...(element.type === 'button' && {
      text: element.text,
      ...(element.value !== undefined && { value: element.value }),
      ...(element.style !== undefined && { style: element.style }),
    }),
    ...value,
    action_ts: state.ids.ts(),
  };
}

function responseUrl(state: State, channelId: string, userId: string, messageTs: string | undefined): string {
  const id = state.ids.next('R');
  state.responseUrls.issue(id, { channelId, userId, messageTs, issuedAt: state.clock.now().getTime() });
  return `${state.origin}/response/${id}`;
}

/** Selects of one conversation in a modal may ask for a response_url. */
function responseUrls(state: State, open: OpenView): Json[] {
  return open.view.blocks.flatMap(({ block_id, element }) => {
    if (!element?.response_url_enabled) return [];
    const { action_id } = element;
    const chosen = valueAt(open.values, block_id, action_id);
    const channelId = chosen?.selected_conversation ?? chosen?.selected_channel;
    if (typeof channelId !== 'string') return [];
    const url = responseUrl(state, channelId, open.userId, undefined);
    return [{ block_id, action_id, channel_id: channelId, response_url: url }];
  });
}
