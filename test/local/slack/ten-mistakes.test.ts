import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { anEndpoint } from './endpoint.ts';
import { aField, aForm, type ModalApp, modalApp } from './modal-app.ts';
import { manifest, silent, tokens } from './small-app.ts';
import {
  aButton,
  aModal,
  anElement,
  anInput,
  anOption,
  aSection,
  aSelect,
  aTextInput,
  long,
  many,
  plain,
  someOptions,
  theActions,
} from './validate/samples.ts';
import { bareCall } from './web-api-call.ts';

let app: ModalApp;
beforeEach(async () => {
  app = await modalApp({
    manifest: {
      ...manifest,
      settings: { event_subscriptions: { bot_events: ['message.channels', 'app_mention'] } },
      oauth_config: { scopes: { bot: ['app_mentions:read', 'channels:history', 'chat:write', 'commands'] } },
    },
  });
});
afterEach(() => app.stop());

const said = async (method: string, args: object) => (await bareCall(app.workspace, method, args)).body;
const post = (args: object) => said('chat.postMessage', { channel: 'C1', text: 'a', ...args });
const refusal = (error: string, ...messages: string[]) => ({
  ok: false,
  error,
  response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
});
const form = (title = 'Form') => aForm(title, [aField('a')]);
const { submit: _submit, ...withoutSubmit } = aModal();

/** Has the app open it at once, with a trigger that is good. */
async function opening(view: unknown) {
  await app.ana.types('/note');
  return app.call('open', { trigger_id: app.trigger(), view });
}

describe('1. Slow work before views.open', () => {
  test('finds the trigger dead', async () => {
    await app.ana.types('/note');
    app.clock.advance(3001);
    expect(await app.call('open', { trigger_id: app.trigger(), view: form() })).toMatchObject({
      error: 'expired_trigger_id',
    });
  });

  test('or, repeated after a lost answer, spent', async () => {
    await app.ana.types('/note');
    app.workspace.faults.next({ method: 'views.open', kind: 'lost-reply' });
    const client = new WebClient(tokens.botToken, {
      slackApiUrl: app.workspace.apiUrl,
      retryConfig: { retries: 1, minTimeout: 1, maxTimeout: 1 },
      logger: silent,
    });
    const args = { trigger_id: app.trigger(), view: form() };
    await expect(client.apiCall('views.open', args)).rejects.toMatchObject({
      data: { error: 'exchanged_trigger_id' },
    });
    expect(app.ana.modal?.title).toBe('Form');
  });
});

describe('2. A view', () => {
  test.each([
    [
      'with an input and no submit',
      withoutSubmit,
      'must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/0/input]',
    ],
    [
      'with a title over 24',
      aModal({ title: plain(long(25)) }),
      'must be less than 25 characters [json-pointer:/view/title/text]',
    ],
    ['with a stray property', aModal({ foo: 1 }), 'invalid additional property: foo [json-pointer:/view]'],
  ])('%s does not open', async (_what, view, message) => {
    expect(await opening(view)).toEqual(refusal('invalid_arguments', message));
    expect(app.ana.modal).toBeUndefined();
  });

  test('that is the fourth does not open', async () => {
    await app.opens(form());
    await app.pushes(form());
    await app.pushes(form());
    await app.ana.presses('More');
    expect(await app.call('push', { trigger_id: app.trigger(), view: form('Fourth') })).toEqual({
      ok: false,
      error: 'push_limit_reached',
    });
  });
});

const same = aButton({ action_id: 'go' });
const noneFits = (pointer: string) => `failed to match all allowed schemas [json-pointer:${pointer}]`;

