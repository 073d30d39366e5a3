import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { startWorkspace, type Workspace } from '../../../local/slack/index.ts';
import { HandClock } from '../../support/hand-clock.ts';
import { modalApp } from './modal-app.ts';
import { silent, tokens, workspaceOptions } from './small-app.ts';
import { aModal, anInput, plain } from './validate/samples.ts';
import { bareCall, everyScope, withScopes } from './web-api-call.ts';

let workspace: Workspace;
let clock: HandClock;

beforeEach(async () => {
  clock = new HandClock('2026-11-22T09:00:00Z');
  workspace = await startWorkspace(workspaceOptions({ ...everyScope, clock }));
});
afterEach(() => workspace.stop());

const call = async (method: string, args: object) => (await bareCall(workspace, method, args)).body;
const named = async (length: number) => {
  const { upload_url, file_id } = await call('files.getUploadURLExternal', { filename: 'note.txt', length });
  return { url: String(upload_url), id: String(file_id) };
};
const sent = async (url: string, bytes: string) => {
  const response = await fetch(url, { method: 'POST', body: bytes });
  return { status: response.status, said: await response.text() };
};
const uploaded = async () => {
  const { url, id } = await named(5);
  expect(await sent(url, 'hello')).toEqual({ status: 200, said: 'OK - 5' });
  return id;
};
const complete = (id: string, args: object = {}) =>
  call('files.completeUploadExternal', { files: [{ id, title: 'Note' }], ...args });

test('A file is named, uploaded, completed, and in the channel a moment later', async () => {
  const id = await uploaded();
  const answer = await complete(id, { channel_id: 'C1', initial_comment: 'Look' });
  expect(answer).toMatchObject({ ok: true, files: [{ id, title: 'Note' }] });
  expect(workspace.messages('C1')).toEqual([]);
  expect(await call('files.info', { file: id })).toMatchObject({ file: { id, size: 5, shares: {} } });

  clock.advance(500);
  await workspace.person('ana').sees('Look');
  const [message] = workspace.messages('C1');
  expect(message).toMatchObject({ subtype: 'file_share', user: 'UBOT', text: 'Look', files: [{ id }] });
  expect(await call('files.info', { file: id })).toMatchObject({
    file: { shares: { public: { C1: [{ ts: message?.ts }] } } },
  });
});

test('The client’s own upload goes through, as a form', async () => {
  const client = new WebClient(tokens.botToken, { slackApiUrl: workspace.apiUrl, logger: silent });
  await client.filesUploadV2({ channel_id: 'C1', filename: 'note.txt', content: 'hello' });
  clock.advance(500);
  expect(workspace.messages('C1')).toMatchObject([{ files: [{ name: 'note.txt', size: 5 }] }]);
});

test('Without a channel it stays the app’s own', async () => {
  const id = await uploaded();
  await complete(id);
  clock.advance(60_000);
  expect(workspace.messages('C1')).toEqual([]);
  expect(await call('files.info', { file: id })).toMatchObject({ ok: true });
});

test('It may be a reply', async () => {
  const { ts } = await call('chat.postMessage', { channel: 'C1', text: 'parent' });
  await complete(await uploaded(), { channel_id: 'C1', thread_ts: ts });
  clock.advance(500);
  expect(workspace.messages('C1').at(-1)).toMatchObject({ subtype: 'file_share', thread_ts: ts });
});

test('The app can look at a file that somebody shared where it is, and at no other', async () => {
  await workspace.person('ben').sharesAFile('scan.pdf', { in: 'notes' });
  await workspace.person('ben').sharesAFile('secret.pdf', { in: 'secret' });
  const idIn = (channel: string) => workspace.messages(channel)[0]?.files?.[0]?.id;
  expect(await call('files.info', { file: idIn('C1') })).toMatchObject({ file: { name: 'scan.pdf' } });
  expect(await call('files.info', { file: idIn('C3') })).toMatchObject({ error: 'file_not_found' });
});

