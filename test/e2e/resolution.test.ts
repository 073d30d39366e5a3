import { describe, expect, test } from '@jest/globals';
import {
  anAuthorisedIncident,
  aResolvedIncident,
  decisions,
  fillsTheResolution,
  isResolved,
  itDidNotWork,
  posts,
  showsAndCopies,
} from '../support/incidents.ts';

const at10 = 'Monday 23 November 2026 at 10:00';
const how = 'Open the income screen, save it again, then recalculate.';
const whence = 'Resolved using the Knowledge Bank. Source: Knowledge Bank.';
const latest = 'To add to the note: the latest step';

describe.each(['socket', 'http'] as const)('over %s, a resolution in writing', (transport) => {
  test('AAC-21 AAC-27 INC-27 INC-31: stands in the thread and goes to the caseworker, who is asked, and to the team leader', async () => {
    const { world, ana, tom, amir } = await anAuthorisedIncident({ transport });
    await fillsTheResolution(amir);
    expect(amir.modal?.labels).toEqual([
      'Resolved reason',
      'How to resolve it',
      'Source of the resolution',
      'How was it given?',
      'Did it work in the call?',
    ]);
    await amir.submits();
    await world.settle();

    const inThread = await amir.sees('Resolution of PLY00001', { in: 'aac' });
    expect(inThread.isReply).toBe(true);
    for (const words of [`@Amir Shah recorded on ${at10}:`, how, `${whence} In writing, here in Slack.`])
      expect(inThread.text).toContain(words);

    const given = await ana.sees('A resolution for PLY00001');
    for (const words of [
      `@Amir Shah of the Area Advice Centre wrote on ${at10}:\n`,
      how,
      whence,
      'Try it, then say here whether it worked, by Tuesday 24 November 2026 at 10:00.',
      '[It worked] [It did not work] [Show and copy]',
    ])
      expect(given.text).toContain(words);
    await ana.sees('Status: resolution given, waiting to be confirmed');

    const told = await tom.sees('A resolution for PLY00001');
    expect(told.text).toContain(how);
    expect(told.text).toContain('There is nothing for you to do: @Ana Silva is asked whether it worked.');
    tom.seesNot('It worked');
    expect((await showsAndCopies(ana))[latest]).toBe(
      `Resolution from AAC (Amir Shah, ${at10}): ${how}\n${whence} In writing, here in Slack.`,
    );
  });

  test("INC-28 INC-32: 'It worked' closes it, the thread says so, and no button asks any more", async () => {
    const { world, ana, tom, amir } = await aResolvedIncident({ transport });
    await world.passes({ minutes: 30 });
    await ana.presses('It worked');
    const closed = await amir.sees('PLY00001 is closed', { in: 'aac' });
    expect(closed.isReply).toBe(true);
    expect(closed.text).toContain('@Ana Silva confirmed that the resolution worked.');
    await world.settle();
    for (const person of [ana, tom, amir]) {
      await person.sees('Status: closed, the resolution worked');
      await person.sees('Closed on Monday 23 November 2026 at 10:30.');
      for (const button of ['[It worked]', '[It did not work]', 'Record resolution', 'Waiting for'])
        person.seesNot(button);
    }
    await ana.sees("'Show and copy' there has the text for your note in CMS2012.");
    const { [latest]: step, 'Note for CMS2012': note = '' } = await showsAndCopies(ana);
    expect(step).toBe('Resolution carried out, it worked: Ana Silva, Monday 23 November 2026 at 10:30');
    expect(note.split('\n').slice(-5)).toEqual([
      `Authorised by: Tom Hughes, ${at10}`,
      'AAC incident number: PLY00001',
      `Resolution from AAC (Amir Shah, ${at10}): ${how}`,
      `${whence} In writing, here in Slack.`,
      step,
    ]);
  });

  test("INC-29 INC-33: 'It did not work' gives it back to the AAC with what was tried, and what follows is in writing", async () => {
    const { world, ana, tom, amir } = await aResolvedIncident({ transport });
    await ana.presses('It did not work');
    await ana.sees(`@Amir Shah wrote:\n${how}`);
    const tried = 'Saved it twice; the same error. It fails for new cases only.';
    await ana.fills('What did you try, and what happened?', tried);
    await ana.submits();

    const back = await amir.sees('The resolution did not work', { in: 'aac' });
    expect(back.isReply).toBe(true);
    expect(back.text).toContain(`@Ana Silva tried it, and wrote on ${at10}:\n`);
    expect(back.text).toContain(tried);
    await tom.sees('PLY00001: the resolution did not work');
    await world.settle();
    for (const person of [ana, tom, amir])
      await person.sees('Status: back with the Area Advice Centre, the resolution did not work');
    ana.seesNot('[It worked]');
    expect((await showsAndCopies(ana))[latest]).toBe(
      `Resolution carried out, it did not work (Ana Silva, ${at10}): ${tried}`,
    );

    await fillsTheResolution(amir, { 'How to resolve it': 'Clear the flag first.' });
    await amir.sees('A resolution has failed before, so this one is given in writing, here in Slack.');
    expect(amir.modal?.labels).not.toContain('How was it given?');
    expect(amir.modal?.labels).not.toContain('Did it work in the call?');
    await amir.submits();
    await world.settle();
    await ana.sees('Clear the flag first.');
    await amir.sees('In writing, here in Slack.', { in: 'aac' });
    await ana.presses('It worked');
    await amir.sees('PLY00001 is closed', { in: 'aac' });
    await world.settle();
    expect(posts(world, 'A resolution for PLY00001')).toBe(4);
    expect(await decisions(world)).toEqual([
      'raise',
      'find-unable-to-resolve',
      'authorise',
      'resolve',
      'report-not-worked',
      'resolve',
      'confirm-worked',
    ]);
  });
});

test("INC-33: 'It did not work after all' opens a closed incident again", async () => {
  const { world, ana, tom, amir } = await aResolvedIncident({ transport: 'http' });
  await ana.presses('It worked');
  await world.passes({ days: 2 });
  await ana.presses('It did not work after all');
  await ana.sees(`@Amir Shah wrote:\n${how}`);
  await ana.fills('What did you try, and what happened?', 'It failed again the next day.');
  await ana.submits();
  const back = await amir.sees('The resolution did not work', { in: 'aac' });
  expect(back.text).toContain('It failed again the next day.');
  await tom.sees('It is back with them.');
  await world.settle();
  await ana.sees('Waiting for Area Advice Centre, Plymouth since Wednesday 25 November 2026 at 10:00.');
  await isResolved(world, { 'How to resolve it': 'Clear the flag first.' });
  await ana.presses('It worked', { on: 'Clear the flag first.' });
  await amir.sees('Status: closed, the resolution worked');
});

test('INC-33: it can fail as often as it does, and each time the whole story stands in the thread and the note', async () => {
  const { world, ana, amir } = await aResolvedIncident();
  for (const time of ['first', 'second', 'third']) {
    await itDidNotWork(ana, `The ${time} try failed.`);
    await world.settle();
    await isResolved(world, { 'How to resolve it': `After the ${time} failure do this.` });
  }
  await ana.presses('It worked');
  await amir.sees('PLY00001 is closed', { in: 'aac' });
  const { 'Note for CMS2012': note = '' } = await showsAndCopies(ana);
  for (const time of ['first', 'second', 'third']) {
    for (const words of [`The ${time} try failed.`, `After the ${time} failure do this.`]) {
      await amir.sees(words, { in: 'aac' });
      expect(note).toContain(words);
    }
  }
});
