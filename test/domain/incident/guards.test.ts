import { describe, expect, test } from '@jest/globals';
import { fireDue } from '../../../src/domain/fire-due.ts';
import type { IncidentCommand } from '../../../src/domain/incident/commands.ts';
import { refusals } from '../../../src/domain/incident/refusals.ts';
import { whatFires } from '../../../src/domain/incident/reminders.ts';
import { afterUnableToResolve, decideIncident } from '../../../src/domain/incident/states.ts';
import { accepted, anIncident, minutesAfter, people } from '../../support/builders.ts';
import { commands, inStatus, resolving, sending } from './story.ts';

const { ana, tom, tess, otherLeader, adviser } = people;
const when = { at: minutesAfter(5), key: 'press/1' };

describe('both of Q21’s points at one sitting', () => {
  test('are both recorded, under one key', () => {
    const it = anIncident();
    const after = accepted(decideIncident(it, afterUnableToResolve(it, { on: 'authorise' }), tom, when));
    expect(after.history.map(({ what, version, key }) => [what, version, key])).toEqual([
      ['raise', 1, 'view/V1'],
      ['find-unable-to-resolve', 2, when.key],
      ['authorise', 3, when.key],
    ]);
    expect(after.version).toBe(3);
  });

  test('are both undone by a refusal of the second', () => {
    const it = anIncident({}, { nino: '' });
    expect(decideIncident(it, afterUnableToResolve(it, { on: 'authorise' }), tom, when)).toEqual({
      refused: `${refusals.missing} NINO.`,
    });
  });

  test('say that Advice & Guidance is not suitable only where whoever decided has confirmed it', () => {
    const it = anIncident();
    const found = (command: IncidentCommand) =>
      accepted(decideIncident(it, afterUnableToResolve(it, command), tom, when)).history[1];
    expect(found(commands.authorise)).toHaveProperty('said', 'Advice & Guidance is not suitable.');
    for (const command of [commands.local, commands.refer]) {
      expect(found(command)).toMatchObject({ what: 'find-unable-to-resolve' });
      expect(found(command)).not.toHaveProperty('said');
    }
  });

  test('are one where the first was made before', () => {
    const it = inStatus('unable-to-resolve');
    expect(afterUnableToResolve(it, { on: 'authorise' })).toEqual([{ on: 'authorise' }]);
  });
});

describe('INC-17: what is authorised is documented', () => {
  const it = { status: 'unable-to-resolve' } as const;
  test.each([
    ['description', 'Description of the incident'],
    ['clientName', 'Client name'],
    ['scin', 'SCIN'],
    ['actionsTaken', 'Actions taken to resolve'],
  ] as const)('not without %s', (name, label) => {
    expect(decideIncident(anIncident(it, { [name]: '' }), [commands.authorise], tom, when)).toEqual({
      refused: `${refusals.missing} ${label}.`,
    });
  });

  test.each(['raised-by', 'refers-to'])('Q18: client details are not missed where SCR is %s', (scr) => {
    const fields = { specialClientRecords: [scr], clientName: undefined, scin: undefined, nino: undefined };
    const after = decideIncident(anIncident(it, fields), [commands.authorise], tom, when);
    expect(accepted(after).status).toBe('with-aac');
  });
});