describe('3. A message', () => {
  test.each([
    [
      'with one action_id twice in a block',
      [theActions(same, same)],
      ['`action_id` "go" already exists [json-pointer:/blocks/0/elements/1/action_id]'],
    ],
    [
      'with one block_id twice',
      [aSection({ block_id: 'a' }), aSection({ block_id: 'a' })],
      ['`block_id` "a" already exists [json-pointer:/blocks/1/block_id]'],
    ],
    [
      'with an empty text',
      [aSection({ text: plain('') })],
      [noneFits('/blocks/0/text'), 'must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
    ],
    [
      'with a menu of nothing',
      [theActions(aSelect({ options: [] }))],
      ['must provide at least 1 items [json-pointer:/blocks/0/elements/0/options]'],
    ],
  ])('%s is not posted', async (_what, blocks, messages) => {
    expect(await post({ blocks })).toMatchObject(refusal('invalid_blocks', ...messages));
    expect(app.workspace.messages('notes')).toEqual([]);
  });
});

describe('4. Too much', () => {
  test.each([
    [
      'options',
      theActions(aSelect({ options: someOptions(101) })),
      'no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      'of an option’s text',
      theActions(aSelect({ options: [anOption('a', { text: plain(long(76)) })] })),
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]',
    ],
    [
      'of an option’s value',
      theActions(aSelect({ options: [anOption(long(151))] })),
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/value]',
    ],
  ])('%s is refused', async (_what, block, message) => {
    // The name of the option of 151 characters is too long as well.
    expect(await post({ blocks: [block] })).toMatchObject({
      error: 'invalid_blocks',
      errors: expect.arrayContaining([message]),
    });
  });

  test('in a section, in private_metadata and in all blocks is refused', async () => {
    expect(await post({ blocks: [aSection({ text: plain(long(3001)) })] })).toMatchObject({
      error: 'invalid_blocks',
    });
    expect(await opening(aModal({ private_metadata: long(3001) }))).toEqual(
      refusal('invalid_arguments', 'must be less than 3001 characters [json-pointer:/view/private_metadata]'),
    );
    const blocks = many(5, () => aSection({ text: plain(long(2700)) }));
    expect(await post({ blocks })).toEqual({ ok: false, error: 'msg_blocks_too_long' });
  });
});

describe('5. An input of modals', () => {
  test.each(['number_input', 'email_text_input', 'url_text_input', 'file_input'])(
    'a %s stands nowhere else',
    async (type) => {
      const element = anElement(type, type === 'number_input' ? { is_decimal_allowed: true } : {});
      expect(await post({ blocks: [anInput(element)] })).toMatchObject({
        errors: [`unsupported type: ${type} [json-pointer:/blocks/0/element/type]`],
      });
      const view = { type: 'home', blocks: [anInput(element)] };
      expect(await app.call('publish', { user_id: 'UANA', view })).toEqual(
        refusal('invalid_arguments', `unsupported type: ${type} [json-pointer:/view/blocks/0/element/type]`),
      );
    },
  );

  test('a datetimepicker does not stand on the Home tab', async () => {
    const view = { type: 'home', blocks: [theActions(anElement('datetimepicker'))] };
    expect(await app.call('publish', { user_id: 'UANA', view })).toEqual(
      refusal(
        'invalid_arguments',
        'unsupported type: datetimepicker [json-pointer:/view/blocks/0/elements/0/type]',
      ),
    );
  });
});

describe('6. A submission answered', () => {
  test.each([
    ['with errors by action_id', { response_action: 'errors', errors: { b: 'No.' } }],
    ['with errors for a block that is no input', { response_action: 'errors', errors: { more: 'No.' } }],
    ['with a body on a plain close', { text: 'Thanks!' }],
  ])('%s stays open, in trouble', async (_how, answer) => {
    await app.opens(aForm('Form', [aField('a', {}, aTextInput({ action_id: 'b' }))]));
    app.answers(answer);
    await app.ana.submits();
    expect(app.ana.modal).toMatchObject({ title: 'Form', errors: {}, trouble: expect.any(String) });
  });
});

describe('7. What is not there', () => {
  test('what was typed, in view_closed; a channel, in a submission', async () => {
    await app.opens({ ...form(), notify_on_close: true });
    await app.ana.fills('a', 'Typed');
    await app.ana.submits();
    expect(app.latest()).not.toHaveProperty('channel');
    await app.opens({ ...form(), notify_on_close: true });
    await app.ana.fills('a', 'Typed');
    await app.ana.cancels();
    expect(app.latest()).toMatchObject({ type: 'view_closed', view: { state: { values: {} } } });
    expect(JSON.stringify(app.latest())).not.toContain('Typed');
  });

  test('a thread, in a slash command; a sixth use of its response_url', async () => {
    await app.ana.types('/note', { in: 'notes' });
    for (const absent of ['thread_ts', 'message_ts']) expect(app.latest()).not.toHaveProperty(absent);
    const uses = [];
    for (let use = 1; use <= 6; use += 1) {
      const response = await fetch(String(app.latest().response_url), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"text":"a"}',
      });
      uses.push([response.status, await response.text()]);
    }
    expect(uses).toEqual([...many(5, () => [200, 'ok']), [404, 'used_url']]);
  });
});

