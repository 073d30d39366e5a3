import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startWorkspace, type Workspace } from '../../../../local/slack/index.ts';
import { tokens, workspaceOptions } from '../small-app.ts';
import { bareCall } from '../web-api-call.ts';
import { aModal, anElement, anInput, aSection, long, mrkdwn, plain } from './samples.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace(workspaceOptions());
});
afterAll(() => workspace.stop());
beforeEach(() => workspace.forgiveProblems());

const post = async (args: object) =>
  (await bareCall(workspace, 'chat.postMessage', { channel: 'C1', text: 'a', ...args })).body;
const publish = async (view: unknown) =>
  (await bareCall(workspace, 'views.publish', { user_id: 'UANA', view })).body;
const said = (...messages: string[]) => ({
  response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
});
const nested = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth);
/** As much as a body may hold. */
const megabytes = long(4_000_000);

describe('blocks', () => {
  test.each([
    ['no JSON', '[{'],
    ['an empty text', ''],
    ['a number', '7'],
    ['a text', '"section"'],
    ['null', 'null'],
    ['true', 'true'],
    ['an object', '{"type":"divider"}'],
  ])('that are %s are no format', async (_what, blocks) => {
    expect(await post({ blocks })).toMatchObject({
      ok: false,
      error: 'invalid_blocks_format',
      ...said('must provide an array [json-pointer:/blocks]'),
    });
  });

  test.each<[what: string, blocks: unknown, message: string]>([
    ['hold a number', [7], 'must provide an object [json-pointer:/blocks/0]'],
    ['hold a list', [[]], 'must provide an object [json-pointer:/blocks/0]'],
    [
      'give a number as text',
      [anInput(anElement('plain_text_input', { max_length: '40' }))],
      'must provide an integer [json-pointer:/blocks/0/element/max_length]',
    ],
    [
      'give half a number',
      [anInput(anElement('plain_text_input', { max_length: 40.5 }))],
      'must provide an integer [json-pointer:/blocks/0/element/max_length]',
    ],
  ])('that %s are refused where they do', async (_what, blocks, message) => {
    expect(await post({ blocks })).toMatchObject({ ok: false, error: 'invalid_blocks', ...said(message) });
  });

  test('with a property of every object are refused, and change none', async () => {
    const blocks = '[{"type":"divider","__proto__":{"polluted":true}}]';
    expect(await post({ blocks })).toMatchObject(
      said('invalid additional property: __proto__ [json-pointer:/blocks/0]'),
    );
    expect({}).not.toHaveProperty('polluted');
  });

  test('of megabytes of text are too long, and a text of them is cut', async () => {
    expect(await post({ blocks: [aSection({ text: mrkdwn(megabytes) })] })).toMatchObject(
      said(
        'failed to match all allowed schemas [json-pointer:/blocks/0/text]',
        'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
      ),
    );
    expect(await post({ text: megabytes })).toMatchObject({
      ok: true,
      response_metadata: { warnings: ['message_truncated'] },
    });
  });

  test.each([
    ['a hundred thousand deep', nested('[', ']', 100_000), 'invalid_blocks_format'],
    ['as deep as JSON is read', nested('[', ']', 500), 'invalid_blocks'],
    [
      'texts in texts',
      `[${nested('{"type":"section","text":', '}', 500).replace(':}', ':1}')}]`,
      'invalid_blocks',
    ],
    ['a hundred thousand', `[${'{},'.repeat(100_000)}{}]`, 'invalid_blocks'],
  ])('that are %s are refused, and the workspace goes on', async (_what, blocks, error) => {
    expect(await post({ blocks })).toMatchObject({ ok: false, error });
    expect(workspace.problems()).toEqual([]);
    expect(await post({})).toMatchObject({ ok: true });
  });
});

describe('attachments', () => {
  test.each([
    ['no JSON', '[{'],
    ['as deep as JSON is read', `[${nested('{"fields":[', ']}', 250)}]`],
    ['with a property that nobody knows', '[{"colour":"red"}]'],
  ])('that are %s are refused', async (_what, attachments) => {
    expect(await post({ attachments })).toMatchObject({ ok: false, error: 'invalid_attachments' });
    expect(workspace.problems()).toEqual([]);
  });
});

describe('a view', () => {
  test.each([
    ['no JSON', '{'],
    ['a number', '7'],
    ['a text', '"home"'],
    ['null', 'null'],
    ['a list', '[]'],
  ])('that is %s is no object', async (_what, view) => {
    expect(await publish(view)).toMatchObject({
      ok: false,
      error: 'invalid_arguments',
      ...said('must provide an object [json-pointer:/view]'),
    });
  });

  test.each([
    ['a hundred thousand deep', 100_000, 'must provide an object [json-pointer:/view]'],
    ['as deep as JSON is read', 500, 'must provide an object [json-pointer:/view/blocks/0]'],
  ])('%s is refused', async (_what, depth, message) => {
    const view = `{"type":"home","blocks":${nested('[', ']', depth)}}`;
    expect(await publish(view)).toMatchObject(said(message));
    expect(workspace.problems()).toEqual([]);
  });

  test('with megabytes of private_metadata is too large', async () => {
    expect(await publish({ type: 'home', blocks: [], private_metadata: megabytes })).toMatchObject({
      error: 'view_too_large',
    });
  });

  test('of a hundred thousand wrong things is told of a hundred', async () => {
    const blocks = Array.from({ length: 100_000 }, () => 7);
    const filetypes = Array.from({ length: 50_000 }, () => 7);
    expect(await publish({ type: 'home', blocks })).toMatchObject(
      said('no more than 100 items allowed [json-pointer:/view/blocks]'),
    );
    const view = aModal({ blocks: [anInput(anElement('file_input', { filetypes }))] });
    const { body } = await bareCall(workspace, 'views.open', { trigger_id: '1.1.a', view });
    expect(body).toMatchObject({
      response_metadata: { messages: { length: 100, 0: expect.stringContaining('/element/filetypes/0]') } },
    });
  });

  test('may have ids with names that every object has', async () => {
    const ids = ['__proto__', 'constructor', 'toString'];
    const blocks = ids.map((block_id) =>
      anInput(anElement('plain_text_input', { action_id: block_id, initial_value: block_id }), { block_id }),
    );
    const { view } = (await publish({ type: 'home', blocks })) as { view: { state: { values: object } } };
    expect(Object.entries(view.state.values)).toEqual(
      ids.map((id) => [id, Object.fromEntries([[id, { type: 'plain_text_input', value: id }]])]),
    );
  });
});

test('a body of JSON that is no object is refused, in bad JSON as in good', async () => {
  for (const body of ['{', '[]', '7', 'null', '"x"', '']) {
    const response = await fetch(`${workspace.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens.botToken}` },
      body,
    });
    expect(await response.json()).toMatchObject({ ok: false, error: expect.any(String) });
  }
  expect(workspace.problems()).toEqual([]);
});

test('a title as plain text in place of its object is refused', async () => {
  const view = { ...aModal(), title: 'Raise an incident', close: plain('No') };
  const { body } = await bareCall(workspace, 'views.open', { trigger_id: '1.1.a', view });
  expect(body).toMatchObject(said('must provide an object [json-pointer:/view/title]'));
});
