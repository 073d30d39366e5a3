import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../../local/slack/index.ts';
import { HandClock } from '../../support/hand-clock.ts';
import { manifest, running, workspaceOptions } from './small-app.ts';
import { type Answer, bareCall, everyScope, withScopes } from './web-api-call.ts';

let workspace: Workspace;
let clock: HandClock;

const open: Workspace[] = [];
async function begin(over: Partial<WorkspaceOptions> = {}): Promise<Workspace> {
  const begun = await startWorkspace(
    workspaceOptions({
      ...everyScope,
      clock,
      channels: [
        { id: 'C1', name: 'notes', members: ['UANA', 'UBEN', 'UBOT'] },
        { id: 'C2', name: 'quiet', members: ['UBEN'] },
        { id: 'C3', name: 'secret', members: ['UBEN'], isPrivate: true },
        { id: 'C4', name: 'old', members: ['UBEN', 'UBOT'], isArchived: true },
      ],
      ...over,
    }),
  );
  open.push(begun);
  return begun;
}

beforeEach(async () => {
  clock = new HandClock('2026-11-22T09:00:00Z');
  workspace = await begin();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.stop()));
});

const call = (method: string, args: object): Promise<Answer> => bareCall(workspace, method, args);
const error = async (method: string, args: object) => (await call(method, args)).body.error;
async function posted(args: object, channel = 'C1'): Promise<string> {
  const { body } = await call('chat.postMessage', { channel, ...args });
  expect(body).toMatchObject({ ok: true });
  return String(body.ts);
}
const standing = (channel = 'C1') => workspace.messages(channel).at(-1);

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const rich = {
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }],
};
const sections = (count: number, length: number) =>
  Array.from({ length: count }, () => section('x'.repeat(length)));
const metadata = (event_payload: object, event_type = 'note') => ({ event_type, event_payload });

