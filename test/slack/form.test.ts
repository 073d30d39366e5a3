import { describe, expect, test } from '@jest/globals';
import type { Field } from '../../src/domain/fields.ts';
import { type Form, modal } from '../../src/slack/form.ts';

const line: Field = { name: 'name', label: 'Name', as: 'line', privacy: 'sealed', required: true, max: 150 };
const words: Field = {
  ...line,
  name: 'words',
  label: 'Words',
  as: 'paragraph',
  required: false,
  hint: 'All.',
};
const options = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
];
const choice: Field = { ...line, name: 'choice', as: 'choice', options };
const choices: Field = { ...line, name: 'choices', as: 'choices', options };
const date: Field = { ...line, name: 'date', as: 'date', initial: '2026-11-23' };
const person: Field = { ...line, name: 'person', as: 'person' };

const form: Form = {
  name: 'a-form',
  title: 'A form',
  submit: 'Send',
  pages: () => [{ intro: 'First this.', fields: [line] }, { fields: [choice, choices, date, person, words] }],
};
const at = { id: 'i1', page: 0, turn: 3, about: { today: '2026-11-23' } };
const elements = (page: number, given = {}, of: Form = form) =>
  modal(of, { ...at, page }, given).blocks.flatMap((block) => ('element' in block ? [block.element] : []));

test('a page is a view that says where it stands', () => {
  const view = modal(form, at, {});
  expect(view).toMatchObject({ type: 'modal', callback_id: 'a-form', submit: { text: 'Next' } });
  expect(JSON.parse(view.private_metadata ?? '')).toEqual(at);
  expect(JSON.stringify(view.blocks[0])).toContain('Step 1 of 2. First this.');
});

test('the last page submits, and goes back', () => {
  const view = modal(form, { ...at, page: 1 }, {});
  expect(view).toMatchObject({ submit: { text: 'Send' } });
  expect(view.blocks.at(-1)).toMatchObject({ type: 'actions', elements: [{ action_id: 'form-back' }] });
});

test('a page that there is not is a mistake', () => {
  expect(() => modal(form, { ...at, page: 2 }, {})).toThrow(RangeError);
});

test('a field is drawn under a block id of this drawing, so that Slack keeps nothing old', () => {
  expect(modal(form, at, {}).blocks[1]).toMatchObject({
    type: 'input',
    block_id: 'name.3',
    optional: false,
    label: { type: 'plain_text', text: 'Name' },
  });
});

describe('each kind has its element, with what was given', () => {
  test('nothing given', () => {
    expect(elements(1).map(({ type }) => type)).toEqual([
      'static_select',
      'checkboxes',
      'datepicker',
      'users_select',
      'plain_text_input',
    ]);
    expect(elements(1)[2]).toMatchObject({ initial_date: '2026-11-23' });
    for (const element of [...elements(0), ...elements(1)])
      expect(element).not.toHaveProperty('dispatch_action_config');
  });

  test('all given', () => {
    const given = { choice: 'b', choices: ['b', 'gone'], date: '2026-01-02', person: 'UANA', words: 'Long.' };
    expect(elements(1, given)).toMatchObject([
      { initial_option: { value: 'b' } },
      { initial_options: [{ value: 'b' }] },
      { initial_date: '2026-01-02' },
      { initial_user: 'UANA' },
      { initial_value: 'Long.', multiline: true, max_length: 150 },
    ]);
  });

  test('an option that is no longer offered is not chosen', () => {
    expect(elements(1, { choice: 'gone', choices: ['gone'] })[0]).not.toHaveProperty('initial_option');
    expect(elements(1, { choice: 'gone', choices: ['gone'] })[1]).not.toHaveProperty('initial_options');
  });
});

describe('what was given and does not fit', () => {
  const given = (field: Field, value: string | string[]) =>
    elements(0, { [field.name]: value }, { ...form, pages: () => [{ fields: [field] }] })[0];

  test.each<[string, Field, string | string[], unknown]>([
    ['is cut to its field', line, 'x'.repeat(151), 'x'.repeat(150)],
    ['is cut to what Slack takes', { ...words, max: 9_000 }, 'x'.repeat(3_001), 'x'.repeat(3_000)],
    ['is never cut in the middle of a character', { ...line, max: 2 }, 'a😀', 'a'],
    ['comes on one line where there is one', line, 'one \n\r\n two', 'one two'],
    ['keeps its lines where there are several', words, 'one\ntwo', 'one\ntwo'],
    ['is left out where it is no text', line, ['a'], undefined],
  ])('%s', (_what, field, value, initial_value) => {
    expect(given(field, value)).toMatchObject(initial_value === undefined ? {} : { initial_value });
    expect('initial_value' in (given(field, value) ?? {})).toBe(initial_value !== undefined);
  });

  test.each(['', 'tomorrow', '2026-02-30', '2026-11-23T10:00:00Z'])('is left out: the date %j', (value) =>
    expect(given({ ...date, initial: '2026-11-23' }, value)).not.toHaveProperty('initial_date'),
  );

  test.each(['Tom', '<@U0TOM>', 'T0CMG'])('is left out: the person %j', (value) =>
    expect(given(person, value)).not.toHaveProperty('initial_user'),
  );
});

test('a form that keeps a draft has its fields report', () => {
  const [element] = elements(0, {}, { ...form, keepsDraft: 'of a new record' });
  expect(element).toMatchObject({ dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } });
});

test('above the questions: a draft continued, somebody’s words word for word', () => {
  const { blocks } = modal(
    form,
    at,
    {},
    { continuing: 'You began this.', quoted: { by: 'UTOM', words: '<!here>' } },
  );
  expect(blocks.slice(0, 4).map(({ type }) => type)).toEqual([
    'rich_text',
    'actions',
    'rich_text',
    'rich_text',
  ]);
  expect(blocks[1]).toMatchObject({ elements: [{ action_id: 'form-start-afresh' }] });
  expect(JSON.stringify(blocks[3])).toContain('{"type":"text","text":"<!here>"}');
});

test('a field for files reports nothing, and asks again only to replace what is attached', () => {
  const file: Field = { ...line, name: 'file', as: 'file' };
  const drafted: Form = { ...form, keepsDraft: 'of a new record', pages: () => [{ fields: [file] }] };
  const drawn = (given = {}) =>
    modal(drafted, { ...at, page: 0 }, given).blocks.find(({ type }) => type === 'input');
  expect(drawn()).toMatchObject({ optional: false, element: { type: 'file_input', action_id: 'file' } });
  expect(drawn()).not.toHaveProperty('dispatch_action');
  expect(drawn({ file: ['F1'] })).toMatchObject({
    optional: true,
    hint: { text: 'Attached already. Choose again only to replace it.' },
  });
});
