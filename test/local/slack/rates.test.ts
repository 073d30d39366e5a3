import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../../local/slack/index.ts';
import { HandClock } from '../../support/hand-clock.ts';
import { running, workspaceOptions } from './small-app.ts';
import { bareCall, everyScope } from './web-api-call.ts';

let workspace: Workspace;
let clock: HandClock;

const begin = async (enforceRates: WorkspaceOptions['enforceRates'] = true) =>
  startWorkspace(workspaceOptions({ ...everyScope, clock, enforceRates }));

beforeEach(async () => {
  clock = new HandClock('2026-11-22T09:00:00Z');
  workspace = await begin();
});
afterEach(() => workspace.stop());

const post = (channel = 'C1') => bareCall(workspace, 'chat.postMessage', { channel, text: 'a' });
const refused = (seconds: number) => ({ status: 429, error: 'ratelimited', wait: String(seconds) });
const told = ({ status, body, headers }: Awaited<ReturnType<typeof post>>) => ({
  status,
  error: body.error,
  wait: headers.get('retry-after'),
});

/** How many of these calls are answered before one is told to wait. */
async function passes(method: string, args: object = {}): Promise<number> {
  for (let count = 0; count < 200; count += 1)
    if ((await bareCall(workspace, method, args)).status === 429) return count;
  throw new Error(`${method} has no limit.`);
}

describe('Each method by its tier', () => {
  test.each([
    ['users.list', 20],
    ['usergroups.list', 20],
    ['conversations.list', 20],
    ['pins.add', 20],
    ['reactions.remove', 20],
    ['chat.update', 50],
    ['chat.delete', 50],
    ['conversations.open', 50],
    ['conversations.info', 50],
    ['conversations.history', 50],
    ['conversations.replies', 50],
    ['users.getPresence', 50],
    ['reactions.add', 50],
    ['views.open', 100],
    ['views.publish', 100],
    ['users.info', 100],
    ['conversations.members', 100],
    ['chat.postEphemeral', 100],
  ])('%s, %i a minute', async (method, most) => {
    expect(await passes(method)).toBe(most);
    expect(await passes('team.info')).toBe(50);
  });

  test('is told how long to wait, and may go on then', async () => {
    await passes('users.list');
    expect(told(await bareCall(workspace, 'users.list'))).toEqual(refused(3));
    clock.advance(2999);
    expect((await bareCall(workspace, 'users.list')).status).toBe(429);
    clock.advance(1);
    expect((await bareCall(workspace, 'users.list')).status).toBe(200);
    clock.advance(60_000);
    expect(await passes('users.list')).toBe(20);
    await passes('team.info');
    expect(told(await bareCall(workspace, 'team.info'))).toEqual(refused(2));
  });

  test('auth.test and chat.getPermalink have rules of their own, and no tier', async () => {
    for (const method of ['auth.test', 'chat.getPermalink'])
      await expect(passes(method)).rejects.toThrow('no limit');
  });

  test('nothing is counted unless it is asked for', async () => {
    await workspace.stop();
    workspace = await begin(false);
    await expect(passes('users.list')).rejects.toThrow('no limit');
  });
});

describe('Posts', () => {
  test('go one a second in a channel, and elsewhere at once', async () => {
    expect((await post()).status).toBe(200);
    expect(told(await post())).toEqual(refused(1));
    expect((await post('UANA')).status).toBe(200);
    clock.advance(999);
    expect((await post()).status).toBe(429);
    clock.advance(1);
    expect((await post()).status).toBe(200);
    expect(workspace.messages('C1')).toHaveLength(2);
  });

  test('are counted whichever way they come', async () => {
    const ephemeral = () =>
      bareCall(workspace, 'chat.postEphemeral', { channel: 'C1', user: 'UANA', text: 'a' });
    expect((await ephemeral()).status).toBe(200);
    expect((await post()).status).toBe(429);
    clock.advance(1000);
    expect((await post()).status).toBe(200);
    expect((await ephemeral()).status).toBe(429);
  });

  test('of files are counted, too', async () => {
    const { body } = await bareCall(workspace, 'files.getUploadURLExternal', { filename: 'a', length: 1 });
    await fetch(String(body.upload_url), { method: 'POST', body: 'a' });
    const share = { files: [{ id: body.file_id }], channel_id: 'C1' };
    expect((await bareCall(workspace, 'files.completeUploadExternal', share)).body).toMatchObject({
      ok: true,
    });
    expect((await post()).status).toBe(429);
  });

  test('through a response_url are counted, too', async () => {
    const app = await running('http', (it) => it.command('/note', ({ ack }) => ack()), {
      clock,
      enforceRates: true,
    });
    await app.workspace.person('ana').types('/note', { in: 'notes' });
    const url = String(app.workspace.deliveries.at(-1)?.payload.response_url);
    const answer = () =>
      fetch(url, {
        method: 'POST',
        body: JSON.stringify({ text: 'a', response_type: 'in_channel' }),
        headers: { 'content-type': 'application/json' },
      });
    const first = await answer();
    const second = await answer();
    expect([first.status, second.status, second.headers.get('retry-after')]).toEqual([200, 429, '1']);
    const posted = await bareCall(app.workspace, 'chat.postMessage', { channel: 'C1', text: 'a' });
    expect(posted.status).toBe(429);
    await app.stop();
  });

  test('an update does not count as a post', async () => {
    const { body } = await post();
    const { status } = await bareCall(workspace, 'chat.update', { channel: 'C1', ts: body.ts, text: 'b' });
    expect(status).toBe(200);
  });

  test('are several hundred a minute in the whole workspace', async () => {
    await workspace.stop();
    workspace = await begin({ postsPerMinute: 2 });
    expect((await post('C1')).status).toBe(200);
    expect((await post('UANA')).status).toBe(200);
    expect(told(await post('UBEN'))).toEqual(refused(30));
    clock.advance(30_000);
    expect((await post('UBEN')).status).toBe(200);
  });

  test('in a burst may be lost without a word', async () => {
    await workspace.stop();
    workspace = await begin({ hasty: 'dropped' });
    expect((await post()).body).toMatchObject({ ok: true });
    expect((await post()).body).toMatchObject({ ok: true, ts: expect.any(String) });
    expect(workspace.messages('C1')).toHaveLength(1);
  });
});
