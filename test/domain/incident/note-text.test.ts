import { expect, test } from '@jest/globals';
import { fieldsOf } from '../../../src/domain/fields.ts';
import { incidentFields } from '../../../src/domain/incident/fields.ts';
import { noteText } from '../../../src/domain/incident/note-text.ts';
import { afterUnableToResolve, decideIncident } from '../../../src/domain/incident/states.ts';
import { accepted, anIncident, people } from '../../support/builders.ts';

const nameOf = (id: string) => `name of ${id}`;

test('INC-17: the seven details and the NINO, a line each, under the procedure’s own words', () => {
  expect(noteText(anIncident(), nameOf)).toBe(
    [
      'Case or SR number: 1-23456789',
      'Client name: Jo Bloggs',
      'SCIN: 123456789012',
      'NINO: AB123456C',
      'Description of the incident: The assessment does not calculate.',
      'Date raised: Monday 23 November 2026',
      'Procedure path and step number: Procedures>Pages>Client-Contact>Statement - Step 4',
      'Actions taken to resolve: Read the procedure and asked Ben.',
    ].join('\n'),
  );
});

test('every detail has its line, save what is only chosen', () => {
  const details = fieldsOf(incidentFields).filter(({ as }) => as !== 'choice' && as !== 'choices');
  const labels = noteText(anIncident(), nameOf)
    .split('\n')
    .map((line) => line.split(':')[0]);
  expect(labels).toEqual(details.map(({ label }) => label));
});

test('INC-18, INC-21: the approval and the number follow, on the day and hour of London', () => {
  const it = anIncident();
  const at = new Date('2026-07-01T23:05:00Z');
  const authorised = decideIncident(it, afterUnableToResolve(it, { on: 'authorise' }), people.tess, {
    at,
    key: 'k',
  });
  const lines = noteText({ ...accepted(authorised), reference: 'PLY00001' }, nameOf).split('\n');
  expect(lines.slice(-2)).toEqual([
    'Authorised by: name of UTESS, Thursday 2 July 2026 at 00:05',
    'AAC incident number: PLY00001',
  ]);
});

test('Q18: Minimum Client Data stands for the client, whatever an older record may hold', () => {
  const lines = noteText(anIncident({}, { specialClientRecords: ['refers-to'] }), nameOf).split('\n');
  expect(lines.slice(0, 4)).toEqual([
    'Case or SR number: 1-23456789',
    'Client name: Minimum Client Data',
    'SCIN: Minimum Client Data',
    'NINO: Minimum Client Data',
  ]);
});
