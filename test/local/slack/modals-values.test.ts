import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aField, aForm, type ModalApp, modalApp } from './modal-app.ts';
import {
  aButton,
  anElement,
  anOption,
  aTextInput,
  plain,
  someOptions,
  theActions,
} from './validate/samples.ts';
import { bareCall } from './web-api-call.ts';

let app: ModalApp;
beforeEach(async () => {
  app = await modalApp();
});
afterEach(async () => {
  expect(app.workspace.problems()).toEqual([]);
  await app.stop();
});

const text = (initial_value?: string, more = {}) =>
  aField('a', {}, aTextInput({ ...(initial_value !== undefined && { initial_value }), ...more }));
const menu = (more = {}) => aField('a', {}, anElement('static_select', { options: someOptions(3), ...more }));
const boxes = (more = {}) => aField('a', {}, anElement('checkboxes', { options: someOptions(3), ...more }));
const value = (held: string | null) => ({ type: 'plain_text_input', value: held });

type Case = [
  what: string,
  before: object,
  typed: string | undefined,
  after: object,
  held: object,
  shown: string,
];

const updates: Case[] = [
  [
    'what was typed stays where both ids stay',
    text(),
    'Typed',
    text(),
    { a: { a: value('Typed') } },
    'Typed',
  ],
  [
    'what was typed stays though a new initial value comes',
    text('Old'),
    'Typed',
    text('New'),
    { a: { a: value('Typed') } },
    'Typed',
  ],
  [
    'what was typed goes with its action_id, though its block_id stays',
    text(),
    'Typed',
    text(undefined, { action_id: 'b' }),
    { a: { b: value(null) } },
    '',
  ],
  [
    'what was typed goes with its block_id',
    text(),
    'Typed',
    { ...text(), block_id: 'b' },
    { b: { a: value(null) } },
    '',
  ],
  [
    'an initial value that stays is still held',
    text('Old'),
    undefined,
    text('Old'),
    { a: { a: value('Old') } },
    'Old',
  ],
  [
    'a new initial value under an old block_id is shown and not held',
    text(),
    undefined,
    text('New'),
    { a: { a: value(null) } },
    'New',
  ],
  [
    'a changed initial value under an old block_id is shown and not held',
    text('Old'),
    undefined,
    text('New'),
    { a: { a: value(null) } },
    'New',
  ],
  [
    'a new action_id alone does not have its initial value held',
    text('Old'),
    undefined,
    text('New', { action_id: 'b' }),
    { a: { b: value(null) } },
    'New',
  ],
  [
    'a new block_id has its initial value shown and held',
    text('Old'),
    'Typed',
    { ...text('New'), block_id: 'b' },
    { b: { a: value('New') } },
    'New',
  ],
  [
    'a new choice beforehand is shown and not held',
    menu(),
    undefined,
    menu({ initial_option: anOption('1') }),
    { a: { a: { type: 'static_select', selected_option: null } } },
    'Option 1',
  ],
  [
    'new choices beforehand are shown, and none is held',
    boxes(),
    undefined,
    boxes({ initial_options: [anOption('1')] }),
    { a: { a: { type: 'checkboxes', selected_options: [] } } },
    'Option 1',
  ],
  [
    'what was typed is nothing to another kind of element',
    text(),
    'Typed',
    menu(),
    { a: { a: { type: 'static_select', selected_option: null } } },
    '',
  ],
];

describe('After an update', () => {
  test.each(updates)('%s', async (_what, before, typed, after, held, shown) => {
    const { id } = await app.opens(aForm('Before', [before]));
    if (typed !== undefined) await app.ana.fills('a', typed);
    const updated = await app.viewOf('update', { view_id: id, view: aForm('After', [after]) });
    expect(updated.state.values).toEqual(held);
    expect(app.ana.modal?.values).toEqual({ a: shown });
  });

  test('what is shown and not held is missed at submitting, until it is touched', async () => {
    const required = (initial_value?: string) => ({ ...text(initial_value), optional: false });
    const { id } = await app.opens(aForm('Before', [required()]));
    await app.viewOf('update', { view_id: id, view: aForm('After', [required('Shown')]) });
    await app.viewOf('update', { view_id: id, view: aForm('Again', [required('Shown')]) });
    await app.ana.submits();
    expect(app.ana.modal).toMatchObject({
      values: { a: 'Shown' },
      errors: { a: 'Please complete this required field.' },
    });
    await app.ana.fills('a', 'Typed');
    await app.ana.submits();
    expect(app.latest()).toMatchObject({
      type: 'view_submission',
      view: { state: { values: { a: { a: value('Typed') } } } },
    });
  });

  test('the hash is another, and the ids are the same', async () => {
    const opened = await app.opens(aForm('Before', [text()]));
    const updated = await app.viewOf('update', { view_id: opened.id, view: aForm('After', [text()]) });
    expect(updated).toMatchObject({ id: opened.id, root_view_id: opened.id, title: { text: 'After' } });
    expect(updated.hash).not.toBe(opened.hash);
  });

  test('a view below the top one is another too', async () => {
    const root = await app.opens(aForm('Root', [text()]));
    await app.pushes(aForm('Top', [text()]));
    await app.viewOf('update', { view_id: root.id, view: aForm('New root', [text()]) });
    expect(app.ana.modal?.title).toBe('Top');
    await app.ana.cancels();
    expect(app.ana.modal?.title).toBe('New root');
  });
});

