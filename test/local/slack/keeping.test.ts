import { describe, expect, test } from '@jest/globals';
import type { Message } from '../../../local/slack/index.ts';
import { State } from '../../../local/slack/state.ts';
import { whatIsKept } from '../../../local/slack/what-is-kept.ts';
import { HandClock } from '../../support/hand-clock.ts';
import { kept } from './kept-workspace.ts';
import { kindMenu as bareMenu, noteCard } from './note-app.ts';
import { workspaceOptions } from './small-app.ts';

const kindMenu = { ...bareMenu, placeholder: { type: 'plain_text', text: 'Kind' } };
const metadata = { event_type: 'note', event_payload: { key: 'n1' } };
const listed = (answer: Record<string, unknown>, what = 'messages') => answer[what] as Message[];

describe('After a restart', () => {
  test('a card is there with its metadata, its thread, its reactions and its pin, and goes on from there', async () => {
    const first = await kept();
    const card = { channel: 'C1', text: 'A note', blocks: noteCard('A note', 'open'), metadata };
    const { ts } = await first.call('chat.postMessage', card);
    const at = { channel: 'C1', timestamp: ts };
    await first.workspace.person('ana').replies('Which one?', { to: 'A note', in: 'notes' });
    await first.call('chat.postMessage', { channel: 'C1', text: 'This one', thread_ts: ts });
    await first.call('reactions.add', { ...at, name: 'eyes' });
    await first.call('pins.add', at);
    const before = first.workspace.messages('C1');

    const second = await first.again();
    expect(second.workspace.messages('C1')).toEqual(before);
    const history = await second.call('conversations.history', {
      channel: 'C1',
      include_all_metadata: true,
      latest: ts,
      inclusive: true,
    });
    expect(listed(history)).toMatchObject([{ ts, metadata, reply_count: 2 }]);

    expect(
      await second.call('chat.update', {
        channel: 'C1',
        ts,
        text: 'Done',
        blocks: noteCard('A note', 'done'),
      }),
    ).toMatchObject({ ok: true, message: { metadata, pinned_to: ['C1'], reactions: [{ name: 'eyes' }] } });
    await second.call('chat.postMessage', { channel: 'C1', text: 'And that', thread_ts: ts });
    expect(await second.call('reactions.add', { ...at, name: 'eyes' })).toMatchObject({
      error: 'already_reacted',
    });
    const { messages } = await second.call('conversations.replies', { channel: 'C1', ts });
    expect(messages).toMatchObject([
      { text: 'Done', reply_count: 3, reply_users: ['UANA', 'UBOT'] },
      { text: 'Which one?' },
      { text: 'This one' },
      { text: 'And that' },
    ]);
  });

  test('a long history is read page by page, and what was deleted stays away', async () => {
    const first = await kept();
    for (let n = 0; n < 25; n++) {
      await first.call('chat.postMessage', { channel: 'C1', text: `Number ${n}` });
      first.clock.advance(n % 3 === 0 ? 0 : 700);
    }
    const [gone] = first.workspace.messages('C1').slice(10);
    await first.call('chat.delete', { channel: 'C1', ts: gone?.ts });

    const second = await first.again();
    const read: string[] = [];
    let cursor = '';
    do {
      const page = await second.call('conversations.history', { channel: 'C1', limit: 7, cursor });
      read.push(...listed(page).map(({ text }) => text));
      const { next_cursor = '' } = (page.response_metadata ?? {}) as { next_cursor?: string };
      cursor = next_cursor;
    } while (cursor !== '');
    const all = Array.from({ length: 25 }, (_, n) => `Number ${n}`).reverse();
    expect(read).toEqual(all.filter((text) => text !== 'Number 10'));
  });

  test('no ts and no id comes again, though the clock had gone back', async () => {
    const first = await kept();
    const said = async (call: typeof first.call) =>
      String((await call('chat.postMessage', { channel: 'C1', text: 'Hello' })).ts);
    const before = await Promise.all([1, 2, 3].map(() => said(first.call)));
    const { id } = await first.workspace.bringFile('ana', { name: 'a', type: '', bytes: Buffer.from('a') });

    const second = await first.again({ clock: new HandClock('2026-11-21T09:00:00Z') });
    const after = await said(second.call);
    expect([...before, after]).toEqual([...before, after].sort());
    expect(new Set([...before, after]).size).toBe(4);
    const later = await second.workspace.bringFile('ana', { name: 'a', type: '', bytes: Buffer.from('a') });
    expect(later.id > id).toBe(true);
  });

  test('the Home that the app published is there, with what was chosen on it', async () => {
    const first = await kept();
    const blocks = [{ type: 'actions', block_id: 'menus', elements: [kindMenu] }];
    const view = { type: 'home', blocks, private_metadata: 'mine' };
    const published = await first.call('views.publish', { user_id: 'UANA', view });
    const { id, hash } = published.view as { id: string; hash: string };
    await first.workspace.person('ana').chooses('Kind', 'Letter');

    const second = await first.again();
    const ana = second.workspace.person('ana');
    await ana.opensHome();
    expect(ana.screen()).toContain('Letter');
    const next = { user_id: 'UANA', view: { ...view, private_metadata: 'still mine' } };
    expect(await second.call('views.publish', { ...next, hash: 'another' })).toMatchObject({
      error: 'hash_conflict',
    });
    expect(await second.call('views.publish', { ...next, hash })).toMatchObject({
      view: {
        id,
        private_metadata: 'still mine',
        state: { values: { menus: { kind: { selected_option: { value: 'letter' } } } } },
      },
    });
  });

  test('what somebody chose in a menu on a message still stands there', async () => {
    const first = await kept();
    const blocks = [{ type: 'actions', block_id: 'menus', elements: [kindMenu] }];
    await first.call('chat.postMessage', { channel: 'C1', text: 'Choose', blocks });
    await first.workspace.person('ana').chooses('Kind', 'Letter');

    const second = await first.again();
    expect(second.workspace.person('ana').screen()).toContain('Letter');
    expect(second.workspace.person('ben').screen()).not.toContain('[Letter]');
  });

  test('what each has read is read, and nothing else', async () => {
    const first = await kept();
    const { ts } = await first.call('chat.postMessage', { channel: 'C1', text: 'One' });
    first.workspace.seat('ana').read('C1', String(ts));
    await first.call('chat.postMessage', { channel: 'C1', text: 'Two' });

    const { workspace } = await first.again();
    const notes = workspace.about.conversations.find('notes');
    const unread = (who: string) => notes && workspace.seat(who).unread(notes);
    expect([unread('ana'), unread('ben')]).toEqual([1, 2]);
  });

  test('channels, who is in them, and who has left the organisation are as they were', async () => {
    const first = await kept();
    const { channel } = await first.call('conversations.create', { name: 'new-place', is_private: true });
    const { id } = channel as { id: string };
    await first.call('conversations.invite', { channel: id, users: 'UANA' });
    const both = await first.call('conversations.open', { users: 'UANA,UBEN' });
    const mpim = (both.channel as { id: string }).id;
    first.workspace.joins('ana', 'quiet');
    first.workspace.leaves('ben', 'notes');
    first.workspace.archive('secret');
    first.workspace.deactivate('ben');
    first.workspace.changeGroup('leads', ['ana']);

    const second = await first.again();
    const membersOf = async (where: string) =>
      listed(await second.call('conversations.members', { channel: where }), 'members');
    expect(await membersOf(id)).toEqual(['UBOT', 'UANA']);
    // Those who have left the organisation are not listed.
    expect(await membersOf(mpim)).toEqual(['UANA', 'UBOT']);
    expect(await membersOf('C2')).toEqual(['UANA']);
    expect(await membersOf('C1')).toEqual(['UANA', 'UBOT']);
    expect(await second.call('conversations.info', { channel: 'C2' })).toMatchObject({
      channel: { is_archived: false },
    });
    expect(await second.call('users.info', { user: 'UBEN' })).toMatchObject({ user: { deleted: true } });
    expect(await second.call('usergroups.users.list', { usergroup: 'S1' })).toMatchObject({
      users: ['UANA'],
    });
    await expect(second.workspace.person('ben').posts('Hello')).rejects.toThrow('deactivated');
    const third = await second.again();
    third.workspace.joins('UBOT', 'secret');
    expect(await third.call('conversations.info', { channel: 'C3' })).toMatchObject({
      channel: { is_archived: true },
    });
  });

  test('a message that was to be said later is said in its time, and at once where that has passed', async () => {
    const first = await kept();
    const inMinutes = (n: number) => Math.floor(first.clock.now().getTime() / 1000) + n * 60;
    for (const minutes of [5, 60])
      await first.call('chat.scheduleMessage', {
        channel: 'C1',
        text: `In ${minutes}`,
        post_at: inMinutes(minutes),
      });
    const texts = (messages: readonly Message[]) => messages.map(({ text }) => text);
    const clock = new HandClock('2026-11-22T09:30:00Z');
    const second = await first.again({ clock });
    clock.advance(0);
    expect(texts(second.workspace.messages('C1'))).toEqual(['In 5']);
    clock.advance(29 * 60_000);
    expect(texts(second.workspace.messages('C1'))).toEqual(['In 5']);
    clock.advance(60_000);
    expect(texts(second.workspace.messages('C1'))).toEqual(['In 5', 'In 60']);

    const third = await second.again({ clock });
    clock.advance(3_600_000);
    expect(texts(third.workspace.messages('C1'))).toEqual(['In 5', 'In 60']);
  });

  test('files are there with their bytes, the app’s upload at whichever stage it was', async () => {
    const first = await kept();
    const named = { filename: 'note.txt', length: 5 };
    const { upload_url, file_id } = await first.call('files.getUploadURLExternal', named);
    await fetch(String(upload_url), { method: 'POST', body: 'hello' });
    const picture = { name: 'scan.png', type: 'image/png', bytes: Buffer.from('a picture') };
    const { id } = await first.workspace.bringFile('ana', picture);

    const second = await first.again();
    expect(await second.workspace.file(id)).toEqual(picture);
    expect(Buffer.from((await second.workspace.file(String(file_id)))?.bytes ?? []).toString()).toBe('hello');
    const files = [{ id: file_id, title: 'Note' }];
    expect(await second.call('files.completeUploadExternal', { files, channel_id: 'C1' })).toMatchObject({
      ok: true,
    });
    second.clock.advance(500);
    const third = await second.again();
    expect(third.workspace.messages('C1')).toMatchObject([{ files: [{ id: file_id, title: 'Note' }] }]);
    expect(await third.call('files.info', { file: file_id })).toMatchObject({
      file: { shares: { public: { C1: [{ ts: third.workspace.messages('C1')[0]?.ts }] } } },
    });
  });

  test('what was shown to one person alone is gone, as in Slack', async () => {
    const first = await kept();
    await first.call('chat.postEphemeral', { channel: 'C1', user: 'UANA', text: 'Only you' });
    expect(first.workspace.person('ana').screen()).toContain('Only you');
    const second = await first.again();
    expect(second.workspace.person('ana').screen()).toBe('');
  });
});

