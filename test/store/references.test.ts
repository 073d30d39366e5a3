import { expect, test } from '@jest/globals';
import { incidents } from '../../src/store/kinds/incidents.ts';
import { reference } from '../../src/store/references.ts';
import { anIncident, start } from '../support/builders.ts';

test.each<[number, string]>([
  [1, 'PLY00001'],
  [42, 'PLY00042'],
  [12345, 'PLY12345'],
  [99999, 'PLY99999'],
])('Q17: number %d is %s', (number, expected) => {
  expect(reference('PLY', number)).toBe(expected);
});

test.each([0, -1, 100_000])('Q17: %d has no five digits', (number) => {
  expect(() => reference('PLY', number)).toThrow('No references are left for PLY');
});

test('AAC-18: an incident takes a number once, with its authorisation', () => {
  const history = [...anIncident().history, { at: start, by: 'UTOM', what: 'authorise', version: 2 }];
  expect(incidents.referencePrefix?.(anIncident())).toBeUndefined();
  expect(incidents.referencePrefix?.(anIncident({ history }))).toBe('PLY');
  expect(incidents.referencePrefix?.(anIncident({ history, reference: 'PLY00001' }))).toBeUndefined();
});
