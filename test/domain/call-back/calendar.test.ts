import { expect, test } from '@jest/globals';
import type { Booking } from '../../../src/domain/call-back/book.ts';
import type { CallBack } from '../../../src/domain/call-back/call-back.ts';
import { promiseWarnings } from '../../../src/domain/promise-warnings.ts';
import { accepted } from '../../support/builders.ts';
import { aCallBack, callers, decides, whoseAna } from '../../support/call-backs.ts';
import { sampleOrganisation } from '../../support/sample-organisation.ts';

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
});
/** '25/10/2026 01:55 BST': in autumn an hour comes twice, and only its zone tells which. */
const inLondon = (at: Date | undefined): string => (at ? clock.format(at).replace(',', '') : 'never');

const clocksOf = (it: CallBack): string[] =>
  Object.values(it.reminders)
    .filter(({ state }) => state === 'waiting')
    .map(({ name, dueAt }) => `${name} ${inLondon(dueAt)}`);

interface Case {
  /** Received and agreed, as instants. */
  kind: Booking['kind'];
  received: string;
  agreed?: string;
  from: string;
  until: string;
  clocks: string[];
}

const cases: Record<string, Case> = {
  'Q2, Q3: 24 hours over the night in which the clocks go back are 24 hours, and an hour less on the clock': {
    kind: 'for-another',
    received: '2026-10-24T13:00Z',
    from: '25/10/2026 12:30 GMT',
    until: '25/10/2026 13:00 GMT',
    clocks: [
      'start 25/10/2026 12:25 GMT',
      'agreed 25/10/2026 12:55 GMT',
      'late 25/10/2026 13:00 GMT',
      'late-team-leader 25/10/2026 13:30 GMT',
    ],
  },
  'CB-10, Q1, Q3: agreed in the hour that comes twice, half an hour before it is in the first of the two': {
    kind: 'own',
    received: '2026-10-24T13:00Z',
    agreed: '2026-10-25T01:20Z',
    from: '25/10/2026 01:50 BST',
    until: '25/10/2026 01:20 GMT',
    clocks: [
      'start 25/10/2026 01:45 BST',
      'agreed 25/10/2026 01:15 GMT',
      'late 25/10/2026 01:20 GMT',
      'late-team-leader 25/10/2026 01:50 GMT',
    ],
  },
  'Q2, Q3: 24 hours over the night in which the clocks go forward are 24 hours, and an hour more on the clock':
    {
      kind: 'for-another',
      received: '2027-03-27T10:00Z',
      from: '28/03/2027 10:30 BST',
      until: '28/03/2027 11:00 BST',
      clocks: [
        'start 28/03/2027 10:25 BST',
        'agreed 28/03/2027 10:55 BST',
        'late 28/03/2027 11:00 BST',
        'late-team-leader 28/03/2027 11:30 BST',
      ],
    },
  'CB-10, Q1, Q3: agreed just after the hour that is left out, half an hour before it is in winter time': {
    kind: 'own',
    received: '2027-03-27T10:00Z',
    agreed: '2027-03-28T01:15Z',
    from: '28/03/2027 00:45 GMT',
    until: '28/03/2027 02:15 BST',
    clocks: [
      'start 28/03/2027 00:40 GMT',
      'agreed 28/03/2027 02:10 BST',
      'late 28/03/2027 02:15 BST',
      'late-team-leader 28/03/2027 02:45 BST',
    ],
  },
  "Q2, Q3: over a year's end": {
    kind: 'for-another',
    received: '2026-12-31T16:10Z',
    from: '01/01/2027 15:40 GMT',
    until: '01/01/2027 16:10 GMT',
    clocks: [
      'start 01/01/2027 15:35 GMT',
      'agreed 01/01/2027 16:05 GMT',
      'late 01/01/2027 16:10 GMT',
      'late-team-leader 01/01/2027 16:40 GMT',
    ],
  },
  'Q2, Q3: on the eve of a leap day': {
    kind: 'for-another',
    received: '2028-02-28T09:30Z',
    agreed: '2028-02-29T09:00Z',
    from: '29/02/2028 08:30 GMT',
    until: '29/02/2028 09:30 GMT',
    clocks: [
      'start 29/02/2028 08:25 GMT',
      'agreed 29/02/2028 08:55 GMT',
      'late 29/02/2028 09:30 GMT',
      'late-team-leader 29/02/2028 10:00 GMT',
    ],
  },
  'CB-44, CB-46, Q5: weeks ahead, over a clock change, the reminder is five minutes before by the new clock':
    {
      kind: 'informal',
      received: '2026-10-12T09:00Z',
      agreed: '2026-10-26T14:00Z',
      from: '26/10/2026 14:00 GMT',
      until: 'never',
      clocks: ['alarm 26/10/2026 13:55 GMT'],
    },
};

