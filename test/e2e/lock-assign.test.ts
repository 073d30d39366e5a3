import { describe, expect, test } from '@jest/globals';
import {
  anAuthorisedIncident,
  aResolvedIncident,
  channelsWhere,
  copiesCard,
  decisions,
  fillsTheResolution,
  isResolved,
  itDidNotWork,
  posts,
  showsAndCopies,
  theIncident,
} from '../support/incidents.ts';

// Over HTTP nothing keeps a connection alive meanwhile, so that hours go by in moments.
const quick = { transport: 'http' as const };
const set = 'Lock assign is set';
const removed = 'Lock assign is removed';
const isItSet = 'Is the lock assign flag set for PLY00001?';
const remove = 'Remove the lock assign flag for PLY00001';
const latest = 'To add to the note: the latest step';
const confirmed = (words: string, at: string) =>
  `Lock assign: ${words}, confirmed by @Ana Silva on Monday 23 November 2026 at ${at}.`;

describe('INC-22: the lock assign flag', () => {
  test('is asked for with the number and on the card, and confirmed by whom and when', async () => {
    const { world, ana, tom, amir } = await anAuthorisedIncident(quick);
    const news = await ana.sees('Your incident number is PLY00001');
    expect(news.text).toContain(
      "Set the lock assign flag on the case, then press 'Lock assign is set' on the card 'Your incident'.",
    );
    await ana.sees('Lock assign: not confirmed yet.');
    for (const person of [tom, amir]) person.seesNot(`[${set}]`);
    await world.passes({ minutes: 20 });
    await ana.pressesTwice(set);
    for (const person of [ana, tom, amir]) await person.sees(confirmed('set', '10:20'));
    await ana.sees('The lock assign flag is already confirmed as set. There is nothing more to do.');
    ana.seesNot(`[${set}]`);
    await ana.sees('Waiting for Area Advice Centre, Plymouth since Monday 23 November 2026 at 10:00.');
    expect((await showsAndCopies(ana))[latest]).toBe(
      'Lock assign flag set: Ana Silva, Monday 23 November 2026 at 10:20',
    );
    expect((await decisions(world)).filter((what) => what === 'confirm-lock-assign-set')).toHaveLength(1);
    await world.passes({ hours: 3 });
    expect(posts(world, isItSet)).toBe(0);
  });

  test('is reminded of after an hour, once, and the button stays until it is pressed', async () => {
    const { world, ana } = await anAuthorisedIncident(quick);
    await world.passes({ minutes: 59 });
    ana.seesNot(isItSet);
    await world.passes({ minutes: 1 });
    const reminded = await ana.sees(isItSet);
    expect(reminded.text).toContain(
      "Set it in CMS2012, then press 'Lock assign is set' on the card 'Your incident'.",
    );
    await world.passes({ hours: 4 });
    expect(posts(world, isItSet)).toBe(1);
    await ana.presses(set);
    await ana.sees(confirmed('set', '15:00'));
  });

  test('may go once the incident is closed, is reminded of after an hour, and its removal is confirmed', async () => {
    const { world, ana, tom, amir } = await aResolvedIncident(quick);
    await ana.presses(set);
    await ana.presses('It worked');
    await ana.sees(`[${removed}]`);
    for (const person of [tom, amir]) person.seesNot(`[${removed}]`);
    await world.passes({ hours: 1 });
    const reminded = await ana.sees(remove);
    expect(reminded.text).toContain('so the flag can go from the case, unless you were told otherwise.');
    await ana.presses(removed);
    for (const person of [ana, tom, amir]) await person.sees(confirmed('removed', '11:00'));
    expect((await showsAndCopies(ana))[latest]).toBe(
      'Lock assign flag removed: Ana Silva, Monday 23 November 2026 at 11:00',
    );
    await ana.sees('Status: closed, the resolution worked');
    await world.passes({ hours: 3 });
    expect(posts(world, remove)).toBe(1);
    expect((await theIncident(world)).status).toBe('closed-resolved');
  });

  test('stays where the caseworker was told so, and the incident waits for nobody any more', async () => {
    const { world, ana, tom } = await aResolvedIncident(quick);
    await ana.presses(set);
    await ana.presses('It worked');
    await ana.presses('Lock assign stays');
    for (const person of [ana, tom]) await person.sees(confirmed('stays on the case', '10:00'));
    for (const button of [removed, 'Lock assign stays']) ana.seesNot(`[${button}]`);
    expect((await showsAndCopies(ana))[latest]).toBe(
      'Lock assign flag stays on the case, as directed: Ana Silva, Monday 23 November 2026 at 10:00',
    );
    await ana.types('/incident mine');
    await ana.sees('Nothing waits for you.');
    await world.passes({ hours: 3 });
    expect(posts(world, remove)).toBe(0);
  });

  test('that was never confirmed as set is not asked away, and nobody is reminded any more', async () => {
    const { world, ana } = await aResolvedIncident(quick);
    await ana.presses('It worked');
    await ana.sees('Lock assign: was never confirmed.');
    for (const button of [set, removed]) ana.seesNot(`[${button}]`);
    await world.passes({ hours: 3 });
    expect([posts(world, isItSet), posts(world, remove)]).toEqual([0, 0]);
  });

  test('that was removed is asked for again when the incident is opened again', async () => {
    const { world, ana, amir } = await aResolvedIncident(quick);
    await ana.presses(set);
    await ana.presses('It worked');
    await ana.presses(removed);
    await ana.presses('It did not work after all');
    await ana.fills('What did you try, and what happened?', 'It failed again.');
    await ana.submits();
    await ana.sees('Lock assign: not confirmed yet.');
    await world.passes({ hours: 1 });
    await ana.sees(isItSet);
    await ana.presses(set);
    await amir.sees(confirmed('set', '11:00'));
  });

  test('that still stands is not asked for again when the incident is opened again', async () => {
    const { world, ana } = await aResolvedIncident(quick);
    await ana.presses(set);
    await ana.presses('It worked');
    const stale = await ana.remembers(removed);
    await ana.presses('It did not work after all');
    await ana.fills('What did you try, and what happened?', 'It failed again.');
    await ana.submits();
    await world.settle();
    for (const button of [set, removed]) ana.seesNot(`[${button}]`);
    await stale.press();
    await ana.sees('The lock assign flag stays on the case until the incident is closed.');
    await world.passes({ hours: 2 });
    expect([posts(world, isItSet), posts(world, remove)]).toEqual([0, 0]);
  });

  test('does not make old news of a resolution that nobody has answered', async () => {
    const { world, ana, tom } = await anAuthorisedIncident(quick);
    await isResolved(world);
    await world.passes({ hours: 2 });
    await ana.presses(set);
    await world.passes({ hours: 23 });
    await ana.sees('Did the resolution of PLY00001 work?');
    await tom.sees('No answer yet on the resolution of PLY00001');
    await ana.presses('It worked', { on: 'A resolution for PLY00001' });
    await ana.sees('Status: closed, the resolution worked');
  });

  test('is asked for while a resolution is tried and after it has failed', async () => {
    const { world, ana } = await aResolvedIncident(quick);
    await ana.sees(`[${set}]`);
    await itDidNotWork(ana, 'The same error.');
    await world.settle();
    await ana.presses(set);
    await ana.sees(confirmed('set', '10:00'));
  });

  test('is asked away after a closure in the call, too', async () => {
    const { ana, amir } = await anAuthorisedIncident(quick);
    await ana.presses(set);
    await fillsTheResolution(amir, {
      'How was it given?': 'Within the initial call',
      'Did it work in the call?': 'Yes, the caseworker confirmed that it worked',
    });
    await amir.submits();
    await ana.presses(removed);
    await amir.sees(confirmed('removed', '10:00'));
  });

  test('Q12: is no matter where no case is involved', async () => {
    const why = 'Not applicable: the whole team is affected';
    const { world, ana, tom, amir } = await anAuthorisedIncident(quick, {
      'Case or SR number': why,
      'Client name': why,
      SCIN: why,
      NINO: why,
    });
    for (const person of [ana, tom, amir]) person.seesNot(/lock assign/i);
    await world.passes({ hours: 2 });
    expect(posts(world, isItSet)).toBe(0);
    await isResolved(world);
    await ana.presses('It worked');
    await world.passes({ hours: 2 });
    ana.seesNot(/lock assign/i);
  });

  test('is confirmed by nobody but the caseworker', async () => {
    const { world, ana, ben } = await anAuthorisedIncident({
      workspace: { channels: channelsWhere(['U0BEN']) },
    });
    await copiesCard(world, ana, 'Your incident PLY00001');
    await ben.presses(set);
    await ben.sees('Only the person who raised this incident can do that. Ask them to answer.');
    expect(await decisions(world)).not.toContain('confirm-lock-assign-set');
  });
});
