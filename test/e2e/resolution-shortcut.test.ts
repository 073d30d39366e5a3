import { describe, expect, test } from '@jest/globals';
import type { Person } from '../../local/slack/index.ts';
import {
  anAuthorisedIncident,
  aResolvedIncident,
  channelsWhere,
  decisions,
  isResolved,
  itDidNotWork,
  resolution,
} from '../support/incidents.ts';

const shortcut = 'Record as resolution';
const reply = 'Open the income screen, save it again, then recalculate.';
const nothingHere =
  "There is no incident here. Use 'Record as resolution' on a reply in an incident's thread in the AAC's channel.";

async function fillsTheRest(adviser: Person): Promise<void> {
  await adviser.fills('Resolved reason', resolution['Resolved reason']);
  await adviser.fills('Source of the resolution', resolution['Source of the resolution']);
  await adviser.fills('How was it given?', resolution['How was it given?']);
}

describe.each(['socket', 'http'] as const)("over %s, 'Record as resolution' on a message", (transport) => {
  test('AAC-27: on a reply, its words stand in the form already', async () => {
    const { world, ana, amir } = await anAuthorisedIncident({ transport });
    await amir.replies(reply, { to: 'Incident PLY00001', in: 'aac' });
    await world.settle();
    await amir.runs(shortcut, { on: reply, in: 'aac' });
    await amir.sees('Source of the resolution', { only: 'modal' });
    expect(amir.modal?.values['How to resolve it']).toBe(reply);
    await fillsTheRest(amir);
    await amir.submits();
    await ana.sees('A resolution for PLY00001');
    await amir.sees('Resolution of PLY00001', { in: 'aac' });
    await world.settle();
  });
});

describe("where 'Record as resolution' is used", () => {
  test('on a reply that stayed among the advisers, without the mark that kept it there', async () => {
    const { world, ana, amir, agnes } = await anAuthorisedIncident();
    await agnes.replies(`//  ${reply}`, { to: 'Incident PLY00001', in: 'aac' });
    await world.settle();
    ana.seesNot(reply);
    await amir.runs(shortcut, { on: reply, in: 'aac' });
    await amir.sees('Source of the resolution', { only: 'modal' });
    expect(amir.modal?.values['How to resolve it']).toBe(reply);
    await fillsTheRest(amir);
    await amir.submits();
    const given = await ana.sees('A resolution for PLY00001');
    expect(given.text).toContain(reply);
    expect(given.text).not.toContain('//');
  });

  test('on the card itself and on a caseworker’s answer, it is about that incident, and no words of ours stand in it', async () => {
    const { world, ana, amir } = await aResolvedIncident();
    await itDidNotWork(ana, 'The same error again.');
    await world.settle();
    await amir.runs(shortcut, { on: 'The same error again.', in: 'aac' });
    await amir.sees('A resolution has failed before');
    expect(amir.modal?.values['How to resolve it']).toBe('');
    await amir.cancels();
    await amir.runs(shortcut, { on: 'Case or SR number: ends 6789', in: 'aac' });
    await amir.sees('A resolution has failed before');
    await amir.cancels();
    expect((await decisions(world)).at(-1)).toBe('report-not-worked');
  });

  test('on a message that is in no incident’s thread, it says where to use it', async () => {
    const { world, amir } = await anAuthorisedIncident();
    await amir.posts('Who covers lunch?', { in: 'aac' });
    await amir.runs(shortcut, { on: 'Who covers lunch?', in: 'aac' });
    await amir.sees(nothingHere);
    await world.settle();
    expect(amir.modal).toBeUndefined();
  });

  test('in direct messages, it says where to use it', async () => {
    const { world, ana } = await aResolvedIncident();
    for (const on of ['Your incident PLY00001', 'A resolution for PLY00001']) {
      await ana.runs(shortcut, { on });
      await ana.sees(nothingHere);
      await world.settle();
      expect(ana.modal).toBeUndefined();
      ana.reloads();
    }
  });

  test('by someone who is no adviser, or who raised it, no form opens', async () => {
    const { world, ana, ben, amir } = await anAuthorisedIncident({
      workspace: { channels: channelsWhere(['U0ANA', 'U0BEN']) },
    });
    await amir.replies(reply, { to: 'Incident PLY00001', in: 'aac' });
    await world.settle();
    for (const person of [ana, ben]) {
      await person.runs(shortcut, { on: reply, in: 'aac' });
      await person.sees('Only an adviser of the Area Advice Centre can do that.');
      expect(person.modal).toBeUndefined();
    }
    expect(await decisions(world)).not.toContain('resolve');
  });

  test('on an incident that is closed, it says so before anybody types', async () => {
    const { world, ana, amir } = await aResolvedIncident();
    await ana.presses('It worked');
    await world.settle();
    await amir.runs(shortcut, { on: 'PLY00001 is closed', in: 'aac' });
    await amir.sees(
      'This incident is now closed, the resolution worked. @Ana Silva confirmed that it worked',
    );
    expect(amir.modal).toBeUndefined();
  });

  test('after a resolution stands, it replaces that one, and a reply longer than the field takes is cut to it', async () => {
    const { world, ana, amir } = await anAuthorisedIncident();
    await isResolved(world);
    await amir.replies(`Better: ${'x'.repeat(2_600)}`, { to: 'Incident PLY00001', in: 'aac' });
    await world.settle();
    await amir.runs(shortcut, { on: 'Better: xxx', in: 'aac' });
    await amir.sees('Source of the resolution', { only: 'modal' });
    expect(amir.modal?.values['How to resolve it']).toHaveLength(2_500);
    await fillsTheRest(amir);
    await amir.submits();
    await ana.sees('A later resolution has taken its place');
  });

  test('client details in a reply are refused when it is recorded, like those that are typed', async () => {
    const { world, amir } = await anAuthorisedIncident();
    await amir.replies('Correct NINO AB123456C first.', { to: 'Incident PLY00001', in: 'aac' });
    await world.settle();
    await amir.runs(shortcut, { on: 'Correct NINO', in: 'aac' });
    await amir.sees('Source of the resolution', { only: 'modal' });
    await fillsTheRest(amir);
    await amir.submits();
    expect(amir.errors()).toEqual({
      'How to resolve it': 'This looks like a NINO. Leave client details out of this box.',
    });
  });
});
