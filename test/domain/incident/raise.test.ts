import { describe, expect, test } from '@jest/globals';
import { raise } from '../../../src/domain/incident/raise.ts';
import { refusals } from '../../../src/domain/incident/refusals.ts';
import { accepted, aRaising, details, minutesAfter, people, start } from '../../support/builders.ts';

const { ana, tom } = people;

test('INC-17, INC-19: it is with the team leader, who gets a card, and so does whoever raised it', () => {
  const it = accepted(raise(aRaising(), start));
  expect(it).toMatchObject({
    _id: 'i1',
    rev: 1,
    version: 1,
    status: 'with-team-leader',
    since: start,
    requester: ana.id,
    teamLeader: tom.id,
    cover: people.tess.id,
    fields: details,
  });
  expect(it.history).toEqual([
    { at: start, by: ana.id, what: 'raise', to: 'with-team-leader', version: 1, key: 'view/V1' },
  ]);
  expect(Object.entries(it.messages).map(([key, { form, to }]) => [key, form, to])).toEqual([
    ['team-leader-card-1', 'card', { person: tom.id }],
    ['requester-card', 'card', { person: ana.id }],
  ]);
  expect(it.reminders).toEqual({
    'team-leader-answer-1': {
      name: 'team-leader-answer',
      generation: 1,
      dueAt: minutesAfter(240),
      state: 'waiting',
    },
  });
});

test('Q25: a requester is not their own cover', () => {
  expect(accepted(raise(aRaising({ cover: ana.id }), start))).not.toHaveProperty('cover');
});

const special = { specialClientRecords: ['refers-to'] };
const refusedFor = (what: string) => `${refusals.clientData} ${what}.`;

test.each([
  ['one’s own leader', { teamLeader: ana.id }, {}, { refused: refusals.ownLeader, field: 'teamLeader' }],
  [
    'INC-17: details missing, all told at once',
    {},
    { description: '', scin: '' },
    { refused: `${refusals.missing} SCIN, Description of the incident.` },
  ],
  [
    'a date to come',
    {},
    { dateRaised: '2026-11-24' },
    { refused: refusals.inTheFuture, field: 'dateRaised' },
  ],
  [
    'AAC-16: more than numbers via TechNow',
    {},
    { specialClientRecords: ['via-technow'], description: 'Case 123 of Jo' },
    { refused: refusals.technowNumbersOnly, field: 'description' },
  ],
  [
    'AAC-16: words alone via TechNow',
    {},
    { specialClientRecords: ['via-technow'], description: 'Master Case' },
    { refused: refusals.technowNumbersOnly, field: 'description' },
  ],
  [
    'Q18: a NINO in the description',
    {},
    { ...special, description: 'For AB 12 34 56 C' },
    { refused: refusedFor('a NINO'), field: 'description' },
  ],
  [
    'Q18: a SCIN in the actions',
    {},
    { ...special, actionsTaken: 'Looked up 1234 5678 9012' },
    { refused: refusedFor('a SCIN'), field: 'actionsTaken' },
  ],
])('refused: %s', (_what, over, fields, expected) => {
  expect(raise(aRaising(over, fields), start)).toEqual(expected);
});

test('the day of raising is London’s, also in the hour when the host’s day is another', () => {
  const inSummer = new Date('2026-07-01T23:30:00Z');
  accepted(raise(aRaising({}, { dateRaised: '2026-07-02' }), inSummer));
  expect(raise(aRaising({}, { dateRaised: '2026-07-03' }), inSummer)).toHaveProperty('refused');
});

describe('Q18: Special Client Records', () => {
  test.each(['raised-by', 'refers-to'])('%s: what was typed about the client is dropped', (scr) => {
    const { fields } = accepted(raise(aRaising({}, { specialClientRecords: [scr] }), start));
    expect(Object.keys(fields)).not.toEqual(expect.arrayContaining(['clientName']));
    expect(fields).not.toHaveProperty('scin');
    expect(fields).not.toHaveProperty('nino');
    expect(fields.caseOrSrNumber).toBe(details.caseOrSrNumber);
  });

  test.each(['Master Case 123456, Case 1-234 and SR no. 1-99', 'case number 1/2; SR nos 3 & 4'])(
    'AAC-16: via TechNow takes %s, and keeps the client where no SCR is concerned',
    (description) => {
      const via = { specialClientRecords: ['via-technow'], description };
      const { fields } = accepted(raise(aRaising({}, via), start));
      expect(fields.nino).toBe(details.nino);
    },
  );

  test('AAC-16: via TechNow a master case number may look like a SCIN', () => {
    const both = { specialClientRecords: ['raised-by', 'via-technow'] };
    const description = 'Master Case 123412341234, SR 1-99';
    expect(accepted(raise(aRaising({}, { ...both, description }), start)).fields.description).toBe(
      description,
    );
  });
});
