import { describe, expect, test } from '@jest/globals';
import {
  anAuthorisedIncident,
  aResolvedIncident,
  decisions,
  fillsTheResolution,
  isResolved,
  itDidNotWork,
  posts,
  resolution,
} from '../support/incidents.ts';

const at10 = 'on Monday 23 November 2026 at 10:00';
const better = 'Clear the flag first, then recalculate.';
const first = 'Open the income screen';

describe('INC-31: a resolution that is replaced before it is answered', () => {
  test('the older message loses its buttons and points to the later, which is asked about from then', async () => {
    const { world, ana, tom, amir } = await aResolvedIncident({ transport: 'http' });
    await world.passes({ hours: 2 });
    await isResolved(world, { 'How to resolve it': better });
    const older = await ana.sees(first);
    expect(older.text).toContain('A later resolution has taken its place: try that one instead.');
    expect(older.text).not.toContain('[');
    const later = await ana.sees(better);
    expect(later.text).toContain('by Tuesday 24 November 2026 at 12:00.');
    await tom.sees(better);
    await amir.sees(better, { in: 'aac' });
    await ana.presses('It worked', { on: better });
    await amir.sees('PLY00001 is closed', { in: 'aac' });
    await world.settle();
    await ana.sees('A later resolution has taken its place: try that one instead.');
  });

  test('a press on the older message, before it was redrawn, counts for the incident as it stands', async () => {
    const { world, ana, amir } = await aResolvedIncident();
    const old = await ana.remembers('It did not work', { on: first });
    await isResolved(world, { 'How to resolve it': better });
    await old.press();
    await ana.sees(`@Amir Shah wrote:\n${better}`);
    await ana.cancels();
    await ana.presses('It worked');
    await amir.sees('PLY00001 is closed', { in: 'aac' });
    await world.settle();
    await old.press();
    await ana.sees(`@Amir Shah wrote:\n${better}`);
  });
});

test('INC-33: what was tried is told of no resolution that came while it was written', async () => {
  const { world, ana, amir } = await aResolvedIncident();
  const tried = 'What did you try, and what happened?';
  await ana.presses('It did not work', { on: first });
  await ana.fills(tried, 'The same error.');
  await isResolved(world, { 'How to resolve it': better });
  await ana.submits();
  expect(ana.errors()).toEqual({
    [tried]: `Amir Shah recorded another resolution ${at10}, while this form was open. Close it and try that one: if it does not work either, what you typed is still there.`,
  });
  await ana.cancels();
  expect((await decisions(world)).at(-1)).toBe('resolve');
  await ana.presses('It did not work', { on: better });
  await ana.sees(`@Amir Shah wrote:\n${better}`);
  expect(ana.modal?.values[tried]).toBe('The same error.');
  await ana.submits();
  await amir.sees('The resolution did not work', { in: 'aac' });
});

describe('two advisers at once', () => {
  test('whoever is second is told who recorded what meanwhile, and replaces nothing unseen', async () => {
    const { world, ana, amir, agnes } = await anAuthorisedIncident();
    await fillsTheResolution(amir);
    await fillsTheResolution(agnes, { 'How to resolve it': better });
    await Promise.all([amir.submits(), agnes.submits()]);
    await world.settle();
    const [winner, loser] = amir.modal ? [agnes, amir] : [amir, agnes];
    expect(winner.modal).toBeUndefined();
    expect(loser.errors()).toEqual({
      'How to resolve it': `${winner.name} recorded a resolution ${at10}, while this form was open. Close it and read theirs: if yours should replace it, open this again, and what you typed is there.`,
    });
    expect(posts(world, 'Resolution of PLY00001')).toBe(1);
    expect((await decisions(world)).filter((what) => what === 'resolve')).toHaveLength(1);
    await loser.cancels();
    await loser.presses('Record resolution');
    await loser.sees('Source of the resolution', { only: 'modal' });
    expect(loser.modal?.values['How to resolve it']).toBe(
      loser === agnes ? better : resolution['How to resolve it'],
    );
    await loser.submits();
    await world.settle();
    await ana.sees('A later resolution has taken its place');
  });

  test('a form over an incident that was closed meanwhile says who closed it and when', async () => {
    const { world, ana, amir, agnes } = await aResolvedIncident();
    await fillsTheResolution(agnes, { 'How to resolve it': better });
    await ana.presses('It worked');
    await amir.sees('PLY00001 is closed', { in: 'aac' });
    await agnes.submits();
    expect(Object.values(agnes.errors())).toEqual([
      `This incident is now closed, the resolution worked. Ana Silva confirmed that it worked ${at10}. Nothing was changed by your press.`,
    ]);
    expect(agnes.modal?.values['How to resolve it']).toBe(better);
    await world.settle();
    ana.seesNot(better);
  });
});

describe('pressed or submitted again', () => {
  test("INC-32: 'It worked' twice closes once, and says that the first stands", async () => {
    const { world, ana } = await aResolvedIncident();
    await ana.pressesTwice('It worked');
    await ana.sees(
      `This incident is now closed, the resolution worked. You confirmed that it worked ${at10}: that stands.`,
    );
    await world.settle();
    expect(posts(world, 'PLY00001 is closed')).toBe(1);
    expect((await decisions(world)).filter((what) => what === 'confirm-worked')).toHaveLength(1);
  });

  test('each form submitted twice has its effect and its messages once', async () => {
    const { world, ana, amir } = await anAuthorisedIncident();
    await fillsTheResolution(amir);
    await amir.submitsTwice();
    await ana.presses('It did not work');
    await ana.fills('What did you try, and what happened?', 'The same error.');
    await ana.submitsTwice();
    await amir.sees('The resolution did not work', { in: 'aac' });
    await world.settle();
    expect((await decisions(world)).slice(-2)).toEqual(['resolve', 'report-not-worked']);
    for (const [title, times] of [
      ['Resolution of PLY00001', 1],
      ['A resolution for PLY00001', 2],
      ['The resolution did not work', 1],
      ['PLY00001: the resolution did not work', 1],
    ] as const)
      expect([title, posts(world, title)]).toEqual([title, times]);
    expect(ana.modal).toBeUndefined();
    expect(amir.modal).toBeUndefined();
  });

  test("'It worked' and 'It did not work' at once: the second is told what the first did", async () => {
    const { world, ana, amir } = await aResolvedIncident();
    const worked = await ana.remembers('It worked');
    await itDidNotWork(ana, 'The same error.');
    await world.settle();
    await worked.press();
    await ana.sees(
      `This incident is now back with the Area Advice Centre, the resolution did not work. You reported that it did not work ${at10}: that stands.`,
    );
    await world.settle();
    amir.seesNot('PLY00001 is closed');
  });
});