describe('Posting', () => {
  test.each([
    ['nothing to say', {}, 'no_text'],
    ['markdown beside text', { markdown_text: 'a', text: 'b' }, 'markdown_text_conflict'],
    ['markdown beside blocks', { markdown_text: 'a', blocks: [section('b')] }, 'markdown_text_conflict'],
    ['over 12,000 characters of markdown', { markdown_text: 'x'.repeat(12_001) }, 'msg_too_long'],
    ['over 100 attachments', { attachments: Array(101).fill({ text: 'a' }) }, 'too_many_attachments'],
    ['over 11,000 characters in blocks', { text: 'a', blocks: sections(4, 2751) }, 'msg_blocks_too_long'],
    ['blocks that are no array', { text: 'a', blocks: '{"type":"divider"}' }, 'invalid_blocks_format'],
    ['metadata that is no object', { text: 'a', metadata: '[]' }, 'invalid_metadata_format'],
    ['metadata of another shape', { text: 'a', metadata: { key: 'k' } }, 'invalid_metadata_format'],
    [
      'a name in metadata with a capital',
      { text: 'a', metadata: metadata({ Key: 'k' }) },
      'invalid_metadata_schema',
    ],
    [
      'an event type with a dash',
      { text: 'a', metadata: metadata({}, 'my-note') },
      'invalid_metadata_schema',
    ],
    [
      'an object inside metadata',
      { text: 'a', metadata: metadata({ a: { b: 1 } }) },
      'invalid_metadata_schema',
    ],
    [
      'an object in an array in metadata',
      { text: 'a', metadata: metadata({ a: [{}] }) },
      'invalid_metadata_schema',
    ],
    [
      'metadata that is too large',
      { text: 'a', metadata: metadata({ a: 'x'.repeat(8000) }) },
      'metadata_too_large',
    ],
    ['a thread that is not there', { text: 'a', thread_ts: '1.1' }, 'thread_not_found'],
    ['a key that Slack documents nowhere', { text: 'a', client_msg_id: 'k' }, 'invalid_arguments'],
  ])('%s is refused', async (_what, args, expected) => {
    expect(await error('chat.postMessage', { channel: 'C1', ...args })).toBe(expected);
    expect(workspace.messages('C1')).toEqual([]);
  });

  test.each([
    ['12,000 characters of markdown', { markdown_text: 'x'.repeat(12_000) }],
    ['11,000 characters in blocks', { text: 'a', blocks: sections(4, 2750) }],
    ['100 attachments', { attachments: Array(100).fill({ text: 'a' }) }],
    ['text of 40,000 characters', { text: 'x'.repeat(40_000) }],
    ['flat metadata', { text: 'a', metadata: metadata({ key: 'k', list: [1, 'two', true] }) }],
  ])('%s passes', async (_what, args) => {
    const { body } = await call('chat.postMessage', { channel: 'C1', ...args });
    expect(body).toMatchObject({ ok: true });
    expect(body.response_metadata).toBeUndefined();
  });

  test('text past 40,000 characters is cut, with a warning', async () => {
    const { body } = await call('chat.postMessage', { channel: 'C1', text: `${'x'.repeat(40_000)}yz` });
    expect(body).toMatchObject({ ok: true, response_metadata: { warnings: ['message_truncated'] } });
    expect(standing()?.text).toBe('x'.repeat(40_000));
  });

  test('a public channel that the app is not in takes a scope of its own', async () => {
    await posted({ text: 'a' }, 'C2');
    workspace = await begin(withScopes('chat:write'));
    expect(await error('chat.postMessage', { channel: 'C2', text: 'a' })).toBe('not_in_channel');
  });

  test('another name or icon takes a scope of its own', async () => {
    await posted({ text: 'a', username: 'Duty desk', icon_emoji: ':bell:' });
    expect(standing()).toMatchObject({ username: 'Duty desk', icons: { emoji: ':bell:' } });
    workspace = await begin(withScopes('chat:write'));
    for (const guise of [
      { username: 'x' },
      { icon_emoji: ':bell:' },
      { icon_url: 'https://a.example/b.png' },
    ])
      expect((await call('chat.postMessage', { channel: 'C1', text: 'a', ...guise })).body).toMatchObject({
        error: 'missing_scope',
        needed: 'chat:write.customize',
      });
  });

  test('in direct messages is refused while their tab is off', async () => {
    const features = { ...manifest.features, app_home: { messages_tab_enabled: false } };
    workspace = await begin({ manifest: { ...everyScope.manifest, features } });
    expect(await error('chat.postMessage', { channel: 'UANA', text: 'a' })).toBe('messages_tab_disabled');
    await posted({ text: 'a' });
  });

  test('a reply may be broadcast, and hangs under a parent, never under a reply', async () => {
    const parent = await posted({ text: 'parent' });
    const reply = await posted({ text: 'reply', thread_ts: parent, reply_broadcast: true });
    expect(standing()).toMatchObject({ subtype: 'thread_broadcast', thread_ts: parent });
    expect(await error('chat.postMessage', { channel: 'C1', text: 'a', thread_ts: reply })).toBe(
      'cannot_reply_to_message',
    );
  });

  test('metadata is kept out of events', async () => {
    const app = await running('http', () => {});
    await bareCall(app.workspace, 'chat.postMessage', {
      channel: 'C1',
      text: 'a',
      metadata: metadata({ key: 'k' }),
    });
    await app.workspace.quiet();
    expect(JSON.stringify(app.workspace.deliveries)).not.toContain('event_payload');
    expect(app.workspace.messages('C1')[0]?.metadata).toEqual(metadata({ key: 'k' }));
    await app.stop();
  });
});

