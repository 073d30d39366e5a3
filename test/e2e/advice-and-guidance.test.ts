import { describe, expect, test } from '@jest/globals';
import type { Person } from '../../local/slack/index.ts';
import {
  cast,
  channelsWhere,
  copiesCard,
  decisions,
  fillsStepThree,
  fillsStepTwo,
  posts,
  raisesAnIncident,
  raisesForSpecialClientRecords,
  showsAndCopies,
} from '../support/incidents.ts';
import { aWorld, type WorldOptions } from '../support/world.ts';

// Over HTTP nothing keeps a connection alive meanwhile, so that days go by in moments.
const quick = { transport: 'http' as const, settings: { tickSeconds: 3_600 } };
const kind = 'Kind of enquiry';
const number = 'SR number of the request';
const at10 = 'Monday 23 November 2026 at 10:00';
const latest = 'To add to the note: the latest step';
const hasItAnswered = 'Has Advice & Guidance answered?';

async function refers(leader: Person, enquiry = 'Case specific'): Promise<void> {
  await leader.presses('Advice & Guidance');
  await leader.fills(kind, enquiry);
  await leader.submits();
}

async function sends(person: Person, sr = '1-98765432'): Promise<void> {
  await person.presses('Sent to Advice & Guidance');
  await person.fills(number, sr);
  await person.submits();
}

async function reportsTheAnswer(person: Person, outcome: string, words: string): Promise<void> {
  await person.presses('Report their answer');
  await person.fills('Did it help?', outcome);
  await person.fills('What happened?', words);
  await person.submits();
}
const helped = 'Yes, it works now';
const didNot = 'No, the problem is still there';

async function aReferredIncident(options: WorldOptions = {}, enquiry?: string) {
  const world = await aWorld(options);
  const people = cast(world);
  await raisesAnIncident(people.ana);
  await refers(people.tom, enquiry);
  await people.ana.sees('Ask Advice & Guidance');
  await world.settle();
  return { world, ...people };
}

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
    await reportsTheAnswer(ana, didNot, 'They do not know this error either.');
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

describe('what is late is asked for once', () => {
  test('INC-13: a request that has not been sent after a day', async () => {
    const { world, ana } = await aReferredIncident(quick);
    await world.passes({ hours: 24 });
    const told = await ana.sees('Still to be sent to Advice & Guidance');
    expect(told.text).toContain(`on ${at10}.`);
    expect(told.text).toContain(
      "Raise the SR, then press 'Sent to Advice & Guidance' on the card 'Your incident'.",
    );
    await world.passes({ hours: 30 });
    expect(posts(world, 'Still to be sent')).toBe(1);
  });

  test('INC-15: an urgent answer after 24 hours', async () => {
    const { world, ana } = await aReferredIncident(quick, 'Urgent');
    await sends(ana);
    await world.passes({ hours: 23, minutes: 59 });
    ana.seesNot(hasItAnswered);
    await world.passes({ minutes: 1 });
    const asked = await ana.sees(hasItAnswered);
    expect(asked.text).toContain("Press 'Report their answer' on the card 'Your incident' once you have it");
    await world.passes({ days: 2 });
    expect([posts(world, hasItAnswered), posts(world, 'Still to be sent')]).toEqual([1, 0]);
    await reportsTheAnswer(ana, helped, 'It was answered late.');
    await ana.sees('Status: resolved locally');
  });

  test('INC-15: a case specific answer at the end of the fifth working day', async () => {
    const { world, ana } = await aReferredIncident(quick);
    await sends(ana);
    await world.passes({ days: 7, hours: 6, minutes: 59 });
    ana.seesNot(hasItAnswered);
    await world.passes({ minutes: 1 });
    await ana.sees(hasItAnswered);
  });

  test('nobody is asked once it was answered', async () => {
    const { world, ana } = await aReferredIncident(quick, 'Urgent');
    await sends(ana);
    await world.passes({ hours: 2 });
    await reportsTheAnswer(ana, helped, 'Done.');
    await world.passes({ days: 2 });
    expect(posts(world, hasItAnswered)).toBe(0);
  });

  test('what fell due while CaseDesk was down is said once it is back', async () => {
    const { world, ana } = await aReferredIncident(quick, 'Urgent');
    await sends(ana);
    await world.settle();
    await world.desk.stop();
    world.clock.advance(50 * 3_600_000);
    await world.restart();
    await ana.sees(hasItAnswered);
    await world.restart();
    await world.settle();
    expect(posts(world, hasItAnswered)).toBe(1);
  });
});

