import { describe, expect, test } from '@jest/globals';
import { holidaysOf } from '../../../src/config/organisation.ts';
import { fieldOf } from '../../../src/domain/fields.ts';
import {
  adviceAndGuidanceFields,
  asEnquiry,
  type Enquiry,
  expectationInWords,
  expectedAt,
} from '../../../src/domain/incident/advice-and-guidance.ts';
import { dateAndTime } from '../../../src/domain/times.ts';
import { people } from '../../support/builders.ts';
import { sampleOrganisation } from '../../support/sample-organisation.ts';
import { commands, decided, inStatus, referring, sending } from './story.ts';

const { ana, tom } = people;
const { serviceLevels, bankHolidays } = sampleOrganisation();
const aims = (nation: keyof typeof bankHolidays.dates) => ({
  workingDays: serviceLevels.adviceAndGuidanceWorkingDays,
  urgentHours: serviceLevels.adviceAndGuidanceUrgentHours,
  holidays: bankHolidays.dates[nation],
});

test('INC-15: the three kinds of enquiry', () => {
  const { options, hint } = fieldOf(adviceAndGuidanceFields, 'enquiry');
  expect(options?.map(({ label }) => label)).toEqual(['Case specific', 'Not case specific', 'Urgent']);
  expect(hint).toContain('five working days');
  expect([serviceLevels.adviceAndGuidanceWorkingDays, serviceLevels.adviceAndGuidanceUrgentHours]).toEqual([
    5, 24,
  ]);
});

describe('INC-15: five working days, without the bank holidays of the nation', () => {
  test.each([
    ['an ordinary week', '2026-11-16T09:00:00Z', 'Monday 23', 'Monday 23', 'Monday 23'],
    ['12 July, kept on Monday the 13th', '2026-07-09T09:00:00Z', 'Thursday 16', 'Thursday 16', 'Friday 17'],
    ['the summer bank holidays', '2026-07-30T09:00:00Z', 'Thursday 6', 'Friday 7', 'Thursday 6'],
    ['the late summer bank holiday', '2026-08-27T09:00:00Z', 'Friday 4', 'Thursday 3', 'Friday 4'],
    ['St Patrick’s Day', '2026-03-12T09:00:00Z', 'Thursday 19', 'Thursday 19', 'Friday 20'],
    ['St Andrew’s Day', '2026-11-26T09:00:00Z', 'Thursday 3', 'Friday 4', 'Thursday 3'],
  ])('%s', (_what, sentAt, england, scotland, northernIreland) => {
    const due = (nation: keyof typeof bankHolidays.dates) =>
      dateAndTime(expectedAt('case-specific', new Date(sentAt), aims(nation)));
    expect(due('england-and-wales')).toMatch(new RegExp(`^${england} .* at 17:00$`));
    expect(due('scotland')).toMatch(new RegExp(`^${scotland} .* at 17:00$`));
    expect(due('northern-ireland')).toMatch(new RegExp(`^${northernIreland} .* at 17:00$`));
  });

  test('the area says which nation it is', () => {
    const organisation = sampleOrganisation();
    expect(holidaysOf(organisation, 'PLY')).toBe(organisation.bankHolidays.dates['england-and-wales']);
    expect(holidaysOf(organisation, 'BEL')).toBe(organisation.bankHolidays.dates['northern-ireland']);
  });

  test('the end of the day is London’s, over a clock change', () => {
    const due = (sentAt: string) =>
      expectedAt('case-specific', new Date(sentAt), aims('england-and-wales')).toISOString();
    expect(due('2026-03-25T09:00:00Z')).toBe('2026-04-01T16:00:00.000Z');
    expect(due('2026-10-21T09:00:00Z')).toBe('2026-10-28T17:00:00.000Z');
  });
});

test('INC-15: an urgent enquiry is answered in 24 hours, weekend or not', () => {
  const due = (sentAt: string) => dateAndTime(expectedAt('urgent', new Date(sentAt), aims('scotland')));
  expect(due('2026-11-20T16:30:00Z')).toBe('Saturday 21 November 2026 at 16:30');
  expect(due('2026-10-24T12:00:00Z')).toBe('Sunday 25 October 2026 at 12:00');
  expect(due('2026-03-28T12:00:00Z')).toBe('Sunday 29 March 2026 at 13:00');
});

test.each<[Enquiry, string]>([
  ['case-specific', 'by Monday 30 November 2026'],
  ['non-case-specific', 'by Monday 30 November 2026, or a little later'],
  ['urgent', 'by Monday 30 November 2026 at 17:00'],
])('INC-15: %s is promised no more firmly than they promise it', (enquiry, words) => {
  expect(expectationInWords({ enquiry, expectedAt: new Date('2026-11-30T17:00:00Z') })).toBe(words);
  expect(expectationInWords({ enquiry })).toBeUndefined();
});

describe('INC-13: referring there', () => {
  test('keeps the kind, and once it is sent the day', () => {
    const referred = decided(inStatus('unable-to-resolve'), tom, 1, referring('urgent'));
    expect(referred.adviceAndGuidance).toEqual({ enquiry: 'urgent' });
    const sent = decided(referred, ana, 2, sending('urgent'));
    expect(sent.adviceAndGuidance).toEqual({
      enquiry: 'urgent',
      expectedAt: new Date('2026-11-24T10:00:00Z'),
    });
  });

  test('a second time begins anew', () => {
    const back = decided(inStatus('with-advice-and-guidance'), ana, 2, commands.unanswered);
    const again = decided(back, tom, 3, referring('non-case-specific'));
    expect(again.adviceAndGuidance).toEqual({ enquiry: 'non-case-specific' });
  });

  test('other decisions are about no enquiry', () => {
    expect(asEnquiry(undefined)).toBeUndefined();
    expect(asEnquiry({ route: 'In writing, here in Slack' })).toBeUndefined();
  });
});
