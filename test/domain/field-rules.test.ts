import { describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import {
  caseOrSrNumberRule,
  clientDataIn,
  fitsAMessage,
  freeText,
  ninoRule,
  orNotApplicable,
  postedText,
  scinRule,
  searchedText,
  withoutClientData,
} from '../../src/domain/field-rules.ts';

const tidied = (rule: z.ZodType<string, string>, text: string) => {
  const { data, error } = rule.safeParse(text);
  return error ? { no: error.issues.map(({ message }) => message) } : data;
};
const taken = (rule: z.ZodType<string, string>, text: string) => rule.safeParse(text).success;

describe('a NINO', () => {
  test.each(['AB123456C', 'ab 12 34 56 c', 'AB-12-34-56-C', ' AB123456D '])('%s is one', (text) => {
    expect(tidied(ninoRule, text)).toMatch(/^AB123456[CD]$/);
  });

  test.each(['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ'])('%s was never issued', (prefix) => {
    expect(taken(ninoRule, `${prefix}123456A`)).toBe(false);
  });

  test.each([...'DFIQUV'])('%s stands in neither place', (letter) => {
    expect([taken(ninoRule, `${letter}A123456A`), taken(ninoRule, `A${letter}123456A`)]).toEqual([
      false,
      false,
    ]);
  });

  test('O stands first, never second', () => {
    expect([taken(ninoRule, 'OA123456A'), taken(ninoRule, 'AO123456A')]).toEqual([true, false]);
  });

  test.each(['AB123456E', 'AB12345C', 'AB1234567C', 'AB123456', 'A1123456C', 'AB123456CC', ''])(
    '%s is none',
    (text) => {
      expect(tidied(ninoRule, text)).toEqual({ no: [expect.stringContaining('like AB 12 34 56 C')] });
    },
  );
});

test.each<[string, unknown]>([
  ['1234 5678 9012', '123456789012'],
  ['1234-5678-9012', '123456789012'],
  [' 123456789012 ', '123456789012'],
  ['12345678901', { no: [expect.stringContaining('twelve digits')] }],
  ['1234567890123', { no: [expect.stringContaining('twelve digits')] }],
  ['12345678901a', { no: [expect.stringContaining('twelve digits')] }],
])('a SCIN: %s', (text, expected) => {
  expect(tidied(scinRule, text)).toEqual(expected);
});

test.each<[string, boolean]>([
  ['1-23456789', true],
  ['SR 1-23456789', true],
  ['1-234/5.6, 7 & 8', true],
  ['12', false],
  ['12a3', false],
  ['none', false],
  ['AB 12 34 56 C', false],
  ['1-234; drop', false],
  ['Master Case 987654321, Case no. 123456789 and SR 1-5550001', true],
  ['PLY123456789', true],
  ['1234 5678 9012', true],
  ['SR 123456', true],
  ['Jo Bloggs 1234 5678 9012', false],
  ['Jo 123456789', false],
  ['AB123456', false],
])('a case or SR number: %s is %s', (text, expected) => {
  expect(taken(caseOrSrNumberRule, text)).toBe(expected);
});

describe('Q12: Not applicable', () => {
  const rule = orNotApplicable(ninoRule);

  test.each(['Not applicable: no case involved', 'not applicable - BOM problem'])('%s stands', (text) => {
    expect(tidied(rule, ` ${text} `)).toBe(text);
  });

  test.each(['Not applicable', 'not applicable.', 'NOT APPLICABLE: x'])('%s wants its reason', (text) => {
    expect(tidied(rule, text)).toEqual({ no: [expect.stringContaining('Say why')] });
  });

  test('Q18: the reason holds no client details', () => {
    expect(tidied(rule, 'Not applicable: asked for AB 12 34 56 C')).toEqual({
      no: ['This looks like a NINO. Say why it is not applicable without client details.'],
    });
  });

  test('anything else goes by the rule', () => {
    expect(tidied(rule, 'ab123456c')).toBe('AB123456C');
    expect(tidied(rule, 'Not applicably')).toEqual({ no: [expect.stringContaining('not a NINO')] });
  });
});

describe('client data is known by its shape', () => {
  test.each<[string, string]>([
    ['AB123456C', 'a NINO'],
    ['for ab 12 34 56 c.', 'a NINO'],
    ['AB-12-34-56-C', 'a NINO'],
    ['AB\u00a012\u00a034\u00a056\u00a0C', 'a NINO'],
    ['AB–12–34–56–C', 'a NINO'],
    ['AB  12 34 56  C', 'a NINO'],
    ['_AB123456C_', 'a NINO'],
    ['AB.12.34.56.C', 'a NINO'],
    ['AB/123456/C', 'a NINO'],
    ['A.B. 12 / 34 / 56 - C', 'a NINO'],
    ['AB123456', 'a NINO'],
    ['AM123456', 'a NINO'],
    ['ab 12 34 56, she said', 'a NINO'],
    ['ON 12 34 56 C', 'a NINO'],
    ['123 456 789 012', 'a SCIN'],
    ['1234.5678.9012', 'a SCIN'],
    ['12/34/56/78/90/12', 'a SCIN'],
    ['123456789012', 'a SCIN'],
    ['SCIN:1234 5678 9012,', 'a SCIN'],
    ['1234-5678-9012', 'a SCIN'],
    ['1234\u00a05678\u00a09012', 'a SCIN'],
    ['07700 900123', 'a phone number'],
    ['07700-900-123', 'a phone number'],
    ['+44 7700 900123', 'a phone number'],
    ['+44 (0)20 7946 0958', 'a phone number'],
    ['(0115) 496 0999', 'a phone number'],
    ['0044 20 7946 0958', 'a phone number'],
    ['01632.960001', 'a phone number'],
    ['7700900123', 'a phone number'],
    ['7700 900 123', 'a phone number'],
    ['+44 1632 96001', 'a phone number'],
    ['01632 96001', 'a phone number'],
  ])('%s', (text, what) => {
    expect(clientDataIn(text)).toBe(what);
  });

  test.each([
    'Procedures>Pages>Client-Contact>Statement - Step 4',
    'AB12345C',
    'AB1234567C',
    'XAB123456C',
    'AB123456CD',
    'SR 1-23456789',
    '12345678901',
    '1234567890123',
    '07700 9001',
    'on 23/11/2026 at 10:00, step 12',
    '23/11/2026 10:00',
    '2026-11-23 10:00',
    '01.12.2026 - 09.12.2026',
    'on 23/11/26 a letter came',
    'at 10:00, 12 hours',
    'Step 4.1.2',
    'Steps 1, 2, 3 and 4',
    'SR 123456',
    'SR 1-7700900123',
    '12345678',
    'case 123456',
    '',
  ])('%j is none', (text) => {
    expect(clientDataIn(text)).toBeUndefined();
  });
});

test('what a text may hold is not told, and hides nothing else', () => {
  expect(clientDataIn('1234 5678 9012', { mayHold: 'a SCIN' })).toBeUndefined();
  expect(clientDataIn('1234 5678 9012, 07700 900123', { mayHold: 'a SCIN' })).toBe('a phone number');
});

test('searched text refuses it, free text takes it', () => {
  expect(tidied(searchedText, ' Step 4 ')).toBe('Step 4');
  expect(tidied(searchedText, 'Step 4, AB123456C')).toEqual({
    no: ['This looks like a NINO. Leave client details out of this box.'],
  });
  expect(tidied(freeText, ' AB123456C ')).toBe('AB123456C');
});

test.each([
  ['Ask AB 12 34 56 C again.', 'Ask [a NINO was left out] again.'],
  [
    'SCIN 1234 5678 9012, ring 07700 900123.',
    'SCIN [a SCIN was left out], ring [a phone number was left out].',
  ],
  ['AB123456C and CE654321A', '[a NINO was left out] and [a NINO was left out]'],
  [
    'On 23/11/2026 and 24.11.2026: 0115 496 0999',
    'On 23/11/2026 and 24.11.2026: [a phone number was left out]',
  ],
  ['23/11/2026 10:00, step 12', '23/11/2026 10:00, step 12'],
  ['123456 AB123456C', '123456 [a NINO was left out]'],
  ['Step 4 of SR 1-23456789', 'Step 4 of SR 1-23456789'],
  ['', ''],
])('Q26, Q18: %j is kept as %j', (text, kept) => {
  expect(withoutClientData(text)).toBe(kept);
});

test('what is posted word for word holds no client data, and fits a message however Slack counts', () => {
  expect(tidied(postedText, ' Save it & go on. ')).toBe('Save it & go on.');
  expect(tidied(postedText, 'For AB123456C')).toEqual({ no: [expect.stringContaining('a NINO')] });
  expect(tidied(postedText, '&'.repeat(1_601))).toEqual({ no: [expect.stringContaining('too many')] });
  expect(taken(postedText, '&'.repeat(1_600))).toBe(true);
  expect([fitsAMessage('<'.repeat(2_000)), fitsAMessage('>'.repeat(2_001))]).toEqual([true, false]);
});