describe('what is refused', () => {
  test('empty answers, and a number that is none', async () => {
    const world = await aWorld();
    const { ana, tom } = cast(world);
    await raisesAnIncident(ana);
    await tom.presses('Advice & Guidance');
    await tom.submits();
    expect(Object.keys(tom.errors())).toEqual([kind]);
    await tom.fills(kind, 'Urgent');
    await tom.submitsTwice();
    await ana.presses('Sent to Advice & Guidance');
    await ana.submits();
    expect(Object.keys(ana.errors())).toEqual([number]);
    for (const typed of ['none', 'AB123456C']) {
      await ana.fills(number, typed);
      await ana.submits();
      expect(ana.errors()[number]).toContain('Give the case number or the SR number as CMS2012 shows it');
    }
    await ana.fills(number, '1-98765432');
    await ana.submitsTwice();
    await ana.presses('Report their answer');
    await ana.submits();
    expect(Object.keys(ana.errors())).toEqual(['Did it help?', 'What happened?']);
    await ana.fills('Did it help?', didNot);
    await ana.fills('What happened?', 'No idea.');
    await ana.submitsTwice();
    await tom.sees('Advice & Guidance could not resolve it');
    await world.settle();
    expect(await decisions(world)).toEqual([
      'raise',
      'find-unable-to-resolve',
      'refer-to-advice-and-guidance',
      'send-to-advice-and-guidance',
      'report-advice-and-guidance-failed',
    ]);
    for (const title of ['Ask Advice & Guidance', 'Sent to Advice & Guidance', 'Advice & Guidance could not'])
      expect([title, posts(world, title)]).toEqual([title, 1]);
  });

  test('Q18: client data in the number and in the answer, where Special Client Records are concerned', async () => {
    const world = await aWorld();
    const { ana, tom } = cast(world);
    await raisesForSpecialClientRecords(ana, ['Refers to a Special Client Records case']);
    await refers(tom);
    await sends(ana, '07700 900123');
    expect(ana.errors()[number]).toContain('looks like a phone number');
    await ana.fills(number, '1-98765432');
    await ana.submits();
    await reportsTheAnswer(ana, didNot, 'They asked for SCIN 1234 5678 9012.');
    expect(ana.errors()['What happened?']).toContain('looks like a SCIN');
    await ana.fills('What happened?', 'They asked for the SCIN.');
    await ana.submits();
    await tom.sees('Advice & Guidance could not resolve it');
  });

  test('a stranger’s press, at each step', async () => {
    const { world, ana, ben, tom } = await aReferredIncident({
      workspace: { channels: channelsWhere(['U0BEN', 'U0TOM']) },
    });
    const notYours = 'Only the person who raised this incident can do that. Ask them to answer.';
    await copiesCard(world, ana, 'Status: to be sent');
    await sends(ana);
    await world.settle();
    await copiesCard(world, ana, 'Status: with Advice & Guidance');
    for (const person of [ben, tom])
      for (const button of ['Sent to Advice & Guidance', 'Report their answer']) {
        await person.presses(button);
        await person.sees(notYours);
        await world.settle();
        expect(person.modal).toBeUndefined();
        person.reloads();
      }
    expect((await decisions(world)).at(-1)).toBe('send-to-advice-and-guidance');
  });

  test('pressed on a card that has moved on, it says what was done', async () => {
    const { world, ana, tom } = await aReferredIncident();
    const stale = await ana.remembers('Sent to Advice & Guidance');
    await sends(ana);
    await tom.sees('Status: with Advice & Guidance');
    await world.settle();
    await stale.press();
    await ana.sees(
      `This incident is now with Advice & Guidance. You sent it to Advice & Guidance on ${at10}: that stands.`,
    );
    expect(ana.modal).toBeUndefined();
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
    await reportsTheAnswer(ana, didNot, 'No idea.');
    await tess.sees('Incident to decide');
    await tess.presses('Authorise');
    await ana.sees('@Tess Morgan authorised your incident.');
  });

  test('where the caseworker is gone, the team leader is told to tell them', async () => {
    const world = await aWorld();
    const { ana, tom } = cast(world);
    await raisesAnIncident(ana);
    await tom.sees('Incident to decide');
    await world.settle();
    world.workspace.deactivate('ana');
    await world.settle();
    await refers(tom);
    const told = await tom.sees('Tell your caseworker yourself');
    expect(told.text).toContain('it has to be sent to Advice & Guidance.');
  });
});
