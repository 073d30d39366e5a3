import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { longest, NoSample } from '../../src/doctor/layouts/longest.ts';
import { field } from '../../src/domain/fields.ts';

const declared = z.object({
  teamLeader: z.string(),
  cover: z.string().optional(),
  hours: z.number().positive(),
  since: z.date(),
  status: z.enum(['open', 'waiting-for-somebody']),
  to: z.union([z.object({ person: z.string() }), z.object({ aac: z.string() })]),
  fields: z.object({
    words: field(z.string(), { label: 'Words', as: 'paragraph', privacy: 'sealed', max: 12 }),
    area: field(z.string(), { label: 'Area', as: 'choice', privacy: 'open' }),
    day: field(z.string().optional(), { label: 'Day', as: 'date', privacy: 'open' }),
  }),
});
const offered = new Map([
  [
    'area',
    [
      { value: 'PLY', label: 'Plymouth' },
      { value: 'NOR', label: 'Northern Areas' },
    ],
  ],
]);

test('a record is made from its declaration, each field as long as it may be, and fits it', () => {
  const whole = longest(declared, 'record', { offered, bare: false });
  expect(declared.parse(whole)).toMatchObject({
    teamLeader: 'UTEAMLEADER',
    cover: 'UCOVER',
    status: 'waiting-for-somebody',
    to: { person: 'UPERSON' },
    fields: { words: '&'.repeat(12), area: 'NOR', day: '2026-09-30' },
  });
});

test('bare, it holds nothing that may be absent', () => {
  const bare = declared.parse(longest(declared, 'record', { offered, bare: true }));
  expect(bare).not.toHaveProperty('cover');
  expect(bare.fields).not.toHaveProperty('day');
});

test('a declaration that there is no sample for is named', () => {
  const strange = z.object({ picture: z.file() });
  expect(() => longest(strange, 'record', { offered, bare: false })).toThrow(
    new NoSample('the doctor has no sample for picture'),
  );
});
