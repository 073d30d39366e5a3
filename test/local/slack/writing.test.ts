import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { HandClock } from '../../support/hand-clock.ts';
import { manifest, type Running, running } from './small-app.ts';

let started: Running;
let heard: object[];
const listening = (over = {}) =>
  running('socket', (app) => app.event('message', async ({ event }) => void heard.push(event)), over);
const ana = () => started.workspace.person('ana');
const ben = () => started.workspace.person('ben');

beforeEach(async () => {
  heard = [];
  started = await listening({ clock: new HandClock('2026-11-22T09:00:00Z') });
});
afterEach(async () => {
  expect(started.workspace.problems()).toEqual([]);
  await started.stop();
});

describe('What somebody writes', () => {
  test('comes as Slack’s composer has it: in its markup, and as rich text', async () => {
    await ana().posts('Hi @ben & @leads, see #notes :eyes: https://b.org/?a=1&b=2 @here <b>', {
      in: 'notes',
    });
    const [message] = started.workspace.messages('notes');
    expect(message?.text).toBe(
      'Hi <@UBEN> &amp; <!subteam^S1>, see <#C1|notes> :eyes: <https://b.org/?a=1&amp;b=2> <!here> &lt;b&gt;',
    );
    expect(heard).toMatchObject([{ blocks: message?.blocks }]);
    expect(message?.blocks).toEqual([
      {
        type: 'rich_text',
        block_id: expect.any(String),
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'Hi ' },
              { type: 'user', user_id: 'UBEN' },
              { type: 'text', text: ' & ' },
              { type: 'usergroup', usergroup_id: 'S1' },
              { type: 'text', text: ', see ' },
              { type: 'channel', channel_id: 'C1' },
              { type: 'text', text: ' ' },
              { type: 'emoji', name: 'eyes' },
              { type: 'text', text: ' ' },
              { type: 'link', url: 'https://b.org/?a=1&b=2' },
              { type: 'text', text: ' ' },
              { type: 'broadcast', range: 'here' },
              { type: 'text', text: ' <b>' },
            ],
          },
        ],
      },
    ]);
    expect(ben().messages('notes')).toEqual([
      '  Ana Silva: Hi @Ben Okoro & @leads, see #notes :eyes: https://b.org/?a=1&b=2 @here <b>',
    ]);
  });

  test('is written anew in both when they change it', async () => {
    await ana().posts('Frist', { in: 'notes' });
    await ana().edits('First', { to: 'Frist' });
    expect(JSON.stringify(started.workspace.messages('notes'))).not.toContain('Frist');
  });
});

describe('A command under a message', () => {
  test('is not sent: Slack runs none in threads', async () => {
    await ben().posts('Anyone?', { in: 'notes' });
    await ana().types('/note here', { under: 'Anyone' });
    await ana().sees('Slackbot (only you): /note is not supported in threads. Sorry!', { in: 'notes' });
    expect(started.workspace.deliveries.map(({ kind }) => kind)).toEqual(['events_api']);
  });
});

describe('A reaction', () => {
  test('stands on the message until they take it back', async () => {
    await ben().posts('Done', { in: 'notes' });
    await ana().reacts(':eyes:', { on: 'Done' });
    await ben().reacts('eyes', { on: 'Done' });
    const reactions = () => started.workspace.messages('notes')[0]?.reactions;
    expect(reactions()).toEqual([{ name: 'eyes', users: ['UANA', 'UBEN'], count: 2 }]);
    await ana().reacts('eyes', { on: 'Done' });
    expect(reactions()).toEqual([{ name: 'eyes', users: ['UBEN'], count: 1 }]);
    await ben().reacts('eyes', { on: 'Done' });
    expect(reactions()).toBeUndefined();
  });
});

describe('An edit', () => {
  test('changes the wording for all, and tells the app what stood and what stands', async () => {
    await ben().posts('Where is the note?', { in: 'notes' });
    await ana().replies('In CMS2012', { to: 'Where is' });
    await ana().edits('In CMS2012, under <Notes>', { to: 'CMS2012' });
    await ben().sees('Ana Silva: In CMS2012, under <Notes>');

    const [parent, reply] = started.workspace.messages('notes');
    const event = heard.at(-1);
    expect(event).toMatchObject({
      type: 'message',
      subtype: 'message_changed',
      hidden: true,
      channel: 'C1',
      channel_type: 'channel',
      message: {
        user: 'UANA',
        text: 'In CMS2012, under &lt;Notes&gt;',
        ts: reply?.ts,
        thread_ts: parent?.ts,
        edited: { user: 'UANA', ts: expect.any(String) },
      },
      previous_message: { user: 'UANA', text: 'In CMS2012', ts: reply?.ts, thread_ts: parent?.ts },
    });
    expect(event).not.toHaveProperty('user');
    expect(event).not.toHaveProperty('previous_message.edited');
  });

  test('is of the newest of their own that has the words, and never of what others wrote', async () => {
    await ana().posts('First draft', { in: 'notes' });
    await ana().posts('Second draft', { in: 'notes' });
    await ben().posts('My draft', { in: 'notes' });
    await ana().edits('Final', { to: 'draft' });
    expect(started.workspace.messages('notes').map(({ text }) => text)).toEqual([
      'First draft',
      'Final',
      'My draft',
    ]);
    await expect(ana().edits('Hers', { to: 'My draft' })).rejects.toThrow(
      'Slack lets Ana Silva change only what they wrote themselves, which "My draft" is not.',
    );
    await expect(ana().deletes('My draft')).rejects.toThrow('change only what they wrote themselves');
    await expect(ana().deletes('Nothing of the sort')).rejects.toThrow(
      'Ana Silva does not see a message of their own with "Nothing of the sort".',
    );
  });
});