test('A sample that has changed brings its new people and places, and loses nothing that was done', async () => {
  const { members, channels, userGroups } = workspaceOptions();
  const first = await kept({ members, channels, userGroups });
  first.workspace.leaves('ben', 'notes');
  await first.call('chat.postMessage', { channel: 'C1', text: 'Hello' });
  await first.call('chat.postMessage', { channel: 'UBEN', text: 'Hello, Ben' });

  const cleo = { id: 'UCLEO', name: 'cleo', realName: 'Cleo Hart' };
  const second = await first.again({
    members: [...members, cleo],
    channels: [
      { id: 'C1', name: 'renamed', members: ['UANA', 'UBEN', 'UBOT', 'UCLEO'] },
      { id: 'C9', name: 'newest', members: ['UCLEO'] },
    ],
    userGroups: userGroups.map((group) => ({ ...group, users: ['UBEN', 'UCLEO'] })),
  });
  const info = async (call: typeof first.call, channel: string) =>
    (await call('conversations.info', { channel })).channel;
  expect(await info(second.call, 'C1')).toMatchObject({ name: 'renamed' });
  expect(await info(second.call, 'C2')).toMatchObject({ name: 'quiet' });
  expect(await info(second.call, 'C9')).toMatchObject({ name: 'newest' });
  expect(await second.call('conversations.members', { channel: 'C1' })).toMatchObject({
    members: ['UANA', 'UBOT', 'UCLEO'],
  });
  expect(await second.call('usergroups.users.list', { usergroup: 'S1' })).toMatchObject({
    users: ['UBEN', 'UCLEO'],
  });

  const third = await second.again({
    members: [cleo],
    channels: [{ id: 'C1', name: 'renamed', members: ['UCLEO'] }],
    userGroups: userGroups.map((group) => ({ ...group, users: [] })),
  });
  expect(await third.call('conversations.members', { channel: 'C1' })).toMatchObject({
    members: ['UBOT', 'UCLEO'],
  });
  expect(await third.call('usergroups.users.list', { usergroup: 'S1' })).toMatchObject({ users: ['UCLEO'] });

  const fourth = await third.again({ members, channels, userGroups });
  expect(fourth.workspace.person('ben').screen()).toContain('Hello, Ben');
});

/** What a workspace holds only while it runs, counts from what it keeps, or has from whoever starts it. */
const passing = [
  ...['options', 'clock', 'scopes', 'botId', 'rates', 'faults', 'origin', 'socketUrl', 'announce'],
  ...[
    'changes',
    'whenKept',
    'calls',
    'problems',
    'warned',
    'ephemerals',
    'triggers',
    'responseUrls',
    'unread',
  ],
];

test('Everything that a workspace knows is either kept or said to pass', () => {
  const known = Object.keys(new State(workspaceOptions()));
  expect(Object.keys(whatIsKept).concat(passing).sort()).toEqual(known.sort());
});