describe('Refused', () => {
  test.each([
    ['the name of a channel', { channel_id: 'notes' }, 'invalid_channel'],
    ['a channel that it is not in', { channel_id: 'C2' }, 'not_in_channel'],
    ['a private channel of others', { channel_id: 'C3' }, 'channel_not_found'],
    ['a thread that is not there', { channel_id: 'C1', thread_ts: '1.1' }, 'thread_not_found'],
    ['metadata', { metadata: { event_type: 'note', event_payload: {} } }, 'invalid_arguments'],
  ])('%s', async (_what, args, error) => {
    expect(await complete(await uploaded(), args)).toMatchObject({ ok: false, error });
  });

  test('a file that was never uploaded, and one that is complete already', async () => {
    const { id } = await named(5);
    expect(await complete(id)).toMatchObject({ error: 'file_not_found' });
    const other = await uploaded();
    await complete(other);
    expect(await complete(other)).toMatchObject({ error: 'file_not_found' });
  });

  test('bytes of another number, a second time, or for nothing that was named', async () => {
    const { url } = await named(5);
    expect((await sent(url, 'hell')).status).toBe(400);
    expect((await sent(url, 'hello')).status).toBe(200);
    expect((await sent(url, 'hello')).status).toBe(404);
    expect((await sent(`${url}x`, 'hello')).status).toBe(404);
    expect((await fetch(url)).status).toBe(405);
  });
});

test('The bytes of the app’s file and of a person’s are there to be fetched, and of nothing else', async () => {
  const id = await uploaded();
  expect(Buffer.from((await workspace.file(id))?.bytes ?? []).toString()).toBe('hello');

  const ana = { name: 'scan.png', type: 'image/png', bytes: Buffer.from('a picture') };
  const brought = await workspace.bringFile('ana', ana);
  expect(brought).toMatchObject({ name: 'scan.png', size: 9, mimetype: 'image/png', user: 'UANA' });
  expect(await workspace.file(brought.id)).toEqual(ana);

  await workspace.person('ben').sharesAFile('spoken-of.pdf', { in: 'notes' });
  expect(await workspace.file(String(workspace.messages('C1')[0]?.files?.[0]?.id))).toBeUndefined();
  expect(await workspace.file('../../etc/passwd')).toBeUndefined();
});

test('A person’s file is none of the app’s', async () => {
  const { id } = await workspace.bringFile('ana', { name: 'a', type: '', bytes: Buffer.from('x') });
  expect(await call('files.info', { file: id })).toMatchObject({ error: 'file_not_found' });
  expect(await complete(id)).toMatchObject({ error: 'file_not_found' });
});

describe('A file that a form brings', () => {
  const field = anInput({ type: 'file_input', action_id: 'scan', max_files: 2 }, { label: plain('Scan') });
  const fetched = async (address: unknown, token = tokens.botToken) => {
    const response = await fetch(String(address), { headers: { authorization: `Bearer ${token}` } });
    return { type: response.headers.get('content-type'), text: await response.text() };
  };

  test('is the app’s to fetch, with its bot token, once the form is sent', async () => {
    const { ana, workspace: here, opens, stop } = await modalApp(withScopes('commands', 'files:read'));
    try {
      const scan = { name: 'scan.txt', type: 'text/plain', bytes: Buffer.from('hello') };
      const { id } = await here.bringFile('ana', scan);
      await opens(aModal({ blocks: [field], submit: plain('Send') }));
      await ana.fills('Scan', ['scan.txt']);
      const look = async () => (await bareCall(here, 'files.info', { file: id })).body;
      expect(await look()).toMatchObject({ error: 'file_not_found' });

      await ana.submits();
      const sent = JSON.stringify(here.deliveries.at(-1)?.payload);
      expect(sent).toContain(`"files":[{"id":"${id}"`);
      const { file } = await look();
      const { url_private: address, url_private_download: download } = Object(file);
      expect(await fetched(address)).toEqual({ type: 'text/plain', text: 'hello' });
      expect(await fetched(download)).toEqual({ type: 'text/plain', text: 'hello' });
      // Whoever may not have it is shown where people sign in, and no error.
      expect(await fetched(address, 'xoxb-other')).toMatchObject({ type: 'text/html; charset=utf-8' });
    } finally {
      await stop();
    }
  });
});

test('What is too large is refused with a sentence, and may come again smaller', async () => {
  const most = 10_000_000;
  await expect(
    workspace.bringFile('ana', { name: 'a', type: '', bytes: Buffer.alloc(most + 1) }),
  ).rejects.toThrow('A file may have 10 MB at most here.');
  const { url } = await named(most + 1);
  expect((await sent(url, 'x'.repeat(most + 1))).status).toBe(413);
  expect(workspace.problems()).toEqual([expect.stringContaining('A file may have 10 MB at most here.')]);

  const bytes = Buffer.alloc(most);
  for (let n = 0; n < 50; n++) await workspace.bringFile('ana', { name: 'a', type: '', bytes });
  const another = workspace.bringFile('ana', { name: 'a', type: '', bytes: Buffer.from('x') });
  await expect(another).rejects.toThrow('There is no room for it: all files here may have 500 MB at most.');
});
