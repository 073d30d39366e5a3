import { describe, expect, test } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { sampleWorkspace } from '../../local/sample-workspace.ts';
import { cast, fillsTheForm, incidents, posts, raisesAnIncident, theIncident } from '../support/incidents.ts';
import { aWorld, type World } from '../support/world.ts';

const decided = 'This incident is now authorised and with the Area Advice Centre.';
const at10 = 'on Monday 23 November 2026 at 10:00';

const slack = (world: World) =>
  new WebClient(sampleWorkspace.app.botToken, { slackApiUrl: world.workspace.apiUrl });

async function aRaisedIncident() {
  const world = await aWorld();
  const people = cast(world);
  await raisesAnIncident(people.ana);
  await people.tom.sees('Incident to decide');
  await world.settle();
  return { world, ...people };
}

const aNumber = /Your incident number is PLY0000[12]/;

describe('pressed more than once', () => {
  test('two leaders at once: one decides, the other is told who did and when', async () => {
    const { world, ana, tom, tess } = await aRaisedIncident();
    await world.passes({ hours: 5 });
    await tess.sees('Incident to decide');
    await world.settle();
    await Promise.all([tom.presses('Authorise'), tess.presses('Authorise')]);
    // Whoever loses may have taken a number, too: that leaves a gap, never a second use.
    await ana.sees(aNumber);
    await world.settle();

    const { history } = await theIncident(world);
    const authorised = history.filter(({ what }) => what === 'authorise');
    expect(authorised).toHaveLength(1);
    const [winner, loser] = authorised[0]?.by === 'U0TOM' ? [tom, tess] : [tess, tom];
    await loser.sees(
      `${decided} @${winner.name} authorised it on Monday 23 November 2026 at 15:00. Nothing was changed by your press.`,
    );
    winner.seesNot('Nothing was changed');
    expect(posts(world, 'Your incident number is')).toBe(1);
    expect(posts(world, `Incident ${(await theIncident(world)).reference}`)).toBe(1);
  });

  test('a double click authorises once, and says that the first one stands', async () => {
    const { world, ana, tom } = await aRaisedIncident();
    await tom.pressesTwice('Authorise');
    await ana.sees(aNumber);
    await tom.sees(`${decided} You authorised it ${at10}: that stands.`);
    await world.settle();
    expect(posts(world, 'Your incident number is')).toBe(1);
    await raisesAnIncident(ana);
    await tom.presses('Authorise');
    await world.settle();
    expect(posts(world, 'Your incident number is')).toBe(2);
  });

  test('buttons of a card that has moved on say what happened, and open no form', async () => {
    const { world, ana, tom } = await aRaisedIncident();
    const stale = await Promise.all(
      ['Authorise', 'More information', 'Further local action'].map((text) => tom.remembers(text)),
    );
    const staleToo = await ana.remembers('Choose another team leader');
    await tom.presses('Authorise');
    await ana.sees('Your incident number is PLY00001');
    await world.settle();
    for (const button of stale) {
      await button.press();
      await world.settle();
      expect(tom.modal).toBeUndefined();
    }
    expect(tom.messages().filter((line) => line.includes('You authorised it'))).toHaveLength(3);
    await staleToo.press();
    await ana.sees(`@Tom Hughes authorised it ${at10}. Nothing was changed by your press.`);
    expect(ana.modal).toBeUndefined();
  });

  test('a form whose incident has moved on while it was open says what happened', async () => {
    const { world, ana, tom, tess } = await aRaisedIncident();
    await world.passes({ hours: 5 });
    await tess.presses('More information');
    await tess.fills('What do you need to know?', 'Which screen?');
    await tom.presses('Authorise');
    await ana.sees('Your incident number is PLY00001');
    await tess.submits();
    expect(tess.errors()['What do you need to know?']).toBe(
      `${decided} Tom Hughes authorised it on Monday 23 November 2026 at 15:00. Nothing was changed by your press.`,
    );
  });

  test('a button that this version does not know has its card drawn again', async () => {
    const { world, ana, tom } = await aRaisedIncident();
    const seen = await tom.sees('Incident to decide', { only: 'message' });
    const blocks = JSON.parse(
      JSON.stringify(seen.blocks).replaceAll('authorise-incident', 'authorise-of-old'),
    );
    await slack(world).chat.update({
      channel: seen.channel?.id ?? '',
      ts: seen.ts,
      text: 'An old card',
      blocks,
    });
    await tom.presses('Authorise');
    await tom.sees('This message was out of date and is being redrawn. Look at it again, then press.');
    await world.settle();
    await tom.presses('Authorise');
    await ana.sees('Your incident number is PLY00001');
  });

  test('every form submitted twice makes one record and one message', async () => {
    const world = await aWorld();
    const { ana, tom, tess } = cast(world);
    await fillsTheForm(ana);
    await ana.submitsTwice();
    await tom.sees('Incident to decide');
    await ana.presses('Choose another team leader');
    await ana.fills('Team leader', 'tess');
    await ana.submitsTwice();
    await tess.presses('More information');
    await tess.fills('What do you need to know?', 'Which screen?');
    await tess.submitsTwice();
    await ana.sees('Your team leader needs more information');
    await ana.presses('Give information');
    await ana.fills('Your answer', 'The income screen.');
    await ana.submitsTwice();
    await tess.sees('Your question has been answered');
    await tess.presses('Further local action');
    await tess.fills('What should be done locally first?', 'Clear the cache.');
    await tess.submitsTwice();
    await ana.sees('Something to do locally first');
    await ana.presses('Report back');
    await ana.fills('Did it help?', 'Yes, it works now');
    await ana.fills('What happened?', 'It calculates.');
    await ana.submitsTwice();
    await tess.sees('Resolved locally');
    await world.settle();

    expect(await incidents(world)).toHaveLength(1);
    const { history, version } = await theIncident(world);
    expect(history.filter((it) => it.version !== undefined).map(({ what }) => what)).toEqual([
      'raise',
      'change-team-leader',
      'ask-for-information',
      'give-information',
      'find-unable-to-resolve',
      'name-local-action',
      'report-resolved',
    ]);
    expect(version).toBe(7);
    for (const title of [
      'Your incident\n',
      'Your team leader needs more information',
      'Your question has been answered',
      'Something to do locally first',
      'Resolved locally',
    ])
      expect([title, posts(world, title)]).toEqual([title, 1]);
    for (const person of [ana, tess]) {
      expect(person.modal).toBeUndefined();
      person.seesNot('Nothing was changed');
    }
  });
});
