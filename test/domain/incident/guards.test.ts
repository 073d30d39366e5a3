import { describe, expect, test } from '@jest/globals';
import type { IncidentCommand } from '../../../src/domain/incident/commands.ts';
import { refusals } from '../../../src/domain/incident/refusals.ts';
import { afterUnableToResolve, decideIncident } from '../../../src/domain/incident/states.ts';
import { accepted, anIncident, minutesAfter, people } from '../../support/builders.ts';
import { commands, inStatus, resolving, sending } from './story.ts';

const { ana, tom, otherLeader, adviser } = people;
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