test.each(Object.entries(cases))('%s', (_what, { kind, received, agreed, from, until, clocks }) => {
  const agreedAt = agreed === undefined ? undefined : new Date(agreed);
  const it = aCallBack({ kind, receivedAt: new Date(received), agreedAt });
  expect([inLondon(it.window.startAt), inLondon(it.window.endAt)]).toEqual([from, until]);
  expect(clocksOf(it)).toEqual(clocks);
});

test('CB-37, CB-26: a snooze, and the gap to the next attempt, are minutes that pass and not minutes of the clock', () => {
  const it = aCallBack({
    receivedAt: new Date('2026-10-24T13:00Z'),
    agreedAt: new Date('2026-10-25T02:00Z'),
  });
  const at = new Date('2026-10-25T00:50Z');
  const snoozed = accepted(
    decides(it, callers.ana, at, { on: 'snooze', minutes: 15, facts: { minutes: '15' } }),
  );
  expect(clocksOf(snoozed)).toContain('again 25/10/2026 01:05 GMT');
  const nextAt = new Date('2026-10-25T01:30Z');
  const facts = {
    result: 'Contact not made no message left',
    madeAt: at.toISOString(),
    nextAt: nextAt.toISOString(),
  };
  const tried = accepted(decides(it, callers.ana, at, { on: 'record-attempt', nextAt, facts }));
  expect(clocksOf(tried)).toContain('attempt 25/10/2026 01:15 GMT');
});

const letters = [
  ['over the day on which the clocks go back', '2026-10-20T14:00Z', 'fees 04/11/2026 09:00 GMT'],
  ['over the day on which the clocks go forward', '2027-03-20T14:00Z', 'fees 04/04/2027 09:00 BST'],
  ["over a year's end", '2026-12-23T14:00Z', 'fees 07/01/2027 09:00 GMT'],
  ['over a leap day', '2028-02-20T14:00Z', 'fees 06/03/2028 09:00 GMT'],
  [
    'late in a summer evening, whose day is another one in winter time',
    '2027-06-01T22:50Z',
    'fees 16/06/2027 09:00 BST',
  ],
] as const;

test.each(letters)(
  'CB-35: fourteen days to pay, and asked for on the morning after, %s',
  (_when, issued, clock) => {
    const issuedAt = new Date(issued);
    const receivedAt = new Date(issuedAt.getTime() - 3_600_000);
    const booked = aCallBack({ kind: 'downtime-application', receivedAt });
    const to = { ...whoseAna, owner: callers.ned.id };
    const steps = [
      [callers.nia, { on: 'allocate', whose: to, facts: { to: to.owner } }],
      [
        callers.ned,
        {
          on: 'record-attempt',
          nextAt: new Date(issuedAt.getTime() + 3_600_000),
          facts: { result: 'Called contact not made', madeAt: receivedAt.toISOString() },
        },
      ],
      [callers.ned, { on: 'decide-delay', said: 'It has waited long enough.' }],
      [callers.ned, { on: 'confirm-letters' }],
    ] as const;
    const it = steps.reduce((so, [who, command]) => accepted(decides(so, who, issuedAt, command)), booked);
    expect(inLondon(it.feesDueAt)).toMatch(/ 23:59 /);
    expect(clocksOf(it)).toEqual([clock]);
  },
);

const eves = [
  [
    ['england-and-wales', 'northern-ireland'],
    '2027-08-27T15:00Z',
    '2027-08-30T13:00Z',
    'Monday 30 August 2027',
  ],
  [['scotland'], '2026-11-27T15:00Z', '2026-11-30T14:00Z', 'Monday 30 November 2026'],
  [['northern-ireland'], '2027-03-16T15:00Z', '2027-03-17T14:00Z', 'Wednesday 17 March 2027'],
] as const;

test.each(eves)(
  'Q3: on the eve of a bank holiday in %j nothing is shifted, and it is said',
  (nations, received, agreed, day) => {
    const { bankHolidays } = sampleOrganisation();
    const [receivedAt, agreedAt] = [new Date(received), new Date(agreed)];
    const it = aCallBack({ receivedAt, agreedAt });
    expect(it.window.endAt).toEqual(agreedAt);
    const said = Object.entries(bankHolidays.dates).flatMap(([whose, holidays]) => {
      const hours = { from: '08:00', until: '17:00', days: ['mon', 'tue', 'wed', 'thu', 'fri'] } as const;
      const booking = { now: receivedAt, receivedAt, completeWithinHours: 24, hours, holidays };
      const holiday = promiseWarnings(agreedAt, booking).find(({ kind }) => kind === 'bank-holiday');
      return holiday ? [[whose, holiday.said.includes(day)]] : [];
    });
    expect(said).toEqual(nations.map((nation) => [nation, true]));
  },
);
