import { describe, expect, test } from '@jest/globals';
import {
  aReferredIncident,
  didNotHelp,
  refers,
  reportsTheAnswer,
  sends,
} from '../support/between-caseworker-and-team-leader.ts';
import {
  cast,
  channelsWhere,
  copiesCard,
  decisions,
  posts,
  raisesAnIncident,
  raisesForSpecialClientRecords,
} from '../support/incidents.ts';
import { aWorld } from '../support/world.ts';

const kind = 'Kind of enquiry';
const number = 'SR number of the request';
const at10 = 'Monday 23 November 2026 at 10:00';

describe('what is refused on the way to Advice & Guidance', () => {
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
    await ana.fills('Did it help?', didNotHelp);
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
    await reportsTheAnswer(ana, didNotHelp, 'They asked for SCIN 1234 5678 9012.');
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
