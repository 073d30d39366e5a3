import { describe, expect, test } from '@jest/globals';
import type { Person } from '../../local/slack/index.ts';
import {
  cast,
  channelsWhere,
  copiesCard,
  decisions,
  posts,
  raisesAnIncident,
  raisesForSpecialClientRecords,
  showsAndCopies,
  theIncident,
} from '../support/incidents.ts';
import { aWorld, type World, type WorldOptions } from '../support/world.ts';

// Over HTTP nothing keeps a connection alive meanwhile, so that days go by in moments.
const quick = { transport: 'http' as const, settings: { tickSeconds: 3_600 } };
const whatToDo = 'What should the caseworker do?';
const advice = 'Sign out, clear the cache, sign in and recalculate.';
const at10 = 'Monday 23 November 2026 at 10:00';
const latest = 'To add to the note: the latest step';
const checkBack = 'Check back with your caseworker';
const haveYou = 'Have you done what your team leader advised?';

async function advises(leader: Person, words = advice): Promise<void> {
  await leader.presses('Resolved locally');
  await leader.fills(whatToDo, words);
  await leader.submits();
}

async function reportsBack(person: Person, outcome: string, words: string): Promise<void> {
  await person.presses('Report back');
  await person.fills('Did it help?', outcome);
  await person.fills('What happened?', words);
  await person.submits();
}
const helped = 'Yes, it works now';
const didNot = 'No, the problem is still there';

async function anAdvisedIncident(options: WorldOptions = {}) {
  const world = await aWorld(options);
  const people = cast(world);
  await raisesAnIncident(people.ana);
  await advises(people.tom);
  await people.ana.sees('Your team leader knows what to do');
  await world.settle();
  return { world, ...people };
}

const waiting = async (world: World) =>
  Object.values((await theIncident(world)).reminders).filter(({ state }) => state === 'waiting');

describe.each(['socket', 'http'] as const)('over %s, INC-12: Problem Resolved', (transport) => {
  test('the team leader says what to do, the caseworker does it and reports that it worked', async () => {
    const { world, ana, tom } = await anAdvisedIncident({ transport });
    await ana.sees("Press 'Report back' on the card 'Your incident' to read it. Do every action");
    for (const person of [ana, tom]) {
      await person.sees('Status: advised on, waiting to be carried out');
      await person.sees('Waiting for @Ana Silva since');
      person.seesNot(advice);
    }
    expect((await showsAndCopies(ana))[latest]).toBe(`Team leader advised (Tom Hughes, ${at10}): ${advice}`);

    await ana.presses('Report back');
    await ana.sees(`@Tom Hughes wrote:\n${advice}`);
    await ana.fills('Did it help?', helped);
    await ana.fills('What happened?', 'It calculates again.');
    await ana.submits();
    await tom.sees('@Ana Silva has done what was advised, and it worked');
    await world.settle();
    for (const person of [ana, tom]) {
      await person.sees('Status: resolved locally');
      await person.sees(`Closed on ${at10}.`);
      person.seesNot('[Report back]');
      person.seesNot('Checked back: all done');
    }
    expect((await showsAndCopies(ana))[latest]).toBe(
      `Advice carried out, problem resolved (Ana Silva, ${at10}): It calculates again.`,
    );
    expect(await waiting(world)).toEqual([]);
  });

  test('it did not help: it is back with the team leader, who can authorise', async () => {
    const { world, ana, tom } = await anAdvisedIncident({ transport });
    await reportsBack(ana, didNot, 'The same error after every step.');
    await tom.sees('Your advice did not help');
    await tom.sees('Incident to decide');
    await world.settle();
    const copied = await showsAndCopies(tom);
    expect(copied[latest]).toBe(
      `Advice carried out, problem remains (Ana Silva, ${at10}): The same error after every step.`,
    );
    expect(copied['What has been said, latest first']).toContain(
      `Ana Silva reported that the advice did not help on ${at10}:\nThe same error after every step.`,
    );
    await tom.presses('Authorise');
    await ana.sees('Your incident number is PLY00001');
    expect((await showsAndCopies(ana))['Note for CMS2012']).toContain(advice);
  });
});

