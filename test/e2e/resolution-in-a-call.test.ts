import { describe, expect, test } from '@jest/globals';
import {
  anAuthorisedIncident,
  decisions,
  fillsTheResolution,
  isResolved,
  itDidNotWork,
  posts,
  resolution,
  showsAndCopies,
} from '../support/incidents.ts';

const inTheCall = { 'How was it given?': 'Within the initial call' };
const inACallBack = { 'How was it given?': 'Call-back from AAC' };
const worked = { 'Did it work in the call?': 'Yes, the caseworker confirmed that it worked' };
const failed = { 'Did it work in the call?': 'No, it did not work' };
const latest = 'To add to the note: the latest step';
const at10 = 'Monday 23 November 2026 at 10:00';

describe.each([
  ['INC-28', 'Within the initial call', inTheCall],
  ['INC-30', 'Call-back from AAC', inACallBack],
])('%s: %s', (rule, words, route) => {
  test(`INC-27 ${rule}: it worked: closed at once, and the caseworker is told, not asked`, async () => {
    const { world, ana, tom, amir } = await anAuthorisedIncident();
    await fillsTheResolution(amir, { ...route, ...worked });
    await amir.submitsTwice();
    const told = await ana.sees('PLY00001 is closed');
    expect(told.text).toContain(
      '@Amir Shah recorded that you confirmed in the call that the resolution worked.',
    );
    expect(told.text).toContain(
      "If it did not, press 'It did not work after all' on the card 'Your incident'.",
    );
    await amir.sees('recorded that the caseworker confirmed in the call that it worked.', { in: 'aac' });
    await amir.sees(`Knowledge Bank. ${words}.`, { in: 'aac' });
    await world.settle();
    for (const person of [ana, tom, amir]) {
      await person.sees('Status: closed, the resolution worked');
      for (const gone of ['[It worked]', '[It did not work]', 'Record resolution']) person.seesNot(gone);
    }
    expect(posts(world, 'A resolution for PLY00001')).toBe(0);
    const { [latest]: step, 'Note for CMS2012': note } = await showsAndCopies(ana);
    expect(step?.split('\n')).toEqual([
      expect.stringContaining(resolution['How to resolve it']),
      `Resolved using the Knowledge Bank. Source: Knowledge Bank. ${words}.`,
      `Resolution carried out in the call, it worked: Amir Shah, ${at10}`,
    ]);
    await tom.sees('@Ana Silva confirmed to the Area Advice Centre, in a call, that its resolution worked.');
    expect(note).toContain(`${resolution['How to resolve it']}\nResolved using the Knowledge Bank.`);
    expect((await decisions(world)).slice(-2)).toEqual(['resolve', 'confirm-worked-in-call']);
  });

  test(`INC-29 ${rule}: it failed: escalated at once, and whatever follows is given in writing`, async () => {
    const { world, ana, tom, amir } = await anAuthorisedIncident();
    await fillsTheResolution(amir, { ...route, ...failed });
    await amir.submits();
    const told = await ana.sees('PLY00001 is escalated');
    expect(told.text).toContain('@Amir Shah recorded that the resolution did not work in the call.');
    expect(told.text).toContain('Whatever follows comes in writing, here.');
    const inThread = await amir.sees('It did not work in the call', { in: 'aac' });
    expect(inThread.text).toContain('whatever follows is given in writing.');
    await world.settle();
    for (const person of [ana, tom, amir])
      await person.sees('Status: back with the Area Advice Centre, the resolution did not work');
    ana.seesNot('[It worked]');
    await tom.sees('@Ana Silva tried it in a call with the Area Advice Centre. It is back with them.');
    expect((await showsAndCopies(ana))[latest]?.split('\n').at(-1)).toBe(
      `Resolution carried out in the call, it did not work; escalated by AAC: Amir Shah, ${at10}`,
    );

    await fillsTheResolution(amir);
    expect(amir.modal?.labels).not.toContain('How was it given?');
    await amir.submits();
    await ana.sees('Try it, then say here whether it worked');
    await ana.presses('It worked');
    await amir.sees('Status: closed, the resolution worked');
  });

  test(`${rule}: not known yet: the caseworker is asked, as in writing`, async () => {
    const { world, ana, amir } = await anAuthorisedIncident();
    await isResolved(world, route);
    await ana.presses('It worked', { on: 'A resolution for PLY00001' });
    await amir.sees('@Ana Silva confirmed that the resolution worked.', { in: 'aac' });
  });
});

test.each([worked, failed])(
  'INC-28 INC-29: in writing nobody knows at once (%j): refused under its field, and nothing is lost',
  async (known) => {
    const { world, ana, amir } = await anAuthorisedIncident();
    await fillsTheResolution(amir, known);
    await amir.submits();
    expect(amir.errors()).toEqual({
      'Did it work in the call?':
        'Whether it worked is known at once only from a call. Choose a call above, or ask the caseworker here.',
    });
    expect(amir.modal?.values).toEqual({ ...resolution, ...known });
    await world.settle();
    ana.seesNot('A resolution for PLY00001');
    await amir.fills('How was it given?', 'Call-back from AAC');
    await amir.submits();
    await ana.sees(/PLY00001 is (closed|escalated)/);
  },
);

test('INC-29 INC-33: a form opened before the failure cannot give a call as its route afterwards', async () => {
  const { world, ana, amir, agnes } = await anAuthorisedIncident();
  await isResolved(world);
  await fillsTheResolution(agnes, { ...inACallBack, ...worked });
  await itDidNotWork(ana, 'The same error.');
  await world.settle();
  await agnes.submits();
  expect(agnes.errors()).toEqual({
    'How was it given?':
      'A resolution of this incident has already failed, so this one is given in writing: choose that.',
  });
  await agnes.fills('How was it given?', 'In writing, here in Slack');
  await agnes.fills('Did it work in the call?', 'Not known yet: ask the caseworker');
  await agnes.submits();
  await ana.sees('@Agnes Boyle of the Area Advice Centre wrote');
  await world.settle();
  expect(posts(world, 'A resolution for PLY00001')).toBe(4);
  amir.seesNot('PLY00001 is closed');
});

test('INC-28: a caseworker who never said so can say that it did not work after all', async () => {
  const { ana, amir } = await anAuthorisedIncident();
  await fillsTheResolution(amir, { ...inTheCall, ...worked });
  await amir.submits();
  await ana.presses('It did not work after all');
  await ana.fills('What did you try, and what happened?', 'It worked once, then never again.');
  await ana.submits();
  await amir.sees('It worked once, then never again.', { in: 'aac' });
});
