import { describe, expect, test } from '@jest/globals';
import { aResolvedIncident, isResolved, itDidNotWork, posts, theIncident } from '../support/incidents.ts';

const didItWork = 'Did the resolution of PLY00001 work?';
const late = 'No answer yet on the resolution of PLY00001';
// Over HTTP nothing keeps a connection alive meanwhile, so that days go by in moments.
const seldom = { transport: 'http' as const, settings: { tickSeconds: 3_600 } };

describe('Q19: whether a resolution worked is asked for, and nothing closes by itself', () => {
  test('the caseworker is reminded after 20 hours, both after 24, each once, weekends included', async () => {
    const { world, ana, tom } = await aResolvedIncident({ ...seldom, now: '2026-11-27T16:00:00Z' });
    await ana.sees('To be confirmed by Saturday 28 November 2026 at 16:00.');
    await tom.sees('To be confirmed by Saturday 28 November 2026 at 16:00.');
    await world.passes({ hours: 19, minutes: 59 });
    ana.seesNot(didItWork);
    await world.passes({ minutes: 1 });
    const reminded = await ana.sees(didItWork);
    expect(reminded.text).toContain(
      "Say so by Saturday 28 November 2026 at 16:00: press 'It worked' or 'It did not work' on the card 'Your incident'.",
    );
    await world.passes({ hours: 3, minutes: 59 });
    tom.seesNot(late);
    expect(posts(world, didItWork)).toBe(1);
    await world.passes({ minutes: 1 });
    await ana.sees('Your answer is late. Say so now: press');
    const told = await tom.sees(late);
    expect(told.text).toContain(
      '@Ana Silva has not said whether the resolution of Friday 27 November 2026 at 16:00 worked.',
    );
    expect(told.text).toContain('It stays open until one of you does.');

    await world.passes({ days: 3 });
    expect([posts(world, didItWork), posts(world, late)]).toEqual([2, 1]);
    expect((await theIncident(world)).status).toBe('resolution-given');
    await ana.presses('It worked', { on: 'A resolution for PLY00001' });
    await ana.sees('Status: closed, the resolution worked');
  });

  test.each(['It worked', 'It did not work'])(
    'nobody is reminded once it was answered: %s',
    async (answer) => {
      const { world, ana } = await aResolvedIncident(seldom);
      await world.passes({ hours: 19 });
      if (answer === 'It worked') await ana.presses(answer);
      else await itDidNotWork(ana, 'The same error.');
      await world.passes({ hours: 48 });
      expect([posts(world, didItWork), posts(world, late)]).toEqual([0, 0]);
    },
  );

  test('an answer between the two leaves the team leader in peace', async () => {
    const { world, ana } = await aResolvedIncident(seldom);
    await world.passes({ hours: 21 });
    await ana.presses('It worked', { on: 'A resolution for PLY00001' });
    await world.passes({ hours: 12 });
    expect([posts(world, didItWork), posts(world, late)]).toEqual([1, 0]);
  });

  test('a resolution that takes the place of another has its own time', async () => {
    const { world, ana } = await aResolvedIncident(seldom);
    await world.passes({ hours: 15 });
    await isResolved(world, { 'How to resolve it': 'Clear the flag first.' });
    await ana.sees('To be confirmed by Wednesday 25 November 2026 at 01:00.');
    await world.passes({ hours: 19 });
    expect([posts(world, didItWork), posts(world, late)]).toEqual([0, 0]);
    await world.passes({ hours: 6 });
    expect([posts(world, didItWork), posts(world, late)]).toEqual([2, 1]);
  });

  test.each([
    [22, 'Say so by Tuesday 24 November 2026 at 10:00: press', 0],
    [30, 'Your answer is late. Say so now: press', 1],
  ])(
    'what fell due while CaseDesk was down for %i hours is said once it is back',
    async (hours, words, times) => {
      const { world, ana, tom } = await aResolvedIncident(seldom);
      await world.desk.stop();
      world.clock.advance(hours * 3_600_000);
      await world.restart();
      const reminded = await ana.sees(didItWork);
      expect(reminded.text).toContain(words);
      if (times) await tom.sees(late);
      await world.restart();
      await world.passes({ hours: 1 });
      expect([posts(world, didItWork), posts(world, late)]).toEqual([1, times]);
    },
  );

  test('Q25: a team leader who is gone has their cover told of it', async () => {
    const { world, tess } = await aResolvedIncident(seldom);
    world.workspace.deactivate('tom');
    await world.passes({ hours: 25 });
    await tess.sees(late);
  });

  test('a caseworker who is gone has the team leader told what to tell', async () => {
    const { world, tom } = await aResolvedIncident(seldom);
    world.workspace.deactivate('ana');
    await world.passes({ hours: 21 });
    const told = await tom.sees('Tell your caseworker yourself');
    expect(told.text).toContain('a resolution has come, and they are to say whether it worked.');
    tom.seesNot(didItWork);
  });

  test('Q25: the time being over, it waits for the team leader in their Home, too', async () => {
    const { world, tom } = await aResolvedIncident(seldom);
    await world.passes({ hours: 24 });
    await tom.opensHome();
    await tom.sees(
      /Waiting for you\nLongest waiting first\.\n\[Book a call-back\] \[Going away\]\nIncident PLY00001\n[\s\S]*\[It worked\] \[It did not work\]/,
    );
    await tom.presses('It worked', { on: 'Incident PLY00001' });
    await tom.sees("Nothing waits for you. '/incident' raises an incident, '/call-back' books a call-back.");
    expect((await theIncident(world)).status).toBe('closed-resolved');
  });

  test.each(['It worked', 'It did not work'])(
    'Q25: for a caseworker who has left, the team leader answers once the time is over: %s',
    async (answer) => {
      const { world, ana, tom, amir } = await aResolvedIncident(seldom);
      await world.passes({ hours: 23 });
      tom.seesNot(answer);
      await world.passes({ hours: 1 });
      await tom.sees(late);
      if (answer === 'It worked') await tom.presses(answer, { on: late });
      else {
        await tom.presses(answer, { on: late });
        await tom.fills('What did you try, and what happened?', 'The same error on another screen.');
        await tom.submits();
      }
      const closed = answer === 'It worked';
      await tom.sees('The resolution of PLY00001 has been answered');
      await amir.sees(closed ? '@Tom Hughes confirmed that' : 'The same error on another screen.', {
        in: 'aac',
      });
      await ana.sees(
        closed
          ? '@Tom Hughes has answered for you: the resolution worked.'
          : '@Tom Hughes has answered for you: the resolution did not work.',
      );
      expect((await theIncident(world)).status).toBe(closed ? 'closed-resolved' : 'with-aac');
    },
  );
});
