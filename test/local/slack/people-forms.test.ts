import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { types } from '@slack/bolt';
import type { Person } from '../../../local/slack/index.ts';
import { noteModal } from './note-app.ts';
import { type Running, running } from './small-app.ts';

let started: Running;
let ana: Person;
let asked: string[];

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const input = (label: string, element: types.InputBlock['element']): types.InputBlock => ({
  type: 'input',
  block_id: label,
  optional: true,
  label: plain(label),
  element,
});

const form: types.ModalView = {
  ...noteModal(),
  blocks: [
    input('Required', { type: 'plain_text_input', action_id: 'a' }),
    input('Short', { type: 'plain_text_input', action_id: 'a', min_length: 3, max_length: 5 }),
    input('Long', { type: 'plain_text_input', action_id: 'a', multiline: true }),
    input('Count', {
      type: 'number_input',
      action_id: 'a',
      is_decimal_allowed: false,
      min_value: '2',
      max_value: '9',
    }),
    input('E-mail', { type: 'email_text_input', action_id: 'a' }),
    input('Address', { type: 'url_text_input', action_id: 'a' }),
    input('Channel', { type: 'channels_select', action_id: 'a' }),
    input('Place', { type: 'conversations_select', action_id: 'a' }),
    input('Own place', { type: 'conversations_select', action_id: 'a', filter: { include: ['private'] } }),
    input('People', { type: 'multi_users_select', action_id: 'a', max_selected_items: 1 }),
    input('Topic', { type: 'external_select', action_id: 'a' }),
  ].map((block) => (block.block_id === 'Required' ? { ...block, optional: false } : block)),
};

beforeEach(async () => {
  asked = [];
  started = await running('socket', (app) => {
    app.command('/note', async ({ ack, command, client }) => {
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view: form });
    });
    app.view('note', ({ ack }) => ack());
    app.options('a', async ({ ack, options }) => {
      asked.push(options.value);
      await ack({ options: [{ text: plain(options.value), value: 'x' }] });
    });
  });
  ana = started.workspace.person('ana');
  await ana.types('/note');
  await ana.sees('Take a note', { only: 'modal' });
});
afterEach(() => started.stop());

test('A form with an empty field that is required stays, and nothing is sent', async () => {
  await ana.submits();
  expect(ana.errors()).toEqual({ Required: 'Please complete this required field.' });
  expect(started.workspace.deliveries.map(({ kind }) => kind)).toEqual(['slash_commands']);
  await ana.fills('Required', 'x');
  expect(ana.errors()).toEqual({});
  await ana.submits();
  expect(ana.modal).toBeUndefined();
});

test.each([
  ['Short', 'ab', 'Please enter at least 3 characters.'],
  ['Count', '1', 'Please enter a number of at least 2.'],
  ['Count', '10', 'Please enter a number of at most 9.'],
  ['Count', '2.5', 'Please enter a whole number.'],
  ['E-mail', 'ana at home', 'Please enter a valid email address.'],
  ['Address', 'example', 'Please enter a valid URL.'],
])('Slack’s own client keeps a form whose %s is "%s"', async (label, entry, error) => {
  await ana.fills('Required', 'x');
  await ana.fills(label, entry);
  await ana.submits();
  expect(ana.errors()).toEqual({ [label]: error });
  expect(started.workspace.deliveries).toHaveLength(1);
});

test('What is sound goes', async () => {
  const sound = { Required: 'x', Short: 'abc', Count: '9', 'E-mail': 'a@b.org', Address: 'https://b.org' };
  for (const [label, entry] of Object.entries(sound)) await ana.fills(label, entry);
  await ana.submits();
  expect(ana.modal).toBeUndefined();
  expect(started.workspace.deliveries.at(-1)?.payload).toMatchObject({
    view: { state: { values: { Count: { a: { type: 'number_input', value: '9' } } } } },
  });
});

test.each([
  ['Short', 'abcdef', 'Slack lets no more than 5 characters be typed here'],
  ['Short', 'a\nb', 'Slack takes a single line here.'],
  ['Count', 'two', 'Slack takes no "two" for a number.'],
  ['Channel', 'secret', 'There is no channel secret to choose.'],
  ['Place', 'secret', 'There is no channel secret to choose.'],
  ['Own place', 'notes', 'There is no channel notes to choose.'],
  ['People', ['ana', 'ben'], 'Slack lets no more than 1 be chosen here.'],
  ['Topic', 'Pa', '"Pa" is not offered. There are: '],
])('Into %s nobody enters %j', async (label, entry, error) => {
  await expect(ana.fills(label, entry)).rejects.toThrow(`${label}: ${error}`);
  expect(asked).toEqual([]);
});

test('Lines are for fields of many lines, and an external menu asks from its third letter', async () => {
  await ana.fills('Long', 'one\ntwo');
  await ana.fills('Topic', 'Pay');
  expect(ana.modal?.values).toMatchObject({ Long: 'one\ntwo', Topic: 'Pay' });
  expect(asked).toEqual(['Pay']);
});

describe('Somebody who is deactivated', () => {
  test('does nothing more, not even press what they had before them', async () => {
    const blocks: types.KnownBlock[] = [
      { type: 'actions', elements: [{ type: 'button', action_id: 'go', text: plain('Go') }] },
    ];
    await started.app.client.chat.postMessage({ channel: 'C1', text: 'Card', blocks });
    await ana.posts('Mine', { in: 'notes' });
    const button = await ana.remembers('Go');
    started.workspace.deactivate('ana');
    const acts = [
      () => button.press(),
      () => ana.presses('Go'),
      () => ana.types('/note'),
      () => ana.runs('Take a note'),
      () => ana.posts('Hello', { in: 'notes' }),
      () => ana.replies('Hello', { to: 'Mine' }),
      () => ana.edits('Hello', { to: 'Mine' }),
      () => ana.deletes('Mine'),
      () => ana.reacts('eyes', { on: 'Mine' }),
      () => ana.sharesAFile('error.png', { in: 'notes' }),
      () => ana.fills('Required', 'x'),
      () => ana.submits(),
      () => ana.cancels(),
      () => ana.opensHome(),
    ];
    for (const act of acts) await expect(act()).rejects.toThrow('Ana Silva is deactivated.');
  });
});
