import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startWorkspace, type Workspace } from '../../../local/slack/index.ts';
import { methods } from '../../../local/slack/web-api/methods.ts';
import fc from '../../support/seeded.ts';
import { tokens, workspaceOptions } from './small-app.ts';
import { bareCall, everyScope } from './web-api-call.ts';

let workspace: Workspace;

beforeAll(async () => {
  workspace = await startWorkspace(workspaceOptions(everyScope));
});
afterAll(() => workspace.stop());

const section = { type: 'section', block_id: 'b', text: { type: 'mrkdwn', text: 'a' } };
const button = { type: 'button', action_id: 'x', text: { type: 'plain_text', text: 'a' } };
const blocks = [section, { type: 'actions', elements: [button] }];
const modal = { type: 'modal', title: { type: 'plain_text', text: 'a' }, blocks };
const said = { channel: 'C1', text: 'a', blocks, attachments: [{ text: 'a' }], thread_ts: 'TS' };
const metadata = { event_type: 'a', event_payload: { a: 'b', c: [1] } };

/** Calls that are sound, or nearly: one thing in them will be something else. */
const likely: [method: string, args: object][] = [
  ['blocks.validate', { view: modal }],
  ['chat.getPermalink', { channel: 'C1', message_ts: 'TS' }],
  ['chat.postEphemeral', { ...said, user: 'UANA' }],
  ['chat.postMessage', { ...said, metadata }],
  ['chat.postMessage', { channel: 'UANA', markdown_text: 'a', username: 'b', icon_emoji: ':c:' }],
  ['chat.scheduleMessage', { ...said, post_at: 4_000_000_000 }],
  ['chat.scheduledMessages.list', { channel: 'C1', limit: 1, oldest: '1', latest: '2' }],
  ['chat.update', { channel: 'C1', ts: 'TS', text: 'a', blocks, metadata }],
  ['conversations.create', { name: 'a', is_private: true }],
  ['conversations.history', { channel: 'C1', limit: 1, oldest: '1.1' }],
  ['conversations.invite', { channel: 'C1', users: 'UANA,UBEN' }],
  ['conversations.list', { types: 'im', limit: 1 }],
  ['conversations.members', { channel: 'C1', limit: 1 }],
  ['conversations.open', { users: 'UANA,UBEN', return_im: true }],
  ['conversations.replies', { channel: 'C1', ts: 'TS', limit: 1 }],
  ['files.completeUploadExternal', { files: [{ id: 'F1', title: 'a' }], channel_id: 'C1' }],
  ['files.getUploadURLExternal', { filename: 'a.txt', length: 1 }],
  ['reactions.add', { channel: 'C1', name: 'eyes', timestamp: 'TS' }],
  ['users.info', { user: 'UANA' }],
  ['views.open', { view: modal, trigger_id: '1.1.1' }],
  ['views.publish', { user_id: 'UANA', view: { type: 'home', blocks } }],
  ['views.update', { view: modal, view_id: 'V1', hash: 'a' }],
];

/** Somewhere in it, something else. */
function spoilt(whole: unknown, [at, ...further]: number[], other: unknown): unknown {
  if (at === undefined || typeof whole !== 'object' || whole === null) return other;
  const entries = Object.entries(whole);
  const changed = entries.map(([key, one], index) => [
    key,
    index === at % entries.length ? spoilt(one, further, other) : one,
  ]);
  return Array.isArray(whole) ? changed.map(([, one]) => one) : Object.fromEntries(changed);
}

test('Whatever any method is given, it answers in Slack’s words, and none of them fails', async () => {
  const words = ['C1', 'C3', 'DANA', 'UBOT', '', '[]', '{}', '__proto__', 'constructor', '-1', '1e9', 'null'];
  const other = fc.oneof(
    fc.constantFrom(...words),
    fc.string({ unit: 'binary' }),
    fc.jsonValue({ maxDepth: 3 }),
    fc.constant(JSON.parse('{"__proto__":{"a":1}}')),
  );
  const bare = Object.keys(methods).map((method): [string, object] => [method, { a: 'b' }]);
  const { ts } = (await bareCall(workspace, 'chat.postMessage', { channel: 'C1', text: 'a' })).body;
  const known: typeof likely = JSON.parse(JSON.stringify(likely).replaceAll('"TS"', JSON.stringify(ts)));
  const calls = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...known) }, fc.constantFrom(...bare));
  const path = fc.array(fc.nat(9), { minLength: 1, maxLength: 5 });
  let sound = 0;
  await fc.assert(
    fc.asyncProperty(calls, path, other, fc.boolean(), async ([method, args], where, what, asJson) => {
      const given = spoilt(args, where, what);
      const fields = Object.entries(Object(given)).map(([name, one]): [string, string] => [
        name,
        typeof one === 'string' ? one : JSON.stringify(one),
      ]);
      const response = await fetch(workspace.apiUrl + method, {
        method: 'POST',
        body: asJson ? JSON.stringify(given) : new URLSearchParams(fields),
        headers: {
          authorization: `Bearer ${tokens.botToken}`,
          ...(asJson && { 'content-type': 'application/json' }),
        },
      });
      expect(response.status).toBe(200);
      const answer = JSON.parse(await response.text());
      expect(answer.ok === true || /^[a-z_]+$/.test(answer.error)).toBe(true);
      if (answer.ok) sound += 1;
      expect(workspace.problems()).toEqual([]);
    }),
    { numRuns: 400 },
  );
  // Or nothing of what lies behind the arguments would have been reached.
  expect(sound).toBeGreaterThan(10);
});
