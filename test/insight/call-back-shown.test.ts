import { expect, test } from '@jest/globals';
import { callBackInWords } from '../../flows/call-back/in-words.ts';
import { messagesInWords } from '../../flows/staff/undelivered-messages.ts';
import { recordShown } from '../../src/insight/record-shown.ts';
import { callBacks } from '../../src/store/kinds/call-backs.ts';
import { accepted } from '../support/builders.ts';
import { aCallBack, callBackDetails, callers, decides } from '../support/call-backs.ts';
import { sampleOrganisation } from '../support/sample-organisation.ts';

test('CB-14, CB-25: who looks into a call-back reads the promise apart from the agreed time, and each attempt, and nothing sealed', () => {
  const agreedAt = new Date('2014-04-01T13:00:00Z');
  const madeAt = new Date('2014-04-01T13:05:00Z');
  const nextAt = new Date('2014-04-01T15:00:00Z');
  const booked = aCallBack({ kind: 'for-another', agreedAt });
  const facts = {
    result: 'Contact not made no message left',
    madeAt: madeAt.toISOString(),
    nextAt: nextAt.toISOString(),
  };
  const it = accepted(decides(booked, callers.ana, madeAt, { on: 'record-attempt', nextAt, facts }));
  const shown = recordShown(it, {
    kind: callBacks,
    inWords: callBackInWords,
    messages: messagesInWords,
    organisation: sampleOrganisation(),
  });
  expect(shown.facts).toEqual(
    expect.arrayContaining([
      ['Kind', 'Call-back for another caseworker'],
      ['Booked by', '<@UGINA>'],
      ['To be made by', '<@UANA>'],
      ['First promised by', 'Wednesday 2 April 2014 at 09:30'],
      ['Agreed with the client', 'Tuesday 1 April 2014 at 16:00'],
      ['Next call', 'Tuesday 1 April 2014 at 16:00'],
      ['Attempts', 'Contact not made no message left, Tuesday 1 April 2014 at 14:05'],
      ['Late', 'No'],
      ['Case number', 'Ends 6789'],
    ]),
  );
  const words = JSON.stringify(shown);
  for (const secret of [callBackDetails.contactNumber, callBackDetails.scin, callBackDetails.why])
    expect(words).not.toContain(secret);
});
