import { describe, expect, test } from '@jest/globals';
import { cast, channelsWhere, posts, raisesAnIncident, theIncident } from '../support/incidents.ts';
import { aWorld } from '../support/world.ts';

const whats = async (world: Parameters<typeof theIncident>[0]) =>
  (await theIncident(world)).history.map(({ what }) => what);

describe.each(['socket', 'http'] as const)(
  'over %s, between the caseworker and the team leader',
  (transport) => {
    test('INC-12 Q21: more information is asked and given on the same cards, then authorised', async () => {
      const world = await aWorld({ transport });
      const { ana, tom } = cast(world);
      await raisesAnIncident(ana);
      await ana.sees('Waiting for @Tom Hughes since Monday 23 November 2026 at 10:00.');

      await world.passes({ minutes: 20 });
      await tom.presses('More information');
      await tom.fills('What do you need to know?', 'Which screen were you on?');
      await tom.submits();
      await ana.sees('Your team leader needs more information');
      await ana.sees('Waiting for @Ana Silva since Monday 23 November 2026 at 10:20.');
      await tom.sees('Waiting for @Ana Silva since Monday 23 November 2026 at 10:20.');
      tom.seesNot('Incident to decide');
      ana.seesNot('Which screen');

      await world.passes({ minutes: 10 });
      await ana.presses('Give information');
      await ana.sees('@Tom Hughes wrote:\nWhich screen were you on?');
      await ana.fills('Your answer', 'The income screen.');
      await ana.submits();
      await tom.sees('Your question has been answered');
      await tom.sees('Waiting for @Tom Hughes since Monday 23 November 2026 at 10:30.');
      tom.seesNot('The income screen');

      await tom.presses('Show and copy');
      await tom.sees('Tom Hughes asked on Monday 23 November 2026 at 10:20:\nWhich screen were you on?');
      await tom.sees('Ana Silva answered on Monday 23 November 2026 at 10:30:\nThe income screen.');
      await tom.cancels();
      await tom.presses('Authorise');

      await ana.sees('Your incident number is PLY00001');
      await ana.sees('Status: authorised and with the Area Advice Centre');
      await ana.sees('Waiting for Area Advice Centre, Plymouth since Monday 23 November 2026 at 10:30.');
      await world.settle();
      expect(posts(world, 'Your incident\n')).toBe(1);
      expect(posts(world, 'Incident to decide\n')).toBe(1);
      expect(await whats(world)).toEqual([
        'raise',
        'ask-for-information',
        'look',
        'give-information',
        'look',
        'find-unable-to-resolve',
        'authorise',
      ]);
    });

    test('INC-20: local action that does not help comes back to the team leader', async () => {
      const world = await aWorld({ transport });
      const { ana, tom } = cast(world);
      await raisesAnIncident(ana);
      await tom.presses('Further local action');
      await tom.fills('What should be done locally first?', 'Clear the browser cache.');
      await tom.submits();
      await ana.sees('Something to do locally first');
      await ana.sees('Status: waiting for local action');

      await ana.presses('Report back');
      await ana.sees('@Tom Hughes wrote:\nClear the browser cache.');
      await ana.fills('Did it help?', 'No, the problem is still there');
      await ana.fills('What happened?', 'The same error after the cache was cleared.');
      await ana.submits();
      await tom.sees('The local action did not help');
      await tom.sees('Incident to decide');

      await tom.presses('Authorise');
      await ana.sees('Your incident number is PLY00001');
      await tom.sees('Incident PLY00001');
    });

    test('INC-20: local action that helps closes the incident', async () => {
      const world = await aWorld({ transport });
      const { ana, tom } = cast(world);
      await raisesAnIncident(ana);
      await tom.presses('Further local action');
      await tom.fills('What should be done locally first?', 'Clear the browser cache.');
      await tom.submits();
      await ana.presses('Report back');
      await ana.fills('Did it help?', 'Yes, it works now');
      await ana.fills('What happened?', 'The assessment calculates again.');
      await ana.submits();

      await tom.sees('Resolved locally');
      await ana.sees('Status: resolved locally');
      await ana.sees('Closed on Monday 23 November 2026 at 10:00.');
      const closed = await theIncident(world);
      expect(closed.reference).toBeUndefined();
      expect(Object.values(closed.reminders).filter(({ state }) => state === 'waiting')).toEqual([]);
    });
  },
);

describe('the number, the channel and the note', () => {
  test('AAC-18 INC-26 INC-21: the number is told at once with the AAC line and what to do next', async () => {
    const world = await aWorld();
    const { ana, tom, amir } = cast(world);
    await raisesAnIncident(ana);
    await tom.presses('Authorise');

    const news = await ana.sees('Your incident number is PLY00001');
    expect(news.text).toContain('@Tom Hughes authorised your incident.');
    expect(news.text).toContain('Add the number and the approval to your note in CMS2012');
    expect(news.text).toContain('Area Advice Centre Plymouth: 783022055');

    const thread = await amir.sees('Talk about PLY00001 here', { in: 'aac' });
    expect(thread.isReply).toBe(true);
    const card = await amir.sees('Incident PLY00001', { in: 'aac' });
    expect(card.text).toContain('Authorised by @Tom Hughes on Monday 23 November 2026 at 10:00.');
    await amir.replies('We are looking at it.', { to: 'Incident PLY00001' });
  });

  test('INC-17 INC-18 INC-21: the note is shown to requester, team leader and AAC, and each look is kept', async () => {
    const world = await aWorld({ workspace: { channels: channelsWhere(['U0BEN']) } });
    const { ana, ben, tom, amir } = cast(world);
    await raisesAnIncident(ana);
    await tom.sees('Incident to decide');
    await ana.presses('Show and copy');
    await ana.sees('Note for CMS2012');
    expect(ana.modal?.values['Note for CMS2012']).toBe(
      [
        'Case or SR number: 1-23456789',
        'Client name: Jo Bloggs',
        'SCIN: 123456789012',
        'NINO: AB123456C',
        'Description of the incident: The assessment does not calculate after the income was changed.',
        'Date raised: Monday 23 November 2026',
        'Procedure path and step number: Procedures>Pages>Client-Contact>Statement - Step 4',
        'Actions taken to resolve: Read the procedure, asked Ben, tried again after signing out.',
      ].join('\n'),
    );
    await ana.submits();
    expect(ana.modal).toBeUndefined();

    await tom.presses('Authorise');
    await amir.sees('Incident PLY00001', { in: 'aac' });
    await world.settle();
    const { version, rev } = await theIncident(world);

    for (const person of [ana, tom, amir]) {
      await person.presses('Show and copy');
      await person.sees('Note for CMS2012');
      expect(person.modal?.values['Note for CMS2012']).toContain(
        'Authorised by: Tom Hughes, Monday 23 November 2026 at 10:00\nAAC incident number: PLY00001',
      );
    }
    await ben.presses('Show and copy');
    await ben.sees(
      'You cannot see the details of this incident. Ask the person who raised it or their team leader.',
    );
    expect(ben.modal).toBeUndefined();

    const after = await theIncident(world);
    const looks = after.history.filter(({ what }) => what === 'look').map(({ by }) => by);
    expect(looks).toEqual(['U0ANA', 'U0ANA', 'U0TOM', 'U0AMIR']);
    expect(after.version).toBe(version);
    expect(after.rev).toBe(rev + 3);
  });
});
