import { describe, expect, test } from '@jest/globals';
import {
  aReferredIncident,
  didNotHelp,
  helped,
  quick,
  raisedByAnaWhoLeft,
  refers,
  reportsTheAnswer,
  sends,
} from '../support/between-caseworker-and-team-leader.ts';
import {
  cast,
  fillsStepThree,
  fillsStepTwo,
  raisesAnIncident,
  showsAndCopies,
} from '../support/incidents.ts';
import { aWorld } from '../support/world.ts';

const at10 = 'Monday 23 November 2026 at 10:00';
const latest = 'To add to the note: the latest step';

describe.each(['socket', 'http'] as const)('over %s, Advice & Guidance', (transport) => {
  test('INC-13 INC-14 INC-16: referred, sent, answered: it is resolved', async () => {
    const { world, ana, tom } = await aReferredIncident({ transport });
    const told = await ana.sees('Ask Advice & Guidance');
    for (const words of [
      'Raise an SR with Advice and Guidance. Show and copy has the text to send.',
      'Advice and Guidance Create Request',
      'Enhanced Operational Support Team',
      'Case specific enquiry: they aim to answer within 5 working days.',
      "Then press 'Sent to Advice & Guidance' on the card 'Your incident'.",
    ])
      expect(told.text).toContain(words);
    await ana.sees('Status: to be sent to Advice & Guidance');
    const copied = await showsAndCopies(ana);
    expect(copied['Note for CMS2012']).toContain('Description of the incident: The assessment does not');
    expect(copied[latest]).toBe(`Referred to Advice & Guidance (case specific): Tom Hughes, ${at10}`);

    await sends(ana);
    const expected = 'by Monday 30 November 2026';
    for (const person of [ana, tom]) {
      await person.sees('Status: with Advice & Guidance');
      await person.sees('Waiting for Advice & Guidance since');
      await person.sees(`Answer to the case specific enquiry expected ${expected}.`);
    }
    await tom.sees('Sent to Advice & Guidance');
    await tom.sees(`An answer is expected ${expected}.`);
    expect((await showsAndCopies(ana))[latest]).toBe(
      `Sent to Advice & Guidance (Ana Silva, ${at10}): SR 1-98765432\nAnswer expected ${expected}`,
    );

    await reportsTheAnswer(ana, helped, 'They said to use the other form.');
    await tom.sees('Advice & Guidance resolved it');
    await world.settle();
    for (const person of [ana, tom]) await person.sees('Status: resolved locally');
    ana.seesNot('[Report their answer]');
    expect((await showsAndCopies(ana))[latest]).toBe(
      `Resolved by Advice & Guidance (Ana Silva, ${at10}): They said to use the other form.`,
    );
  });

  test('INC-16 Q21: they could not resolve it: the team leader authorises, or names local action', async () => {
    const { ana, tom } = await aReferredIncident({ transport });
    await sends(ana);
    await reportsTheAnswer(ana, didNotHelp, 'They do not know this error either.');
    await tom.sees('Advice & Guidance could not resolve it');
    await tom.sees('Incident to decide');
    expect((await showsAndCopies(tom))[latest]).toBe(
      `Advice & Guidance could not resolve it (Ana Silva, ${at10}): They do not know this error either.`,
    );
    tom.seesNot('[Resolved locally]');
    expect(await tom.confirmation('Authorise')).toContain(
      'You confirm that everything was tried. It goes to the Area Advice Centre.',
    );
    await tom.presses('Authorise');
    await ana.sees('Your incident number is PLY00001');
    const { 'Note for CMS2012': note } = await showsAndCopies(ana);
    for (const words of ['Referred to Advice & Guidance', 'SR 1-98765432', 'They do not know this error'])
      expect(note).toContain(words);
  });
});

describe('INC-15: by when an answer is expected', () => {
  test.each([
    ['Case specific', 'within 5 working days', 'by Monday 30 November 2026'],
    [
      'Not case specific',
      'in about 5 working days, or a little later',
      'by Monday 30 November 2026, or a little later',
    ],
    ['Urgent', 'within 24 hours', 'by Tuesday 24 November 2026 at 10:00'],
  ])('%s', async (enquiry, aim, expected) => {
    const { ana, tom } = await aReferredIncident({}, enquiry);
    await ana.sees(`${enquiry} enquiry: they aim to answer ${aim}.`);
    await sends(ana);
    await ana.sees(`Answer to the ${enquiry.toLowerCase()} enquiry expected ${expected}.`);
    await tom.sees(`An answer is expected ${expected}.`);
    expect((await showsAndCopies(tom))['Note for CMS2012']).toContain(`Answer expected ${expected}`);
  });

  test.each([
    // 25 and 28 December and 1 January are bank holidays in both nations.
    ['Plymouth', '2026-12-23T10:00:00Z', 'by Monday 4 January 2027'],
    ['Belfast', '2026-12-23T10:00:00Z', 'by Monday 4 January 2027'],
    // St Patrick's Day is one of Northern Ireland's alone.
    ['Plymouth', '2026-03-11T10:00:00Z', 'by Wednesday 18 March 2026'],
    ['Belfast', '2026-03-11T10:00:00Z', 'by Thursday 19 March 2026'],
  ])('from %s, sent at %s, without bank holidays: %s', async (area, now, expected) => {
    const world = await aWorld({ now });
    const { ana, tom } = cast(world);
    await ana.types('/incident');
    await ana.fills('Area', area);
    await ana.submits();
    await fillsStepTwo(ana);
    await ana.submits();
    await fillsStepThree(ana);
    await ana.submits();
    await refers(tom);
    await sends(ana);
    await ana.sees(`Answer to the case specific enquiry expected ${expected}.`);
  });

  test('it counts from when the request was sent, not from when it was referred', async () => {
    const { world, ana } = await aReferredIncident(quick);
    await world.passes({ days: 2 });
    await sends(ana);
    await ana.sees('enquiry expected by Wednesday 2 December 2026.');
  });
});

describe('who stands in', () => {
  test('Q25: cover refers it in place of the team leader, and authorises when it comes back', async () => {
    const world = await aWorld(quick);
    const { ana, tess } = cast(world);
    await raisesAnIncident(ana);
    await world.passes({ hours: 4 });
    await refers(tess);
    await ana.sees('@Tess Morgan refers');
    await sends(ana);
    await reportsTheAnswer(ana, didNotHelp, 'No idea.');
    await tess.sees('Incident to decide');
    await tess.presses('Authorise');
    await ana.sees('@Tess Morgan authorised your incident.');
  });

  test('where the caseworker is gone, the team leader is told to tell them', async () => {
    const { tom } = await raisedByAnaWhoLeft();
    await refers(tom);
    const told = await tom.sees('Tell your caseworker yourself');
    expect(told.text).toContain('it has to be sent to Advice & Guidance.');
  });
});
