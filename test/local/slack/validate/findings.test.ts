import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startWorkspace, type Workspace } from '../../../../local/slack/index.ts';
import { workspaceOptions } from '../small-app.ts';
import { bareCall } from '../web-api-call.ts';
import { aModal, anInput, aSection, aTextInput, long, many, mrkdwn, plain, theActions } from './samples.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace(workspaceOptions());
});
afterAll(() => workspace.stop());

const validated = async (args: object) => (await bareCall(workspace, 'blocks.validate', args, null)).body;
const section = (text: object) => [aSection({ text })];
const failed = (message: string, pointer: string, constraint?: object) => ({
  code: 'failed_constraint',
  message,
  pointer,
  ...(constraint && { constraint }),
});
const noneFits = failed('failed to match all allowed schemas', '/0/text', { type: 'all_of' });

const findings: [what: string, blocks: unknown, errors: object[]][] = [
  [
    'a text of an unknown kind',
    section({ type: 'invalid', text: 'a' }),
    [
      failed('unsupported type: invalid', '/0/text/type', {
        type: 'enum',
        expected: ['plain_text', 'mrkdwn'],
        got: 'invalid',
      }),
    ],
  ],
  [
    'a text that is too long',
    section(mrkdwn(long(3001))),
    [
      noneFits,
      failed('must be less than 3001 characters', '/0/text/text', {
        type: 'max_length',
        expected: 3000,
        got: 3001,
      }),
    ],
  ],
  [
    'a text that is empty',
    section(plain('')),
    [
      noneFits,
      failed('must be more than 0 characters', '/0/text/text', { type: 'min_length', expected: 1, got: 0 }),
    ],
  ],
  [
    'too many elements',
    [theActions(...many(26, () => ({})))],
    [failed('no more than 25 items allowed', '/0/elements', { type: 'max_items', expected: 25, got: 26 })],
  ],
  [
    'too few elements',
    [theActions()],
    [failed('must provide at least 1 items', '/0/elements', { type: 'min_items', expected: 1, got: 0 })],
  ],
  [
    'what is missing, by its field',
    [{ type: 'header' }],
    [{ code: 'missing_field', message: 'missing required field: text', pointer: '/0', field: 'text' }],
  ],
  [
    'a value of another type',
    [aSection({ expand: 'true' })],
    [{ code: 'invalid_type', message: 'must provide a boolean', pointer: '/0/expand' }],
  ],
  [
    'a property that is not known',
    [aSection({ colour: 'red' })],
    [failed('invalid additional property: colour', '/0', { type: 'additional_properties', got: 'colour' })],
  ],
  [
    'a number that is too small',
    [anInput(aTextInput({ max_length: 0 }))],
    [failed('must be greater than 1', '/0/element/max_length', { type: 'minimum', expected: 1, got: 0 })],
  ],
  [
    'a number that is too large',
    [anInput(aTextInput({ max_length: 3001 }))],
    [
      failed('must be less than 3000', '/0/element/max_length', {
        type: 'maximum',
        expected: 3000,
        got: 3001,
      }),
    ],
  ],
  [
    'a rule between properties',
    [{ type: 'section' }],
    [failed('must define either `text` or `fields`', '/0/type')],
  ],
  [
    'a total without a place',
    many(5, () => aSection({ text: plain(long(2900)) })),
    [failed('msg_blocks_too_long', '')],
  ],
  ['no list at all', {}, [failed('must provide an array', '')]],
];

test.each(findings)('blocks.validate finds %s', async (_what, blocks, errors) => {
  expect(await validated({ blocks })).toEqual({ ok: false, error: 'invalid_blocks', errors });
});

test('its pointers start at what it was given', async () => {
  const wrong = { type: 'section' };
  const errors = [expect.objectContaining({ pointer: '/blocks/0/type' })];
  expect(await validated({ message: { blocks: [wrong] } })).toEqual({
    ok: false,
    error: 'invalid_message',
    errors,
  });
  expect(await validated({ view: aModal({ blocks: [wrong] }) })).toEqual({
    ok: false,
    error: 'invalid_view',
    errors,
  });
});

test.each([
  ['message', 'invalid_message'],
  ['view', 'invalid_view'],
])('a %s that is no object is said to be none', async (name, error) => {
  for (const given of ['[', '7', '"text"', 'null', '[]'])
    expect(await validated({ [name]: given })).toEqual({
      ok: false,
      error,
      errors: [{ code: 'invalid_type', message: 'must provide an object', pointer: '' }],
    });
});

test('a view that is too large is found as such', async () => {
  const blocks = many(90, () => aSection({ text: plain(long(2900)) }));
  expect(await validated({ view: aModal({ blocks }) })).toEqual({
    ok: false,
    error: 'invalid_view',
    errors: [failed('view_too_large', '')],
  });
});

test('a message without any words passes, since it does not mind', async () => {
  expect(await validated({ message: { blocks: [aSection()] } })).toEqual({ ok: true });
  expect(await validated({ message: {} })).toEqual({ ok: true });
});

test('exactly one thing may be given to look at', async () => {
  const messages = ['must provide exactly one of `blocks`, `view`, or `message`'];
  for (const args of [{}, { blocks: [], message: {} }, { blocks: [], view: aModal(), message: {} }])
    expect(await validated(args)).toEqual({
      ok: false,
      error: 'invalid_arguments',
      response_metadata: { messages },
    });
});