describe('Q18: what is said later holds no client data either', () => {
  const special = { specialClientRecords: ['raised-by'] };
  const c = commands;
  test.each([
    ['with-team-leader', { ...c.ask, said: 'Is it AB 12 34 56 C?' }, tom, 'a NINO'],
    ['with-team-leader', { ...c.advise, said: 'Ring 0115 496 0999' }, tom, 'a phone number'],
    ['information-wanted', { ...c.give, said: 'It is 1234-5678-9012' }, ana, 'a SCIN'],
    ['advice-given', { ...c.adviceWorked, said: 'AB123456C works' }, ana, 'a NINO'],
    ['advice-given', { ...c.adviceFailed, said: 'AB123456C fails' }, ana, 'a NINO'],
    ['advice-and-guidance-wanted', sending(undefined, undefined, 'AB123456C'), ana, 'a NINO'],
    ['with-advice-and-guidance', { ...c.answered, said: 'AB123456C is it' }, ana, 'a NINO'],
    ['with-advice-and-guidance', { ...c.unanswered, said: 'AB123456C?' }, ana, 'a NINO'],
    ['unable-to-resolve', { ...c.local, said: 'Ring 0115 496 0999' }, tom, 'a phone number'],
    ['local-action-wanted', { ...c.localFailed, said: 'AB123456C fails' }, ana, 'a NINO'],
    ['local-action-wanted', { ...c.localWorked, said: 'AB123456C works' }, ana, 'a NINO'],
    ['with-aac', resolving(undefined, 'Save AB123456C again'), adviser, 'a NINO'],
    ['resolution-given', { ...c.notWorked, said: 'AB123456C fails' }, ana, 'a NINO'],
  ] as const)('%s, %j', (status, command, actor, what) => {
    expect(decideIncident(inStatus(status, anIncident({}, special)), [command], actor, when)).toEqual({
      refused: `${refusals.clientData} ${what}.`,
      field: 'said',
    });
    accepted(decideIncident(inStatus(status), [command], actor, when));
  });
});

describe('passing on', () => {
  const passes = (teamLeader: string, cover?: string) =>
    decideIncident(anIncident(), [{ on: 'change-team-leader', teamLeader, cover }], ana, when);

  test('takes the new team leader and their cover, or none', () => {
    expect(accepted(passes(otherLeader.id, tom.id))).toMatchObject({ teamLeader: 'ULEE', cover: 'UTOM' });
    expect(accepted(passes(otherLeader.id))).not.toHaveProperty('cover');
  });

  test('Q25: never makes the requester their own cover', () => {
    expect(accepted(passes(otherLeader.id, ana.id))).not.toHaveProperty('cover');
  });

  test('not to oneself, nor to whoever has it', () => {
    expect(passes(ana.id)).toEqual({ refused: refusals.ownLeader, field: 'teamLeader' });
    expect(passes(tom.id)).toEqual({ refused: refusals.sameLeader, field: 'teamLeader' });
  });

  test('the leader before may no longer decide', () => {
    const after = accepted(passes(otherLeader.id));
    expect(decideIncident(after, [commands.ask], tom, when)).toEqual({ refused: refusals.notTheTeamLeader });
    expect(accepted(decideIncident(after, [commands.ask], otherLeader, when)).status).toBe(
      'information-wanted',
    );
  });
});

describe('Q19, Q25: whether a resolution worked is the caseworker’s to say', () => {
  const given = inStatus('resolution-given');
  const late = fireDue(given, minutesAfter(24 * 60 + 1), (it, key, reminder) =>
    whatFires(it, key, reminder, minutesAfter(24 * 60 + 1)),
  );
  const after = { at: minutesAfter(24 * 60 + 2), key: 'press/2' };
  const answers = [commands.worked, commands.notWorked];

  test.each(answers)('and until their time is over theirs alone: $on', (command) => {
    expect(decideIncident(given, [command], tom, when)).toEqual({ refused: refusals.notTheRequester });
  });

  test.each(answers)(
    'from then on the team leader may answer, or their cover, and nobody else: $on',
    (command) => {
      if (!late) throw new Error('No reminder fell due.');
      for (const actor of [tom, tess]) {
        const answered = accepted(decideIncident(late, [command], actor, after));
        expect(Object.keys(answered.messages)).toContain(`requester-news-${answered.version}`);
      }
      for (const actor of [otherLeader, adviser, { ...tom, roles: [] }])
        expect(decideIncident(late, [command], actor, after)).toEqual({ refused: refusals.notTheRequester });
      // Of what they did themselves nobody is told.
      const own = accepted(decideIncident(late, [command], ana, after));
      expect(Object.keys(own.messages)).not.toContain(`requester-news-${own.version}`);
    },
  );

  test('a resolution that takes the place of a late one has its own time', () => {
    if (!late) throw new Error('No reminder fell due.');
    const again = accepted(decideIncident(late, [resolving()], adviser, after));
    expect(decideIncident(again, [commands.worked], tom, { ...after, key: 'press/3' })).toEqual({
      refused: refusals.notTheRequester,
    });
  });
});
