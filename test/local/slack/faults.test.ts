import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ErrorCode, WebClient } from '@slack/web-api';
import { startWorkspace, type Workspace } from '../../../local/slack/index.ts';
import { silent, tokens, workspaceOptions } from './small-app.ts';

let workspace: Workspace;
let client: WebClient;

const clientOf = ({ apiUrl }: Workspace, over = {}) =>
  new WebClient(tokens.botToken, {
    slackApiUrl: apiUrl,
    logger: silent,
    retryConfig: { retries: 0 },
    ...over,
  });

beforeEach(async () => {
  workspace = await startWorkspace(workspaceOptions());
  client = clientOf(workspace);
});
afterEach(() => workspace.stop());

const post = (text: string) => client.chat.postMessage({ channel: 'C1', text });

test('429 tells how long to wait, and does nothing', async () => {
  workspace.faults.next({ method: 'chat.postMessage', kind: { ratelimited: 7 } });
  client = clientOf(workspace, { rejectRateLimitedCalls: true });
  await expect(post('one')).rejects.toMatchObject({ code: ErrorCode.RateLimitedError, retryAfter: 7 });
  expect(workspace.messages('C1')).toEqual([]);
  await post('two');
  expect(workspace.messages('C1')).toHaveLength(1);
});

test('A lost reply has posted, which a client that retries posts twice', async () => {
  workspace.faults.next({ method: 'chat.postMessage', kind: 'lost-reply' });
  client = clientOf(workspace, { retryConfig: { retries: 1, minTimeout: 1 } });
  await post('twice');
  expect(workspace.messages('C1').map(({ text }) => text)).toEqual(['twice', 'twice']);
});

test.each([
  ['cut', 0, { code: ErrorCode.RequestError }],
  ['lost-reply', 1, { code: ErrorCode.RequestError }],
  ['http_500', 0, { code: ErrorCode.HTTPError }],
  [{ error: 'channel_not_found' }, 0, { data: { error: 'channel_not_found' } }],
] as const)('%j is what the client sees', async (kind, posted, error) => {
  workspace.faults.next({ channel: 'C1', kind });
  await expect(post('one')).rejects.toMatchObject(error);
  expect(workspace.messages('C1')).toHaveLength(posted);
});

test('A call that hangs is answered by nothing but the caller giving up', async () => {
  workspace.faults.next({ when: ({ args }) => args.text === 'slow', kind: 'hang' });
  client = clientOf(workspace, { timeout: 50 });
  await post('quick');
  await expect(post('slow')).rejects.toMatchObject({ code: ErrorCode.RequestError });
});

test('The fault hook is asked for every call, by number', async () => {
  const asked: unknown[] = [];
  const hooked = await startWorkspace(
    workspaceOptions({
      fault: ({ method, n }) => {
        asked.push([method, n]);
        return n === 2 ? { error: 'fatal_error' } : undefined;
      },
    }),
  );
  client = clientOf(hooked);
  await client.auth.test();
  await expect(post('one')).rejects.toMatchObject({ data: { error: 'fatal_error' } });
  expect(asked).toEqual([
    ['auth.test', 1],
    ['chat.postMessage', 2],
  ]);
  expect(hooked.calls.map(({ answer }) => answer?.ok)).toEqual([true, false]);
  await hooked.stop();
});