describe('8. Out of reach', () => {
  test('is a channel that the app is not in, and what it has no scope for', async () => {
    expect(await post({ channel: 'C2' })).toEqual({ ok: false, error: 'not_in_channel' });
    expect(await post({ channel: 'C3' })).toEqual({ ok: false, error: 'channel_not_found' });
    expect(await said('users.info', { user: 'UANA' })).toMatchObject({
      error: 'missing_scope',
      needed: 'users:read',
      provided: 'app_mentions:read,channels:history,chat:write,commands',
    });
  });

  test('is a message by the id of a person, an ephemeral one, and one of somebody else’s', async () => {
    const { ts } = await post({ channel: 'UANA' });
    expect(await said('chat.update', { channel: 'UANA', ts, text: 'b' })).toMatchObject({
      error: 'channel_not_found',
    });
    const { message_ts } = await said('chat.postEphemeral', { channel: 'C1', user: 'UANA', text: 'a' });
    expect(await said('chat.update', { channel: 'C1', ts: message_ts, text: 'b' })).toMatchObject({
      error: 'message_not_found',
    });
    await app.ana.posts('Mine', { in: 'notes' });
    const mine = app.workspace.messages('notes').at(-1)?.ts;
    expect(await said('chat.update', { channel: 'C1', ts: mine, text: 'b' })).toMatchObject({
      error: 'cant_update_message',
    });
  });
});

describe('9. Exactly once', () => {
  const events = () =>
    app.workspace.deliveries.map(({ payload }) => payload).filter(({ type }) => type === 'event_callback');

  test('is no mention: it comes as a message too, under another event_id', async () => {
    await app.ana.posts('Hello @UBOT', { in: 'notes' });
    const ts = app.workspace.messages('notes')[0]?.ts;
    expect(events()).toMatchObject([{ event: { ts } }, { event: { ts } }]);
    expect(new Set(events().map(({ event_id }) => event_id)).size).toBe(2);
  });

  test('is no event: it may come again, under the same event_id', async () => {
    await app.workspace.sendEvent({ type: 'message', channel: 'C1', text: 'a', ts: '1.1' }, { retries: 1 });
    expect(events()).toHaveLength(2);
    expect(new Set(events().map(({ event_id }) => event_id)).size).toBe(1);
  });

  test('is no post that a client repeats', async () => {
    app.workspace.faults.next({ method: 'chat.postMessage', kind: 'lost-reply' });
    const client = new WebClient(tokens.botToken, {
      slackApiUrl: app.workspace.apiUrl,
      retryConfig: { retries: 1, minTimeout: 1, maxTimeout: 1 },
      logger: silent,
    });
    await client.chat.postMessage({ channel: 'C1', text: 'Once' });
    expect(app.workspace.messages('notes').map(({ text }) => text)).toEqual(['Once', 'Once']);
  });
});

describe('10. What a person writes', () => {
  test('calls everybody, unless it is escaped', async () => {
    for (const text of ['<!channel>', '&lt;!channel&gt;']) await post({ text });
    const ben = app.workspace.person('ben');
    await ben.sees('@channel');
    await ben.sees('<!channel>');
  });

  test('is signed as it was sent, and not as somebody else would write it', async () => {
    const endpoint = await anEndpoint((response) => response.writeHead(200).end());
    app.workspace.deliverTo(endpoint.url);
    await app.ana.types('/note with & signs', { in: 'notes' });
    const [received] = endpoint.received;
    const { 'x-slack-signature': signature, 'x-slack-request-timestamp': at } = received?.headers ?? {};
    const body = received?.body ?? '';
    const signed = (text: string) =>
      `v0=${createHmac('sha256', tokens.signingSecret)
        .update(`v0:${String(at)}:${text}`)
        .digest('hex')}`;
    expect(signature).toBe(signed(body));
    const again = [...new URLSearchParams(body)]
      .map((pair) => pair.map(encodeURIComponent).join('='))
      .join('&');
    expect(Object.fromEntries(new URLSearchParams(again))).toEqual(
      Object.fromEntries(new URLSearchParams(body)),
    );
    expect(signature).not.toBe(signed(again));
    await endpoint.stop();
  });
});
