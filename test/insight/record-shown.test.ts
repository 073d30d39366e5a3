import { expect, test } from '@jest/globals';
import { openNotice } from '../../src/domain/notice/notice.ts';
import { setReminder } from '../../src/domain/reminder.ts';
import { recordShown } from '../../src/insight/record-shown.ts';
import { notices } from '../../src/store/kinds/notices.ts';
import { aMessage, aStandingCard, minutesAfter, start } from '../support/builders.ts';
import { sampleOrganisation } from '../support/sample-organisation.ts';

const told = {
  about: { kind: 'incident', id: 'i1', key: 'requester-card' },
  problem: 'is_archived',
  message: 'requester-card',
};
const notice = openNotice('n1', told, ['U0ADA'], { at: start, key: 'k' });
const telling = { kind: notices, inWords: {}, messages: {}, organisation: sampleOrganisation() };

test('a kind of record without words of its own goes by its names', () => {
  expect(recordShown(notice, telling)).toEqual({
    title: 'Notice of Monday 23 November 2026 at 10:00',
    facts: [
      ['Status', 'Open'],
      ['Since', 'Monday 23 November 2026 at 10:00'],
    ],
    history: [{ at: start.getTime(), by: 'CaseDesk', what: 'open', to: 'open' }],
    reminders: [],
    messages: [
      { name: 'Undelivered', to: '<@U0ADA>', form: 'card', state: 'waiting', dueAt: start.getTime() },
    ],
  });
});

test('each message says where it stands, and to whom it goes', () => {
  const messages = {
    late: aMessage({ dueAt: minutesAfter(9), state: 'failed', problem: 'is_archived' }),
    errand: aMessage({ form: 'errand', to: { kind: 'notice', id: 'n1' }, dueAt: minutesAfter(1) }),
    behind: aStandingCard({ to: { aac: 'PLY' }, shownVersion: 0 }),
    nowhere: aStandingCard({ to: { aac: 'XXX' }, dueAt: minutesAfter(2) }),
    team: aStandingCard({ to: { team: 'CPO' }, dueAt: minutesAfter(3) }),
    mailbox: aStandingCard({ to: { team: 'SAR' }, dueAt: minutesAfter(4) }),
  };
  const { messages: shown } = recordShown({ ...notice, messages }, telling);
  expect(shown.map(({ to, state }) => [to, state])).toEqual([
    ['<#C0AAC>', 'sent, to be drawn again'],
    ['another record (notice)', 'waiting'],
    ['the Area Advice Centre of XXX', 'sent'],
    ['<#C0SPECIALIST>', 'sent'],
    ['the team SAR', 'sent'],
    ['<@UANA>', 'failed: is_archived'],
  ]);
});

test('reminders come by the instant at which they fall due, the old ones with the new', () => {
  const first = setReminder({}, 'check-back', minutesAfter(60));
  const reminders = setReminder(first, 'check-back', minutesAfter(30));
  expect(recordShown({ ...notice, reminders }, telling).reminders).toEqual([
    { name: 'Check back', dueAt: minutesAfter(30).getTime(), state: 'waiting' },
    { name: 'Check back', dueAt: minutesAfter(60).getTime(), state: 'cancelled' },
  ]);
});
