import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ErrorCode, WebClient } from '@slack/web-api';
import { type Fault, startWorkspace, type Workspace } from '../../../local/slack/index.ts';
import { HandClock } from '../../support/hand-clock.ts';
import { silent, tokens, workspaceOptions } from './small-app.ts';
import { bareCall } from './web-api-call.ts';

let workspace: Workspace;
let clock: HandClock;

beforeEach(async () => {
  clock = new HandClock('2026-11-22T09:00:00Z');
  workspace = await startWorkspace(workspaceOptions({ clock }));
});
afterEach(() => workspace.stop());

const client = (over: object = {}) =>
  new WebClient(tokens.botToken, {
    slackApiUrl: workspace.apiUrl,
    logger: silent,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    ...over,
  });
const post = (channel = 'C1', over: object = {}) => client(over).chat.postMessage({ channel, text: 'one' });
const failing = (kind: Fault) => workspace.faults.next({ method: 'chat.postMessage', kind });

describe('What the caller hears, and whether it was posted', () => {
  const platform = (error: string) => ({ code: ErrorCode.PlatformError, data: { error } });
  test.each<[what: string, kind: Fault, posted: number, error: object]>([
    ['429 with the seconds to wait', { ratelimited: 7 }, 0, { retryAfter: 7 }],
    ['429 as a word of its own', { error: 'rate_limited' }, 0, platform('rate_limited')],
    ['500 as text', 'http_500', 0, { code: ErrorCode.HTTPError, statusCode: 500 }],
    ['502 as a page', 'http_502', 0, { code: ErrorCode.HTTPError, statusCode: 502 }],
    ['503 as a page', 'http_503', 0, { code: ErrorCode.HTTPError, statusCode: 503 }],
    ['504 as a page, after posting', 'http_504', 1, { code: ErrorCode.HTTPError, statusCode: 504 }],
    ['a connection cut before', 'cut', 0, { code: ErrorCode.RequestError }],
    ['a connection cut after posting', 'lost-reply', 1, { code: ErrorCode.RequestError }],
    ['user_not_found', { error: 'user_not_found' }, 0, platform('user_not_found')],
    ['is_archived', { error: 'is_archived' }, 0, platform('is_archived')],
    ['user_disabled', { error: 'user_disabled' }, 0, platform('user_disabled')],
    ['token_revoked', { error: 'token_revoked' }, 0, platform('token_revoked')],
    ['token_expired', { error: 'token_expired' }, 0, platform('token_expired')],
    ['account_inactive', { error: 'account_inactive' }, 0, platform('account_inactive')],
    ['internal_error with nothing done', { error: 'internal_error' }, 0, platform('internal_error')],
    ['fatal_error with all of it done', { error: 'fatal_error', done: true }, 1, platform('fatal_error')],
  ])('%s', async (_what, kind, posted, error) => {
    failing(kind);
    await expect(post()).rejects.toMatchObject(error);
    expect(workspace.messages('C1')).toHaveLength(posted);
    await post();
    expect(workspace.messages('C1')).toHaveLength(posted + 1);
  });

  test.each(['http_502', 'http_503'] as const)('%s has a page for a body', async (kind) => {
    failing(kind);
    const response = await fetch(`${workspace.apiUrl}chat.postMessage`, { method: 'POST' });
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toContain('<h1>');
  });

  test.each(['no-json', 'truncated'] as const)(
    '%s is posted, and the answer cannot be read',
    async (kind) => {
      failing(kind);
      await expect(post()).rejects.toThrow();
      expect(workspace.messages('C1')).toHaveLength(1);
      failing(kind);
      const body = new URLSearchParams({ channel: 'C1', text: 'two', token: tokens.botToken });
      const response = await fetch(`${workspace.apiUrl}chat.postMessage`, { method: 'POST', body });
      expect(response.status).toBe(200);
      const text = await response.text();
      expect(() => JSON.parse(text)).toThrow();
      expect(text).toContain(kind === 'truncated' ? '"ok":true' : '<h1>');
    },
  );
});

