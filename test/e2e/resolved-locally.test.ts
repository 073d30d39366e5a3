import { describe, expect, test } from '@jest/globals';
import {
  advice,
  advises,
  anAdvisedIncident,
  didNotHelp,
  helped,
  quick,
  raisedByAnaWhoLeft,
  reportsBack,
} from '../support/between-caseworker-and-team-leader.ts';
import { cast, posts, raisesAnIncident, showsAndCopies, theIncident } from '../support/incidents.ts';
import { aWorld, type World } from '../support/world.ts';

const at10 = 'Monday 23 November 2026 at 10:00';
const latest = 'To add to the note: the latest step';
const checkBack = 'Check back with your caseworker';
const haveYou = 'Have you done what your team leader advised?';

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
    await reportsBack(ana, didNotHelp, 'The same error after every step.');
    await tom.sees('The advice did not help');
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

  test.each([helped, didNotHelp])('nobody is reminded once it was reported: %s', async (outcome) => {
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
    const { tom } = await raisedByAnaWhoLeft();
    await advises(tom);
    const told = await tom.sees('Tell your caseworker yourself');
    expect(told.text).toContain('what you advised has to be done.');
  });
});