describe('A deletion', () => {
  test('takes the message away, and tells the app what stood', async () => {
    await ben().posts('Where is the note?', { in: 'notes' });
    await ana().replies('Here', { to: 'Where is' });
    const [parent, reply] = started.workspace.messages('notes');
    await ana().deletes('Here');
    ben().seesNot('Here');
    const event = heard.at(-1);
    expect(event).toMatchObject({
      subtype: 'message_deleted',
      hidden: true,
      channel: 'C1',
      deleted_ts: reply?.ts,
      previous_message: { user: 'UANA', text: 'Here', thread_ts: parent?.ts },
    });
    expect(event).not.toHaveProperty('user');
    expect(event).not.toHaveProperty('message');
  });

  test('of a parent that has replies is a change into a placeholder', async () => {
    await ben().posts('Where is the note?', { in: 'notes' });
    await ana().replies('Here', { to: 'Where is' });
    const [parent] = started.workspace.messages('notes');
    await ben().deletes('Where is');
    expect(ana().messages('notes')).toEqual(['  Slackbot: This message was deleted.', '    Ana Silva: Here']);
    expect(heard.at(-1)).toMatchObject({
      subtype: 'message_changed',
      message: { subtype: 'tombstone', ts: parent?.ts, thread_ts: parent?.ts },
      previous_message: { user: 'UBEN', text: 'Where is the note?' },
    });
  });
});

describe('A file', () => {
  test('comes as a message of its own kind, in a thread or not', async () => {
    await ben().posts('What does it say?', { in: 'notes' });
    await ana().sharesAFile('error.png', { to: 'What does', text: 'This' });
    await ana().sharesAFile('list.csv', { in: 'notes' });
    const [parent] = started.workspace.messages('notes');
    expect(heard.slice(1)).toMatchObject([
      {
        subtype: 'file_share',
        user: 'UANA',
        text: 'This',
        thread_ts: parent?.ts,
        parent_user_id: 'UBEN',
        files: [{ name: 'error.png', mimetype: 'image/png', filetype: 'png', user: 'UANA' }],
      },
      { subtype: 'file_share', text: '', files: [{ name: 'list.csv' }] },
    ]);
    expect(heard.at(-1)).not.toHaveProperty('thread_ts');
    expect(ben().messages('notes')).toEqual([
      '  Ben Okoro: What does it say?',
      '    Ana Silva: This',
      '      📎 error.png',
      '  Ana Silva: 📎 list.csv',
    ]);
  });
});

describe('A reply', () => {
  test('that is sent to the channel too brings its parent with it', async () => {
    await ben().posts('Anyone?', { in: 'notes' });
    await ana().replies('All done', { to: 'Anyone', broadcast: true });
    const [parent] = started.workspace.messages('notes');
    expect(heard.at(-1)).toMatchObject({
      subtype: 'thread_broadcast',
      user: 'UANA',
      thread_ts: parent?.ts,
      root: { user: 'UBEN', text: 'Anyone?', ts: parent?.ts, reply_count: 1 },
    });
    const { messages } = await started.app.client.conversations.history({ channel: 'C1' });
    expect(messages?.map(({ text }) => text)).toEqual(['All done', 'Anyone?']);
  });

  test('to a reply goes into the same thread', async () => {
    await ben().posts('Anyone?', { in: 'notes' });
    await ana().replies('Me', { to: 'Anyone' });
    await ben().replies('Thanks', { to: 'Me' });
    expect(ana().messages('notes')).toEqual([
      '  Ben Okoro: Anyone?',
      '    Ana Silva: Me',
      '    Ben Okoro: Thanks',
    ]);
  });

  test('may stand under what the app itself said in private', async () => {
    const { ts } = await started.app.client.chat.postMessage({ channel: 'UANA', text: 'Your call-back' });
    await ana().replies('Not today', { to: 'Your call-back' });
    expect(heard).toMatchObject([
      { channel: 'DANA', channel_type: 'im', thread_ts: ts, parent_user_id: 'UBOT', text: 'Not today' },
    ]);
    ben().seesNot('Not today');
  });
});

test('Where the Messages tab is for reading only, nobody writes or replies to the app', async () => {
  await started.stop();
  started = await listening({
    manifest: {
      ...manifest,
      features: {
        ...manifest.features,
        app_home: { messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      },
    },
  });
  await started.app.client.chat.postMessage({ channel: 'UANA', text: 'Your call-back' });
  const refused = 'Nobody can write to Notes in their direct messages: they are for reading only.';
  await expect(ana().posts('Hello')).rejects.toThrow(refused);
  await expect(ana().replies('Not today', { to: 'Your call-back' })).rejects.toThrow(refused);
  await expect(ana().sharesAFile('error.png')).rejects.toThrow(refused);
  await ana().posts('Hello', { in: 'notes' });
  expect(heard).toMatchObject([{ channel: 'C1', text: 'Hello' }]);
});

test('Nobody writes in an archived channel', async () => {
  started.workspace.archive('notes');
  await expect(ana().posts('Hello', { in: 'notes' })).rejects.toThrow(
    '#notes is archived: nobody can write there.',
  );
});
