export interface Problem {
  /** Slack's words, without the `[ERROR] ` that response_metadata puts before them. */
  message: string;
  /** `/view/blocks/2/element` or `/blocks/1/elements`. */
  pointer: string;
  code?: 'missing_field' | 'invalid_type' | 'failed_constraint';
  /** The property that is missing. */
  field?: string;
  constraint?: { type: string; expected?: unknown; got?: unknown };
}

export interface MessageRefusal {
  error: string;
  problems: Problem[];
}

export type Surface = 'message' | 'modal' | 'home';

export interface TextObject {
  type: 'plain_text' | 'mrkdwn';
  text: string;
  emoji?: boolean;
  verbatim?: boolean;
}

export interface Option {
  text: TextObject;
  value: string;
  description?: TextObject;
  url?: string;
}

export interface Block {
  type: string;
  block_id?: string;
  [property: string]: unknown;
}

export interface Element {
  type: string;
  action_id?: string;
  [property: string]: unknown;
}

export interface View {
  type: 'modal' | 'home';
  blocks: Block[];
  title?: TextObject;
  submit?: TextObject;
  close?: TextObject;
  callback_id?: string;
  external_id?: string;
  private_metadata?: string;
  clear_on_close?: boolean;
  notify_on_close?: boolean;
}

/** One entry of `view.state.values[block_id][action_id]`; which key is there follows from the type. */
export interface StateValue {
  type: string;
  value?: string | null;
  selected_option?: Option | null;
  selected_options?: Option[];
  selected_user?: string | null;
  selected_users?: string[];
  selected_channel?: string | null;
  selected_channels?: string[];
  selected_conversation?: string | null;
  selected_conversations?: string[];
  selected_date?: string | null;
  selected_time?: string | null;
  selected_date_time?: number | null;
  rich_text_value?: unknown;
  files?: unknown[];
}

export type StateValues = Record<string, Record<string, StateValue>>;