describe('chat.update', () => {
  const update = async (ts: string, args: object, channel = 'C1') =>
    error('chat.update', { channel, ts, ...args });

  test.each([
    ['4,001 bytes of text', { text: 'x'.repeat(4001) }, 'msg_too_long'],
    ['2,001 letters of two bytes', { text: 'é'.repeat(2001) }, 'msg_too_long'],
    ['nothing new to say', {}, 'no_text'],
    ['markdown beside text in an update', { markdown_text: 'a', text: 'b' }, 'markdown_text_conflict'],
    [
      'over 11,000 characters in the blocks of an update',
      { blocks: sections(4, 2751) },
      'msg_blocks_too_long',
    ],
    ['metadata of another shape in an update', { text: 'b', metadata: { a: 1 } }, 'invalid_metadata_format'],
  ])('%s is refused', async (_what, args, expected) => {
    const ts = await posted({ text: 'a' });
    expect(await update(ts, args)).toBe(expected);
    expect(standing()?.text).toBe('a');
  });

  test('4,000 bytes of text and 12,000 characters of markdown pass', async () => {
    const ts = await posted({ text: 'a' });
    expect(await update(ts, { text: 'é'.repeat(2000) })).toBeUndefined();
    expect(await update(ts, { markdown_text: 'x'.repeat(12_000) })).toBeUndefined();
  });

  test('a ts that stands for nothing, or for an ephemeral, is not found', async () => {
    const { body } = await call('chat.postEphemeral', { channel: 'C1', user: 'UANA', text: 'a' });
    expect(await update(String(body.message_ts), { text: 'b' })).toBe('message_not_found');
    expect(await update('1.1', { text: 'b' })).toBe('message_not_found');
  });

  test('an archived channel is inactive', async () => {
    const ts = await posted({ text: 'a' });
    workspace.archive('C1');
    expect(await update(ts, { text: 'b' })).toBe('is_inactive');
  });

  test('a workspace may close the window for edits', async () => {
    workspace = await begin({ editWindowMinutes: 5 });
    const ts = await posted({ text: 'a' });
    clock.advance(5 * 60_000);
    expect(await update(ts, { text: 'b' })).toBeUndefined();
    clock.advance(1000);
    expect(await update(ts, { text: 'c' })).toBe('edit_window_closed');
  });

  test('rich text gives way to rich text alone', async () => {
    const ts = await posted({ text: 'a', blocks: [rich] });
    expect(await update(ts, { text: 'b', blocks: [section('b')] })).toBe('block_mismatch');
    expect(await update(ts, { text: 'b', blocks: [rich, section('b')] })).toBeUndefined();
  });

  test('text without blocks takes the blocks away, and marks it edited', async () => {
    const ts = await posted({ text: 'a', blocks: [section('a')] });
    await update(ts, { text: 'b' });
    expect(standing()).toMatchObject({ text: 'b', edited: { user: 'UBOT' } });
    expect(standing()).not.toHaveProperty('blocks');
  });

  test('blocks alone do not mark it edited', async () => {
    const ts = await posted({ text: 'a', blocks: [section('a')] });
    await update(ts, { blocks: [section('b')] });
    expect(standing()).not.toHaveProperty('edited');
  });

  test('attachments stay unless they are named, and go by an empty list', async () => {
    const ts = await posted({ text: 'a', attachments: [{ text: 'one' }] });
    await update(ts, { text: 'b' });
    expect(standing()?.attachments).toEqual([{ text: 'one' }]);
    await update(ts, { text: 'b', attachments: [] });
    expect(standing()).not.toHaveProperty('attachments');
  });
});

describe('A permalink', () => {
  test('leads to a message, and names the thread of a reply', async () => {
    const ts = await posted({ text: 'a' });
    const reply = await posted({ text: 'b', thread_ts: ts });
    const linked = async (message_ts: string) =>
      (await call('chat.getPermalink', { channel: 'C1', message_ts })).body.permalink;
    expect(await linked(ts)).toBe(`https://advice.slack.com/archives/C1/p${ts.replace('.', '')}`);
    expect(await linked(reply)).toContain(`?thread_ts=${ts}&cid=C1`);
    expect(await error('chat.getPermalink', { channel: 'C1', message_ts: '1.1' })).toBe('message_not_found');
    expect(await error('chat.getPermalink', { channel: 'C3', message_ts: ts })).toBe('channel_not_found');
  });
});

