import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { Field } from '../../src/domain/fields.ts';
import { checkAnswers, readAnswers, stateValues } from '../../src/slack/answers.ts';

const options = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
];
const line: Field = { name: 'name', label: 'Name', as: 'line', privacy: 'sealed', required: true, max: 5 };
const choice: Field = { ...line, name: 'choice', label: 'Choice', as: 'choice', options };
const choices: Field = { ...line, name: 'choices', as: 'choices', options, required: false };
const date: Field = { ...line, name: 'date', as: 'date', max: 10 };
const person: Field = { ...line, name: 'person', as: 'person' };
const fields = [line, choice, choices, date, person];

describe('reading what Slack sends', () => {
  test('by block and action id, each kind from its own key', () => {
    const state = stateValues.parse({
      'name.2': { name: { type: 'plain_text_input', value: 'Jo' } },
      'choice.2': { choice: { type: 'static_select', selected_option: { value: 'a', text: {} } } },
      'choices.2': { choices: { type: 'checkboxes', selected_options: [{ value: 'b' }] } },
      'date.2': { date: { type: 'datepicker', selected_date: '2026-11-23' } },
      'person.2': { person: { type: 'users_select', selected_user: 'UANA' } },
    });
    expect(readAnswers(fields, 2, state)).toEqual({
      name: 'Jo',
      choice: 'a',
      choices: ['b'],
      date: '2026-11-23',
      person: 'UANA',
    });
  });

  test('what is not filled in is empty, and state of an older drawing is left alone', () => {
    const state = stateValues.parse({
      'name.1': { name: { value: 'old' } },
      'choice.2': { choice: { selected_option: null } },
    });
    expect(readAnswers(fields, 2, state)).toEqual({
      name: '',
      choice: '',
      choices: [],
      date: '',
      person: '',
    });
  });
});

describe('files', () => {
  const file: Field = { name: 'file', label: 'The template', as: 'file', privacy: 'open', required: true };
  const sent = (files: object[]) => stateValues.parse({ 'file.1': { file: { type: 'file_input', files } } });

  test('are kept by their ids; a field that opened empty leaves those of before', () => {
    expect(readAnswers([file], 1, sent([{ id: 'F1', name: 'Jo.pdf' }, { id: 'F2' }]))).toEqual({
      file: ['F1', 'F2'],
    });
    expect(readAnswers([file], 1, sent([]))).toEqual({});
  });

  test('may be required', () => {
    expect(checkAnswers([file], { file: ['F1'] })).toEqual({ values: { file: ['F1'] }, errors: {} });
    expect(checkAnswers([file], {}).errors).toEqual({ file: "Attach a file under 'The template'." });
    expect(checkAnswers([{ ...file, required: false }], {})).toEqual({ values: {}, errors: {} });
  });
});

const checked = (given: Parameters<typeof checkAnswers>[1], of: Field = line) => checkAnswers([of], given);

describe('checking', () => {
  test.each([
    ['', "Fill in 'Name'."],
    [' \n ', "Fill in 'Name'."],
    ['toolong', 'This is 7 characters long. Shorten it to 5 or fewer.'],
  ])('%j is told', (name, sentence) => {
    expect(checked({ name })).toEqual({ values: {}, errors: { name: sentence } });
  });

  test('is done on what is left of spaces around it', () => {
    expect(checked({ name: '  Jo   ' })).toEqual({ values: { name: 'Jo' }, errors: {} });
  });

  test('a choice has to be one of those offered', () => {
    expect(checked({ choice: 'z' }, choice).errors).toEqual({
      choice: 'Choose one of the options in the list.',
    });
    expect(checked({}, choice).errors).toEqual({ choice: "Choose a value for 'Choice'." });
    expect(checked({ choice: 'b' }, choice).values).toEqual({ choice: 'b' });
  });

  test('several choices keep those offered; none is no answer', () => {
    expect(checked({ choices: ['b', 'z'] }, choices)).toEqual({ values: { choices: ['b'] }, errors: {} });
    expect(checked({ choices: [] }, choices)).toEqual({ values: {}, errors: {} });
  });

  test('the field’s own rule speaks, and tidies', () => {
    const rule = z
      .string()
      .toUpperCase()
      .refine((text) => text !== 'NO', 'Not that.');
    expect(checked({ name: 'yes' }, { ...line, rule }).values).toEqual({ name: 'YES' });
    expect(checked({ name: 'no' }, { ...line, rule }).errors).toEqual({ name: 'Not that.' });
  });

  test('a rule is not asked about an empty field that may be empty', () => {
    const rule = z.string().refine(() => false, 'Never.');
    expect(checked({ name: ' ' }, { ...line, rule, required: false })).toEqual({ values: {}, errors: {} });
  });

  test('every field is told of at once', () => {
    expect(Object.keys(checkAnswers(fields, {}).errors)).toEqual(['name', 'choice', 'date', 'person']);
  });
});