describe('Time', () => {
  test('a call that hangs does nothing, and is answered by nothing', async () => {
    failing('hang');
    await expect(post('C1', { timeout: 50 })).rejects.toMatchObject({ code: ErrorCode.RequestError });
    clock.advance(600_000);
    expect(workspace.messages('C1')).toEqual([]);
  });

  test('a late one is posted after its caller has gone', async () => {
    failing({ late: 20_000 });
    await expect(post('C1', { timeout: 50 })).rejects.toMatchObject({ code: ErrorCode.RequestError });
    clock.advance(19_999);
    expect(workspace.messages('C1')).toEqual([]);
    clock.advance(1);
    expect(workspace.messages('C1')).toMatchObject([{ text: 'one', ts: '1795338020.000000' }]);
    expect(workspace.calls.at(-1)?.answer).toMatchObject({ ok: true });
  });

  test('a late one answers the caller who waits', async () => {
    failing({ late: 20_000 });
    const posted = post();
    await called();
    clock.advance(20_000);
    expect(await posted).toMatchObject({ ok: true });
  });

  test('a slow one is posted at once, and answered later', async () => {
    failing({ slow: 3000 });
    let isAnswered = false;
    const posted = post().finally(() => {
      isAnswered = true;
    });
    await workspace.person('ana').sees('one');
    for (let n = 0; n < 3; n += 1) await bareCall(workspace, 'auth.test');
    expect(isAnswered).toBe(false);
    clock.advance(3000);
    expect(await posted).toMatchObject({ ok: true, ts: '1795338000.000000' });
  });

  test('what is late is dropped with the workspace', async () => {
    failing({ late: 20_000 });
    await expect(post('C1', { timeout: 50 })).rejects.toThrow();
    await workspace.stop();
    clock.advance(20_000);
    expect(workspace.messages('C1')).toEqual([]);
    workspace = await startWorkspace(workspaceOptions({ clock }));
  });

  async function called(): Promise<void> {
    while (workspace.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
  }
});

describe('Whom it is meant for', () => {
  const error = async (method: string, args: object) => (await bareCall(workspace, method, args)).body.error;
  const kind = { error: 'fatal_error' };

  test('a channel', async () => {
    workspace.faults.next({ channel: 'C1', kind });
    expect(await error('chat.postMessage', { channel: 'UANA', text: 'a' })).toBeUndefined();
    expect(await error('conversations.history', { channel: 'C1' })).toBe('fatal_error');
  });

  test.each([
    ['their direct messages', 'chat.postMessage', { channel: 'DANA', text: 'a' }],
    ['their direct messages by their id', 'chat.postMessage', { channel: 'UANA', text: 'a' }],
    ['what only they see', 'chat.postEphemeral', { channel: 'C1', user: 'UANA', text: 'a' }],
    ['who they are', 'users.info', { user: 'UANA' }],
    ['a conversation with them', 'conversations.open', { users: 'UBEN,UANA' }],
    ['their Home', 'views.publish', { user_id: 'UANA', view: { type: 'home', blocks: [] } }],
  ])('a person: %s', async (_what, method, args) => {
    workspace.faults.next({ user: 'UANA', kind });
    expect(await error('users.info', { user: 'UBEN' })).toBeUndefined();
    expect(await error('chat.postMessage', { channel: 'C1', text: '<@UANA>' })).toBeUndefined();
    expect(await error('chat.postMessage', { channel: 'DBEN', text: 'a' })).toBeUndefined();
    expect(await error(method, args)).toBe('fatal_error');
    expect(await error(method, args)).not.toBe('fatal_error');
  });

  test('as many times as told, each plan for itself', async () => {
    workspace.faults.next({ method: 'users.info', times: 2, kind });
    workspace.faults.next({ method: 'users.info', user: 'UBEN', kind: { error: 'user_not_found' } });
    const asked = [];
    for (let n = 0; n < 4; n += 1) asked.push(await error('users.info', { user: 'UBEN' }));
    expect(asked).toEqual(['fatal_error', 'fatal_error', 'user_not_found', undefined]);
  });
});
