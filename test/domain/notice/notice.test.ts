import { describe, expect, test } from '@jest/globals';
import {
  decideNotice,
  type NoticeCommand,
  type NoticeStatus,
  noticeStatus,
  openNotice,
} from '../../../src/domain/notice/notice.ts';
import { accepted, minutesAfter, people, refusal, start } from '../../support/builders.ts';

const { administrator, tom } = people;
const about = { kind: 'incident', id: 'i1', key: 'requester-news-2' };
const told = { about, problem: 'is_archived', message: 'requester-news' };
const aNotice = (status: NoticeStatus = 'open') => ({
  ...openNotice('incident/i1/requester-news-2', told, ['UADA', 'UANN'], { at: start, key: 'k' }),
  status,
});
const when = { at: minutesAfter(5), key: 'press/1' };
const commands: NoticeCommand[] = [
  { on: 'send-again' },
  { on: 'drop', said: 'Told by phone.' },
  { on: 'reopen', told },
];

test('each administrator gets a card, and it stays until it is settled', () => {
  const it = aNotice();
  expect(Object.entries(it.messages).map(([key, { form, to }]) => [key, form, to])).toEqual([
    ['card-UADA', 'card', { person: 'UADA' }],
    ['card-UANN', 'card', { person: 'UANN' }],
  ]);
  expect(it).not.toHaveProperty('expiresAt');
});

test.each([{ on: 'send-again' }, { on: 'drop', said: 'Told by phone.' }] as const)(
  'after $on it goes in 30 days, unless the message fails again: then it tells of that',
  (command) => {
    const settled = accepted(decideNotice(aNotice(), command, administrator, when));
    expect(settled.expiresAt).toEqual(minutesAfter(5 + 30 * 24 * 60));
    const again = { ...told, problem: 'not_in_channel' };
    const casedesk = { id: 'casedesk', roles: [] };
    const open = accepted(decideNotice(settled, { on: 'reopen', told: again }, casedesk, when));
    expect(open).toMatchObject({ status: 'open', problem: 'not_in_channel' });
    expect(open).not.toHaveProperty('expiresAt');
  },
);

const rows: [NoticeStatus, NoticeCommand['on'], NoticeStatus][] = [
  ['open', 'send-again', 'sent-again'],
  ['open', 'drop', 'dropped'],
  ['sent-again', 'reopen', 'open'],
  ['dropped', 'reopen', 'open'],
];

describe.each(noticeStatus.options)('%s', (from) => {
  test.each(commands.map((command) => [command.on, command] as const))('%s', (on, command) => {
    const outcome = decideNotice(aNotice(from), command, administrator, when);
    const to = rows.find((row) => row[0] === from && row[1] === on)?.[2];
    if (to) expect(accepted(outcome)).toMatchObject({ status: to, since: when.at, version: 2 });
    else expect(refusal(outcome).refused).toMatch(/^<@casedesk> has already settled this, on Monday/);
  });
});

test('sending again asks the record itself, as an errand about the message', () => {
  const after = accepted(decideNotice(aNotice(), { on: 'send-again' }, administrator, when));
  expect(after.messages['try-again-2']).toMatchObject({
    form: 'errand',
    to: { kind: 'incident', id: 'i1' },
    about: 'requester-news-2',
  });
});

test('only an administrator settles it; anybody’s failure opens it again', () => {
  const no = { refused: 'Only an administrator can do that. Ask one to look at it.' };
  expect(decideNotice(aNotice(), { on: 'send-again' }, tom, when)).toEqual(no);
  expect(decideNotice(aNotice(), { on: 'drop', said: 'x' }, tom, when)).toEqual(no);
  const casedesk = { id: 'casedesk', roles: [] };
  expect(accepted(decideNotice(aNotice('dropped'), { on: 'reopen', told }, casedesk, when)).status).toBe(
    'open',
  );
});

test('the reason for not sending is kept in the history', () => {
  const after = accepted(
    decideNotice(aNotice(), { on: 'drop', said: 'Told by phone.' }, administrator, when),
  );
  expect(after.history.at(-1)).toMatchObject({ what: 'drop', by: administrator.id, said: 'Told by phone.' });
});