describe('INC-12: the team leader checks back that everything was done', () => {
  test('before the caseworker reports: they confirm it, and the caseworker hears of it', async () => {
    const { world, ana, tom } = await anAdvisedIncident();
    expect(await tom.confirmation('Checked back: all done')).toContain(
      'You confirm that the caseworker carried out every action you advised, and that the problem is resolved.',
    );
    await tom.pressesTwice('Checked back: all done');
    const told = await ana.sees('Resolved locally');
    expect(told.text).toContain('@Tom Hughes has checked back: all actions were done');
    expect(told.text).toContain('Show and copy has the text ready.');
    await tom.sees('You checked back that everything was done');
    await world.settle();
    await ana.sees('Status: resolved locally');
    expect((await showsAndCopies(ana))[latest]).toBe(
      `Team leader checked that the advice was carried out: Tom Hughes, ${at10}`,
    );
    expect(posts(world, 'Resolved locally')).toBe(1);
  });

  test('after a day without a report both are reminded, once', async () => {
    const { world, ana, tom } = await anAdvisedIncident(quick);
    await world.passes({ hours: 23, minutes: 59 });
    tom.seesNot(checkBack);
    ana.seesNot(haveYou);
    await world.passes({ minutes: 1 });
    const asked = await tom.sees(checkBack);
    expect(asked.text).toContain(`@Ana Silva has not reported back on what was advised on ${at10}`);
    await ana.sees(haveYou);
    await ana.sees(`They said how to resolve the incident raised on ${at10} on ${at10}.`);
    await world.passes({ days: 2 });
    expect([posts(world, checkBack), posts(world, haveYou)]).toEqual([1, 1]);
    expect((await theIncident(world)).status).toBe('advice-given');
    await tom.presses('Checked back: all done');
    await ana.sees('Status: resolved locally');
  });

  test.each([helped, didNot])('nobody is reminded once it was reported: %s', async (outcome) => {
    const { world, ana } = await anAdvisedIncident(quick);
    await reportsBack(ana, outcome, 'Done.');
    await world.passes({ hours: 30 });
    expect([posts(world, checkBack), posts(world, haveYou)]).toEqual([0, 0]);
  });

  test('what fell due while CaseDesk was down is said once it is back', async () => {
    const { world, ana, tom } = await anAdvisedIncident(quick);
    await world.desk.stop();
    world.clock.advance(40 * 3_600_000);
    await world.restart();
    await tom.sees(checkBack);
    await ana.sees(haveYou);
    await world.restart();
    await world.settle();
    expect([posts(world, checkBack), posts(world, haveYou)]).toEqual([1, 1]);
  });

  test('Q25: cover can advise and check back in place of the team leader', async () => {
    const world = await aWorld(quick);
    const { ana, tom, tess } = cast(world);
    await raisesAnIncident(ana);
    await world.passes({ hours: 4 });
    await advises(tess);
    await ana.presses('Report back');
    await ana.sees(`@Tess Morgan wrote:\n${advice}`);
    await ana.cancels();
    await tess.presses('Checked back: all done');
    await ana.sees('@Tess Morgan has checked back');
    await tom.sees('Status: resolved locally');
  });

  test('Q25: where the team leader is gone, cover is asked to check back, and hears the report', async () => {
    const { world, ana, tess } = await anAdvisedIncident(quick);
    world.workspace.deactivate('tom');
    await world.passes({ hours: 25 });
    await tess.sees(checkBack);
    await reportsBack(ana, helped, 'Done.');
    await tess.sees('and it worked for');
    await ana.sees('Status: resolved locally');
  });

  test('where the caseworker is gone, the team leader is told to tell them', async () => {
    const world = await aWorld();
    const { ana, tom } = cast(world);
    await raisesAnIncident(ana);
    await tom.sees('Incident to decide');
    await world.settle();
    world.workspace.deactivate('ana');
    await world.settle();
    await advises(tom);
    const told = await tom.sees('Tell your caseworker yourself');
    expect(told.text).toContain('what you advised has to be done.');
  });
});

describe('what is refused', () => {
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
