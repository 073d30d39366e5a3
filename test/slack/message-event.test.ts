import { describe, expect, test } from '@jest/globals';
import { messageEvent, saidIn } from '../../src/slack/message-event.ts';

const heard = (event: object) => saidIn(messageEvent.parse(event), 'U0CASEDESK');

const inThread = {
  type: 'message',
  channel: 'C0AAC',
  user: 'U0ANA',
  team: 'T0CMG',
  text: 'Done.',
  ts: '20.1',
  thread_ts: '10.1',
  event_ts: '20.1',
};
const { channel: _, event_ts: __, ...message } = inThread;
const before = { ...message, text: 'Dun.' };
const reworded = {
  type: 'message',
  subtype: 'message_changed',
  hidden: true,
  channel: 'C0AAC',
  ts: '30.1',
  event_ts: '30.1',
  message: { ...message, edited: { user: 'U0ANA', ts: '29.0' } },
  previous_message: before,
};
const takenBack = {
  type: 'message',
  subtype: 'message_deleted',
  hidden: true,
  channel: 'C0AAC',
  ts: '40.1',
  event_ts: '40.1',
  deleted_ts: '20.1',
  previous_message: message,
};
const said = {
  channel: 'C0AAC',
  ts: '20.1',
  threadTs: '10.1',
  change: 'said',
  hasFiles: false,
  asOf: '20.1',
  by: 'U0ANA',
  team: 'T0CMG',
  text: 'Done.',
};

describe('is heard', () => {
  test('what is said in a thread', () => expect(heard(inThread)).toEqual(said));

  test('a wording as of its edit, or of the event where Slack gives no edit', () => {
    expect(heard(reworded)).toEqual({ ...said, change: 'reworded', asOf: '29.0' });
    expect(heard({ ...reworded, message })).toEqual({ ...said, change: 'reworded', asOf: '30.1' });
  });

  test('a taking back, with the last words', () =>
    expect(heard(takenBack)).toEqual({ ...said, change: 'taken-back', asOf: '40.1' }));

  test.each(['file_share', 'thread_broadcast', 'me_message'])('a %s', (subtype) =>
    expect(heard({ ...inThread, subtype })).toEqual(said),
  );

  test('that there are files', () =>
    expect(heard({ ...inThread, subtype: 'file_share', files: [{ id: 'F1' }] })?.hasFiles).toBe(true));

  test('in a direct message, also what is outside a thread', () => {
    const { threadTs: ___, ...unthreaded } = said;
    for (const thread_ts of [undefined, '20.1'])
      expect(heard({ ...inThread, channel: 'D0ANA', thread_ts })).toEqual({
        ...unthreaded,
        channel: 'D0ANA',
      });
  });

  test('a message without text', () =>
    expect(heard({ ...inThread, text: undefined, subtype: 'file_share' })?.text).toBe(''));
});

const changed = (over: object) => ({ ...reworded, message: { ...reworded.message, ...over } });
const deleted = (over: object) => ({ ...takenBack, previous_message: { ...message, ...over } });
const bots = { bot_id: 'B1', app_id: 'A1', user: 'U0CASEDESK', subtype: 'bot_message' };

test.each<[string, object]>([
  ['a channel message outside a thread', { ...inThread, thread_ts: undefined }],
  ['the parent of a thread', { ...inThread, thread_ts: '20.1' }],
  ['a channel message outside a thread, reworded', changed({ thread_ts: undefined })],
  ['a channel message outside a thread, deleted', deleted({ thread_ts: undefined })],
  ...Object.entries(bots).flatMap(([key, value]): [string, object][] => [
    [`a bot’s message by its ${key}`, { ...inThread, [key]: value }],
    [`a bot’s change by its ${key}`, changed({ [key]: value })],
    [`a bot’s deletion by its ${key}`, deleted({ [key]: value })],
  ]),
  ['somebody who joins', { ...inThread, subtype: 'channel_join' }],
  ['a preview of a link', { ...changed({ attachments: [{}] }), previous_message: message }],
  ['a tombstone', changed({ subtype: 'tombstone', user: 'USLACKBOT', text: 'This message was deleted.' })],
  ['a change without a message', { ...reworded, message: undefined }],
  ['a deletion of nobody knows what', { ...takenBack, previous_message: undefined }],
  ['a message of nobody', { ...inThread, user: undefined }],
])('is not heard: %s', (_what, event) => expect(heard(event)).toBeUndefined());

test.each<[string, object]>([
  ['no channel', { ...inThread, channel: undefined }],
  ['no ts', { ...inThread, ts: undefined }],
  ['a text that is none', { ...inThread, text: 7 }],
  ['an edit without its ts', changed({ edited: {} })],
])('is no message event: %s', (_what, event) => expect(messageEvent.safeParse(event).success).toBe(false));
