import { describe, expect, test } from '@jest/globals';
import {
  advice,
  advises,
  anAdvisedIncident,
  helped,
  reportsBack,
} from '../support/between-caseworker-and-team-leader.ts';
import {
  cast,
  channelsWhere,
  copiesCard,
  decisions,
  posts,
  raisesAnIncident,
  raisesForSpecialClientRecords,
  theIncident,
} from '../support/incidents.ts';
import { aWorld } from '../support/world.ts';

const at10 = 'Monday 23 November 2026 at 10:00';
const whatToDo = 'What should the caseworker do?';

describe('what is refused when it is resolved locally', () => {
  test('empty or too long advice and reports', async () => {
    const world = await aWorld();
    const { ana, tom } = cast(world);
    await raisesAnIncident(ana);
    await tom.presses('Resolved locally');
    await tom.submits();
    expect(Object.keys(tom.errors())).toEqual([whatToDo]);
    await tom.fills(whatToDo, '   ');
    await tom.submits();
    expect(tom.errors()).toEqual({ [whatToDo]: `Fill in '${whatToDo}'.` });
    await expect(tom.fills(whatToDo, 'x'.repeat(2_001))).rejects.toThrow('2000');
    await tom.fills(whatToDo, 'x'.repeat(2_000));
    await tom.submitsTwice();
    await ana.presses('Report back');
    await ana.sees('x'.repeat(2_000));
    await ana.submits();
    expect(Object.keys(ana.errors())).toEqual(['Did it help?', 'What happened?']);
    await ana.fills('Did it help?', helped);
    await ana.fills('What happened?', 'Done.');
    await ana.submitsTwice();
    await tom.sees('Status: resolved locally');
    await world.settle();
    expect(await decisions(world)).toEqual(['raise', 'advise', 'confirm-advice']);
    expect(posts(world, 'Your team leader knows what to do')).toBe(1);
    expect(posts(world, 'Resolved locally')).toBe(1);
  });

  test('Q18: client data in advice and report, where Special Client Records are concerned', async () => {
    const world = await aWorld();
    const { ana, tom } = cast(world);
    await raisesForSpecialClientRecords(ana, ['Raised by Special Client Records']);
    await advises(tom, 'Ring the client on 07700 900123.');
    expect(tom.errors()[whatToDo]).toContain('looks like a phone number');
    await tom.fills(whatToDo, 'Ring the client.');
    await tom.submits();
    await reportsBack(ana, helped, 'SCIN 1234 5678 9012 was wrong.');
    expect(ana.errors()['What happened?']).toContain('looks like a SCIN');
    expect(ana.modal?.values['What happened?']).toBe('SCIN 1234 5678 9012 was wrong.');
    await ana.fills('What happened?', 'The SCIN was wrong.');
    await ana.submits();
    await tom.sees('Status: resolved locally');
  });

  test('a stranger’s press, on either card', async () => {
    const { world, ana, ben, tom, amir } = await anAdvisedIncident({
      workspace: { channels: channelsWhere(['U0BEN']) },
    });
    await copiesCard(world, tom, 'Incident sent to you');
    for (const person of [ben, amir]) {
      await person.presses('Checked back: all done');
      await person.sees('Only the team leader this was sent to, or their cover, can answer it.');
    }
    await copiesCard(world, ana, 'Status: advised on');
    await ben.presses('Report back');
    await ben.sees('Only the person who raised this incident can do that.');
    expect(ben.modal).toBeUndefined();
    ben.seesNot(advice);
    expect((await theIncident(world)).status).toBe('advice-given');
  });

  test('whoever comes second is told what the first did', async () => {
    const { world, ana, tom } = await anAdvisedIncident();
    await ana.presses('Report back');
    await ana.fills('Did it help?', helped);
    await ana.fills('What happened?', 'Done.');
    await tom.presses('Checked back: all done');
    await world.settle();
    await ana.submits();
    expect(Object.values(ana.errors())).toEqual([
      `This incident is now resolved locally. Tom Hughes checked back that everything was done on ${at10}. Nothing was changed by your press.`,
    ]);
  });
});
