import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { field, fieldOf, fieldsOf } from '../../src/domain/fields.ts';
import { incidentFields } from '../../src/domain/incident/fields.ts';

const facts = { label: 'Name', as: 'line', privacy: 'sealed' } as const;

test('a field is declared once, with whether it is required', () => {
  const record = z.object({
    name: field(z.string(), facts),
    nick: field(z.string().optional(), { ...facts, label: 'Nick' }),
  });
  expect(fieldsOf(record)).toEqual([
    { ...facts, name: 'name', required: true },
    { ...facts, name: 'nick', label: 'Nick', required: false },
  ]);
});

test('a field without facts is a mistake in the code', () => {
  expect(() => fieldOf(z.object({ name: field(z.string(), facts).optional() }), 'name')).toThrow('"name"');
  expect(() => fieldOf(z.object({}), 'gone')).toThrow('"gone"');
});

test('INC-17, INC-23, Q17, Q18: an incident asks for these', () => {
  expect(fieldsOf(incidentFields).map(({ label, privacy }) => [label, privacy])).toEqual([
    ['Area', 'open'],
    ['Special Client Records', 'open'],
    ['Case or SR number', 'sealed'],
    ['Client name', 'sealed'],
    ['SCIN', 'sealed'],
    ['NINO', 'sealed'],
    ['Description of the incident', 'sealed'],
    ['Date raised', 'open'],
    ['Procedure path and step number', 'searched'],
    ['Actions taken to resolve', 'sealed'],
  ]);
});
