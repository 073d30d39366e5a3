import type { Block, Problem, Surface } from '../../../../local/slack/validate/index.ts';
import { validateBlocks } from '../../../../local/slack/validate/index.ts';

type Fields = Record<string, unknown>;

export const plain = (text: string) => ({ type: 'plain_text', text });
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
export const long = (length: number) => 'x'.repeat(length);
export const many = <T>(length: number, one: (index: number) => T) =>
  Array.from({ length }, (_, index) => one(index));

export const anOption = (value = 'a', more: Fields = {}) => ({
  text: plain(`Option ${value}`),
  value,
  ...more,
});
export const someOptions = (count: number) => many(count, (index) => anOption(String(index)));
export const aGroup = (options: unknown[], label = 'Group') => ({ label: plain(label), options });
export const aConfirm = (more: Fields = {}) => ({
  title: plain('Sure?'),
  text: mrkdwn('This cannot be undone.'),
  confirm: plain('Yes'),
  deny: plain('No'),
  ...more,
});

export const anElement = (type: string, more: Fields = {}) => ({ type, ...more });
export const aButton = (more: Fields = {}) => anElement('button', { text: plain('Authorise'), ...more });
export const aSelect = (more: Fields = {}) =>
  anElement('static_select', { options: someOptions(2), ...more });

export const aSection = (more: Fields = {}): Block => ({ type: 'section', text: mrkdwn('Hello'), ...more });
export const theActions = (...elements: unknown[]): Block => ({ type: 'actions', elements });
export const anInput = (element: unknown, more: Fields = {}): Block => ({
  type: 'input',
  label: plain('SR number'),
  element,
  ...more,
});
export const aTextInput = (more: Fields = {}) => anElement('plain_text_input', more);
export const richText = (...elements: unknown[]): Block => ({ type: 'rich_text', elements });
export const aRichSection = (...elements: unknown[]) => ({ type: 'rich_text_section', elements });

export const aModal = (more: Fields = {}) => ({
  type: 'modal',
  title: plain('Raise an incident'),
  submit: plain('Raise'),
  blocks: [anInput(aTextInput())] as unknown[],
  ...more,
});

/** One rule of the sheet: the blocks that break it, and what Slack says. */
export type Case = [rule: string, blocks: unknown, message: string, pointer: string, on?: Surface];

export function problemsOn(surface: Surface, blocks: unknown): Problem[] {
  return worded(validateBlocks(blocks, surface, surface === 'message' ? '/blocks' : '/view/blocks'));
}

/** Problems by what is said and where; what blocks.validate tells of them besides has a test of its own. */
export function worded(problems: Problem[]): Problem[] {
  return problems.map(({ message, pointer }) => ({ message, pointer }));
}

/** What is left after Slack's preface that neither kind of text fits. */
export function gist(problems: Problem[]): Problem[] {
  return problems.filter(({ message }) => message !== 'failed to match all allowed schemas');
}

export type Good = [rule: string, blocks: unknown, on?: Surface];

export const less = (length: number) => `must be less than ${length + 1} characters`;
export const cell = (text = 'a') => ({ type: 'raw_text', text });
export const rich = richText(aRichSection({ type: 'text', text: 'a' }));
export const aTable = (rows: unknown, more = {}) => ({ type: 'table', rows, ...more });
export const data = (rows: unknown, more = {}) => ({
  type: 'data_table',
  caption: 'Open incidents',
  rows,
  ...more,
});