test('The state may go on telling of blocks that the answer to a submission took away', async () => {
  const page = (...fields: string[]) =>
    aForm(
      'Page',
      fields.map((name) => aField(name)),
    );
  const { id } = await app.opens(page('one', 'two'));
  await app.ana.fills('one', 'First');
  app.answers({ response_action: 'update', view: page('two', 'three') });
  await app.ana.submits();
  await app.ana.fills('three', 'Third');
  app.answers(undefined);
  await app.ana.presses('More');
  expect(app.latest()).toMatchObject({
    view: {
      id,
      state: {
        values: { one: { one: value('First') }, two: { two: value(null) }, three: { three: value('Third') } },
      },
    },
  });
  const updated = await app.viewOf('update', { view_id: id, view: page('three') });
  expect(updated.state.values).toEqual({ three: { three: value('Third') } });
});

describe('A change in a field', () => {
  const dispatching = (name: string, on?: string[]) =>
    aField(
      name,
      { dispatch_action: true },
      aTextInput(on && { dispatch_action_config: { trigger_actions_on: on } }),
    );

  test('is told with the whole state where the field dispatches, and nowhere else', async () => {
    await app.opens(aForm('Form', [aField('quiet'), dispatching('loud', ['on_character_entered'])]));
    const before = app.workspace.deliveries.length;
    await app.ana.fills('quiet', 'One');
    expect(app.workspace.deliveries).toHaveLength(before);
    await app.ana.fills('loud', 'Two');
    expect(app.latest()).toMatchObject({
      type: 'block_actions',
      actions: [{ block_id: 'loud', action_id: 'loud', value: 'Two' }],
      view: { state: { values: { quiet: { quiet: value('One') }, loud: { loud: value('Two') } } } },
    });
  });

  test.each<[on: string[] | undefined, typed: number, entered: number]>([
    [undefined, 0, 1],
    [['on_enter_pressed'], 0, 1],
    [['on_character_entered'], 1, 1],
    [['on_enter_pressed', 'on_character_entered'], 1, 1],
  ])('with trigger_actions_on %j is told when it asks to be', async (on, typed, entered) => {
    await app.opens(aForm('Form', [dispatching('a', on)]));
    const told = () =>
      app.workspace.deliveries.filter(({ payload }) => payload.type === 'block_actions').length;
    await app.ana.fills('a', 'x');
    expect(told()).toBe(typed);
    await app.ana.fills('a', 'xy', { enter: true });
    expect(told()).toBe(typed + entered);
  });

  test('of a menu that dispatches is told at once', async () => {
    await app.opens(
      aForm('Form', [
        { ...menu(), dispatch_action: true },
        {
          ...theActions(anElement('datepicker', { action_id: 'day', placeholder: plain('Day') })),
          block_id: 'day',
        },
      ]),
    );
    await app.ana.fills('a', 'Option 1');
    expect(app.latest()).toMatchObject({ actions: [{ action_id: 'a', selected_option: anOption('1') }] });
    await app.ana.fills('Day', '2026-11-23');
    expect(app.latest()).toMatchObject({
      actions: [{ action_id: 'day', selected_date: '2026-11-23' }],
      view: { state: { values: { day: { day: { type: 'datepicker', selected_date: '2026-11-23' } } } } },
    });
  });
});

test('A field in a message has no submit, and is read from the state of a press', async () => {
  const blocks = [
    menu(),
    { ...theActions(aButton({ action_id: 'more', text: plain('Send') })), block_id: 'more' },
  ];
  await bareCall(app.workspace, 'chat.postMessage', { channel: 'C1', text: 'Choose', blocks });
  await app.ana.presses('Send');
  const chosen = (selected_option: object | null) => ({
    state: { values: { a: { a: { type: 'static_select', selected_option } } } },
  });
  expect(app.latest()).toMatchObject(chosen(null));
  await app.ana.chooses('a', 'Option 1');
  await app.ana.presses('Send');
  expect(app.latest()).toMatchObject({ actions: [{ action_id: 'more' }], ...chosen(anOption('1')) });
  expect(app.latest()).not.toHaveProperty('view');
});
