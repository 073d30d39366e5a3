import { expect, test } from '@jest/globals';
import type { CallBack } from '../../../src/domain/call-back/call-back.ts';
import type { CallBackCommand } from '../../../src/domain/call-back/commands.ts';
import { noteText } from '../../../src/domain/call-back/note-text.ts';
import { howToReach } from '../../../src/domain/call-back/reaching.ts';
import type { Actor } from '../../../src/domain/transition.ts';
import { accepted } from '../../support/builders.ts';
import { aCallBack, callers, decides } from '../../support/call-backs.ts';

const { ana, tom, gina } = callers;
const at = (time: string): Date => new Date(`2014-04-01T${time}:00+01:00`);
const done = (it: CallBack, who: Actor, when: Date, ...commands: CallBackCommand[]): CallBack =>
  accepted(decides(it, who, when, ...commands));
const names: Record<string, string> = {
  UANA: 'Ana Silva',
  UGINA: 'Gina Patel',
  UBEN: 'Ben Okoro',
  UTOM: 'Tom Hughes',
};
const nameOf = (id: string) => names[id] ?? id;

const tried = {
  on: 'record-attempt' as const,
  nextAt: at('18:00'),
  facts: {
    result: 'Contact not made message left',
    madeAt: at('14:00').toISOString(),
    nextAt: at('18:00').toISOString(),
  },
  said: 'Her son answered.',
};
const closing: CallBackCommand = { on: 'close', as: 'done', facts: { as: 'done' }, said: 'Paid on Friday.' };

test('CB-24, CB-39: the note has each call, what came of it, who and when; what was taken back is left out', () => {
  let it: CallBack = { ...aCallBack({ kind: 'for-another', agreedAt: at('14:00') }), reference: 'CB00001' };
  it = done(it, tom, at('09:40'), {
    on: 'move',
    whose: { owner: 'UBEN', teamLeader: 'UTOM' },
    facts: { to: 'UBEN' },
  });
  it = done(it, { id: 'UBEN', roles: ['caseworker'] }, at('14:05'), tried);
  it = done(it, tom, at('14:10'), closing);
  it = done(it, tom, new Date(at('14:10').getTime() + 5_000), { on: 'take-back' });
  const again = { ...tried.facts, result: 'Called contact not made' };
  it = done(it, tom, at('18:05'), { ...tried, nextAt: at('19:00'), facts: again, said: undefined }, closing);
  expect(noteText(it, nameOf, { words: true }).split('\n')).toEqual([
    'Call-back for another caseworker CB00001 booked (Gina Patel, Tuesday 1 April 2014 at 09:30).',
    'Reason: Date or time inconvenient',
    'Moved to Ben Okoro (Tom Hughes, Tuesday 1 April 2014 at 09:40).',
    'Call 1 on Tuesday 1 April 2014 at 14:00: Contact not made message left (Ben Okoro, Tuesday 1 April 2014 at 14:05).',
    'Next attempt: Tuesday 1 April 2014 at 18:00.',
    'Her son answered.',
    // Both were said to be made at two o'clock.
    'Call 2 on Tuesday 1 April 2014 at 14:00: Called contact not made (Tom Hughes, Tuesday 1 April 2014 at 18:05).',
    'Next attempt: Tuesday 1 April 2014 at 18:00.',
    'Closed with status done (Tom Hughes, Tuesday 1 April 2014 at 18:05).',
    'Paid on Friday.',
  ]);
  const withoutWords = noteText(it, nameOf, { words: false });
  expect(withoutWords).toContain('Closed with status done');
  expect(withoutWords).not.toMatch(/Her son|Paid on/);
});

test('Q6, CB-30: a changed time says which, a wrong number that it was, a mailbox that it was written to', () => {
  const byHand = [{ team: 'MP Hotline', mailbox: 'CM 2012 Northern Complaint resolution' }];
  let it = aCallBack({ agreedAt: at('14:00'), byHand, fields: { mpCall: ['mp'] } });
  it = done(it, ana, at('10:00'), { on: 'confirm-sent', facts: { team: 'MP Hotline' } });
  it = done(it, ana, at('10:05'), {
    on: 'reschedule',
    agreedAt: at('16:00'),
    facts: { at: at('16:00').toISOString() },
    said: 'She rang.',
  });
  it = done(it, ana, at('10:10'), {
    on: 'reschedule',
    agreedAt: undefined,
    facts: { at: 'anytime' },
    said: 'Any time.',
  });
  it = done(it, ana, at('15:00'), { on: 'report-wrong-number' });
  it = done(it, gina, at('15:10'), { on: 'client-rang-first' });
  expect(noteText(it, nameOf, { words: false }).split('\n').slice(2)).toEqual([
    'Sent to MP Hotline (Ana Silva, Tuesday 1 April 2014 at 10:00).',
    'Time changed to Tuesday 1 April 2014 at 16:00 (Ana Silva, Tuesday 1 April 2014 at 10:05).',
    'Time changed to no agreed time (Ana Silva, Tuesday 1 April 2014 at 10:10).',
    'The number given is wrong (Ana Silva, Tuesday 1 April 2014 at 15:00).',
    'The client rang first; closed with status not required (Gina Patel, Tuesday 1 April 2014 at 15:10).',
  ]);
});

test.each([
  [{}, ['Leave no message: whether one may be left was not asked.']],
  [{ message: 'no', safeTimes: 'after 7pm.' }, ['Safe times to ring: after 7pm.', 'Leave no message.']],
  [
    { message: 'name-only', talkBy: 'Phone' },
    ['A message may say a first name and a number, and nothing else.'],
  ],
  [
    { message: 'yes', messageMaySay: 'Ring Ana at the surgery', language: 'Welsh', talkBy: 'Relay UK' },
    [
      'A message may be left, in these words: Ring Ana at the surgery.',
      'The client speaks Welsh.',
      'Ring through Relay UK: 18002, then the number.',
    ],
  ],
  [
    {
      message: 'yes',
      preferredTime: 'mornings',
      language: 'Another, with an interpreter',
      interpreter: 'Polish, by us',
    },
    [
      'Preferred contact time: mornings.',
      'A message may be left.',
      'An interpreter is needed.',
      'Interpreter: Polish, by us.',
    ],
  ],
])('CB-12: how to reach the client, read before the number: %j', (fields, said) => {
  expect(howToReach(fields)).toEqual(said);
});
