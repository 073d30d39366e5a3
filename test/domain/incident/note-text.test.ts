import { describe, expect, test } from '@jest/globals';
import { fieldsOf } from '../../../src/domain/fields.ts';
import type { IncidentCommand } from '../../../src/domain/incident/commands.ts';
import { incidentFields } from '../../../src/domain/incident/fields.ts';
import type { Incident } from '../../../src/domain/incident/incident.ts';
import { latestLines, noteText } from '../../../src/domain/incident/note-text.ts';
import { afterUnableToResolve, decideIncident } from '../../../src/domain/incident/states.ts';
import { look } from '../../../src/domain/incident/who-may-look.ts';
import type { Actor } from '../../../src/domain/transition.ts';
import { accepted, anIncident, minutesAfter, people } from '../../support/builders.ts';
import { calls, commands, decided, referring, resolving, sending } from './story.ts';

const { ana, tom, adviser } = people;
const nameOf = (id: string) => `name of ${id}`;
const c = commands;

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
  expect(latestLines(anIncident(), nameOf)).toBeUndefined();
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

type Step = [Actor, IncidentCommand[], string[]];
const on = (id: string, minute: number) =>
  `name of ${id}, Monday 23 November 2026 at 10:${String(minute).padStart(2, '0')}`;
const byTom = (minute: number) => on('UTOM', minute);
const byAna = (minute: number) => on('UANA', minute);
const byAmir = (minute: number) => on('UAMIR', minute);
const from = 'Resolved using the Knowledge Bank. Source: Knowledge Bank.';

/** Each sitting, a minute after the other, and the lines that it adds; most long incidents are shorter. */
const local: Step[] = [
  [tom, [c.ask], []],
  [ana, [c.give], []],
  [tom, [c.advise], [`Team leader advised (${byTom(3)}): Sign out and in.`]],
  [ana, [c.adviceFailed], [`Advice carried out, problem remains (${byAna(4)}): Done, no change.`]],
  [tom, [c.unable, c.local], [`Team leader named local action (${byTom(5)}): Clear the cache.`]],
  [ana, [c.localFailed], [`Local action taken, problem remains (${byAna(6)}): No change.`]],
  [tom, [c.unable, referring()], [`Referred to Advice & Guidance (case specific): ${byTom(7)}`]],
  [
    ana,
    [sending()],
    [`Sent to Advice & Guidance (${byAna(8)}): SR 1-777`, 'Answer expected by Monday 30 November 2026'],
  ],
  [ana, [c.unanswered], [`Advice & Guidance could not resolve it (${byAna(9)}): They do not know.`]],
  [tom, [referring('urgent')], [`Referred to Advice & Guidance (urgent): ${byTom(10)}`]],
  [
    ana,
    [sending('urgent')],
    [
      `Sent to Advice & Guidance (${byAna(11)}): SR 1-777`,
      'Answer expected by Tuesday 24 November 2026 at 10:00',
    ],
  ],
  [ana, [c.unanswered], [`Advice & Guidance could not resolve it (${byAna(12)}): They do not know.`]],
];

const withTheAac: Step[] = [
  [tom, [c.authorise], [`Authorised by: ${byTom(13)}`, 'AAC incident number: PLY00001']],
  [ana, [c.lockSet], [`Lock assign flag set: ${byAna(14)}`]],
  [
    adviser,
    [resolving(calls.first), c.failedInCall],
    [
      `Resolution from AAC (${byAmir(15)}): Save the income again.`,
      `${from} Within the initial call.`,
      `Resolution carried out in the call, it did not work; escalated by AAC: ${byAmir(15)}`,
    ],
  ],
  [
    adviser,
    [resolving(undefined, 'Close the screen first.')],
    [`Resolution from AAC (${byAmir(16)}): Close the screen first.`, `${from} In writing, here in Slack.`],
  ],
  [
    ana,
    [c.notWorked],
    [`Resolution carried out, it did not work (${byAna(17)}): Saved it again, no change.`],
  ],
  [
    adviser,
    [resolving(undefined, 'It is mended.')],
    [`Resolution from AAC (${byAmir(18)}): It is mended.`, `${from} In writing, here in Slack.`],
  ],
  [ana, [c.worked], [`Resolution carried out, it worked: ${byAna(19)}`]],
  [ana, [c.lockRemoved], [`Lock assign flag removed: ${byAna(20)}`]],
];

test('INC-18, INC-20, INC-21, INC-28, INC-29, INC-32, INC-33: each step of a long story adds its lines, and none is overwritten', () => {
  let it: Incident = anIncident();
  let note = noteText(it, nameOf);
  [...local, ...withTheAac].forEach(([by, asked, lines], index) => {
    const before = latestLines(it, nameOf);
    it = decided(it, by, index + 1, ...asked);
    note = [note, ...lines].join('\n');
    expect(noteText(it, nameOf)).toBe(note);
    expect(latestLines(it, nameOf)).toBe(lines.length ? lines.join('\n') : before);
  });
});

describe('endings that are not in the long story', () => {
  const unable = decided(anIncident(), tom, 1, c.unable);
  const advised = decided(anIncident(), tom, 1, c.advise);
  const sent = decided(decided(unable, tom, 1, c.refer), ana, 1, c.send);
  const authorised = decided(unable, tom, 1, c.authorise);
  test.each<[string, Incident, string[]]>([
    [
      'INC-12: the advice worked',
      decided(advised, ana, 2, c.adviceWorked),
      [`Advice carried out, problem resolved (${byAna(2)}): Done, it works.`],
    ],
    [
      'INC-12: the team leader checked back',
      decided(advised, tom, 2, c.checkBack),
      [`Team leader checked that the advice was carried out: ${byTom(2)}`],
    ],
    [
      'INC-13: Advice & Guidance resolved it',
      decided(sent, ana, 2, c.answered),
      [`Resolved by Advice & Guidance (${byAna(2)}): They named the screen.`],
    ],
    [
      'INC-20: the local action worked',
      decided(decided(unable, tom, 1, c.local), ana, 2, c.localWorked),
      [`Local action taken, problem resolved (${byAna(2)}): It works.`],
    ],
    [
      'INC-28: it worked in the call',
      decided(authorised, adviser, 2, resolving(calls.first), c.workedInCall),
      [
        `Resolution from AAC (${byAmir(2)}): Save the income again.`,
        `${from} Within the initial call.`,
        `Resolution carried out in the call, it worked: ${byAmir(2)}`,
      ],
    ],
  ])('%s', (_what, it, lines) => {
    expect(latestLines(it, nameOf)).toBe(lines.join('\n'));
    expect(noteText(it, nameOf).endsWith(`\n${lines.join('\n')}`)).toBe(true);
  });
});

test('looks, and what is only said in the thread, are no steps', () => {
  const it = decided(decided(anIncident(), tom, 1, c.unable), tom, 2, c.authorise);
  const looked = accepted(look(it, ana, { at: minutesAfter(3), key: 'press/look' }));
  const said = { at: minutesAfter(4), by: adviser.id, what: 'say', key: 'event/1', said: 'Which screen?' };
  const after = { ...looked, history: [...looked.history, said] };
  expect(noteText(after, nameOf)).toBe(noteText(it, nameOf));
  expect(latestLines(after, nameOf)).toBe(latestLines(it, nameOf));
});