describe('A scheduled message', () => {
  const at = (seconds: number) => Math.floor(clock.now().getTime() / 1000) + seconds;
  const schedule = (args: object) => call('chat.scheduleMessage', { channel: 'C1', text: 'later', ...args });

  test('is posted when its time has come, and stands in the list until then', async () => {
    await schedule({ post_at: at(120) });
    const list = async () => (await call('chat.scheduledMessages.list', {})).body.scheduled_messages;
    expect(await list()).toMatchObject([{ channel_id: 'C1', text: 'later', post_at: at(120) }]);
    clock.advance(119_000);
    expect(workspace.messages('C1')).toEqual([]);
    clock.advance(1000);
    expect(standing()?.text).toBe('later');
    expect(await list()).toEqual([]);
  });

  test.each([
    ['at this second', 0, 'time_in_past'],
    ['120 days and a second ahead', 120 * 86_400 + 1, 'time_too_far'],
  ])('%s is refused', async (_when, seconds, expected) => {
    expect((await schedule({ post_at: at(seconds) })).body.error).toBe(expected);
  });

  test('is one of thirty at most in a channel and five minutes', async () => {
    for (let n = 0; n < 30; n += 1) expect((await schedule({ post_at: at(60 + n) })).body.ok).toBe(true);
    expect((await schedule({ post_at: at(100) })).body.error).toBe('restricted_too_many');
    expect((await schedule({ post_at: at(400) })).body.ok).toBe(true);
    expect((await schedule({ channel: 'UANA', post_at: at(100) })).body.ok).toBe(true);
  });

  test('can be taken back until a minute before', async () => {
    const [first, second] = [await schedule({ post_at: at(60) }), await schedule({ post_at: at(59) })];
    const takeBack = (answer: Answer, channel = 'C1') =>
      error('chat.deleteScheduledMessage', {
        channel,
        scheduled_message_id: answer.body.scheduled_message_id,
      });
    expect(await takeBack(second)).toBe('invalid_scheduled_message_id');
    expect(await takeBack(first, 'C2')).toBe('invalid_scheduled_message_id');
    expect(await takeBack(first)).toBeUndefined();
    expect(await takeBack(first)).toBe('invalid_scheduled_message_id');
    clock.advance(120_000);
    expect(workspace.messages('C1')).toHaveLength(1);
  });

  test('that carries metadata is never posted', async () => {
    expect((await schedule({ post_at: at(60), metadata: metadata({ key: 'k' }) })).body.ok).toBe(true);
    clock.advance(600_000);
    expect(workspace.messages('C1')).toEqual([]);
  });
});

describe('A mark on a message', () => {
  const mark = (method: string, args: object) => error(method, { channel: 'C1', name: 'eyes', ...args });

  test('is put on once and taken off once', async () => {
    const timestamp = await posted({ text: 'a' });
    expect(await mark('reactions.remove', { timestamp })).toBe('no_reaction');
    expect(await mark('reactions.add', { timestamp })).toBeUndefined();
    expect(standing()?.reactions).toEqual([{ name: 'eyes', users: ['UBOT'], count: 1 }]);
    expect(await mark('reactions.add', { timestamp })).toBe('already_reacted');
    expect(await mark('reactions.remove', { timestamp })).toBeUndefined();
    expect(standing()).not.toHaveProperty('reactions');
  });

  test.each([
    ['a name that is no emoji', { name: 'Two Eyes' }, 'invalid_name'],
    ['a time that is none', { timestamp: 'now' }, 'bad_timestamp'],
    ['a message that is not there', { timestamp: '1.1' }, 'message_not_found'],
    ['a channel that it is not in', { channel: 'C2' }, 'not_in_channel'],
    ['a private channel of others', { channel: 'C3' }, 'channel_not_found'],
    ['an archived channel', { channel: 'C4' }, 'is_archived'],
  ])('%s is refused', async (_what, args, expected) => {
    const timestamp = await posted({ text: 'a' });
    expect(await mark('reactions.add', { timestamp, ...args })).toBe(expected);
  });

  test('a message bears 23 kinds of reaction', async () => {
    const timestamp = await posted({ text: 'a' });
    for (let n = 0; n < 23; n += 1) await mark('reactions.add', { timestamp, name: `e${n}` });
    expect(await mark('reactions.add', { timestamp, name: 'one_more' })).toBe('too_many_emoji');
  });

  test('a pin is put on once', async () => {
    const timestamp = await posted({ text: 'a' });
    expect(await error('pins.add', { channel: 'C1', timestamp })).toBeUndefined();
    expect(await error('pins.add', { channel: 'C1', timestamp })).toBe('already_pinned');
  });
});
