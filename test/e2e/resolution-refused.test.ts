import { describe, expect, test } from '@jest/globals';
import {
  anAuthorisedIncident,
  aResolvedIncident,
  cast,
  channelsWhere,
  copiesCard,
  decisions,
  fillsTheResolution,
  isAuthorised,
  isResolved,
  itDidNotWork,
  raisesForSpecialClientRecords,
  resolution,
  slack,
} from '../support/incidents.ts';
import { aWorld } from '../support/world.ts';

const how = 'How to resolve it';
const tried = 'What did you try, and what happened?';
const looksLike = (what: string) => `This looks like ${what}. Leave client details out of this box.`;

describe('what a resolution may not hold', () => {
  test.each([
    ['Correct the NINO AB 12 34 56 C first.', 'a NINO'],
    ['Correct SCIN 1234 5678 9012 first.', 'a SCIN'],
    ['Ring 07700 900123 first.', 'a phone number'],
  ])('Q26: %s', async (typed, what) => {
    const { world, ana, amir } = await anAuthorisedIncident();
    await fillsTheResolution(amir, { [how]: typed });
    await amir.submits();
    expect(amir.errors()).toEqual({ [how]: looksLike(what) });
    expect(amir.modal?.values).toEqual({ ...resolution, [how]: typed });
    await world.settle();
    ana.seesNot('A resolution for');
    await amir.fills(how, 'Correct it first.');
    await amir.submits();
    await ana.sees('Correct it first.');
  });

  test('Q26: nor may what was tried, and it is kept to be put right', async () => {
    const { world, ana, amir } = await aResolvedIncident();
    await itDidNotWork(ana, 'Tried it for AB 12 34 56 C.');
    expect(ana.errors()).toEqual({ [tried]: looksLike('a NINO') });
    expect(ana.modal?.values[tried]).toBe('Tried it for AB 12 34 56 C.');
    await world.settle();
    amir.seesNot('The resolution did not work');
    await ana.fills(tried, 'Tried it for one client.');
    await ana.submits();
    await amir.sees('Tried it for one client.', { in: 'aac' });
  });

  test('nothing can be left out, blank or too long', async () => {
    const { world, ana, amir } = await anAuthorisedIncident();
    await amir.presses('Record resolution');
    await amir.submits();
    expect(Object.keys(amir.errors())).toEqual([
      'Resolved reason',
      how,
      'Source of the resolution',
      'How was it given?',
    ]);
    await amir.cancels();
    await fillsTheResolution(amir, { [how]: '   ' });
    await amir.submits();
    expect(amir.errors()).toEqual({ [how]: `Fill in '${how}'.` });
    await expect(amir.fills(how, 'x'.repeat(2_501))).rejects.toThrow('2500');
    await amir.fills(how, 'x'.repeat(2_500));
    await amir.submits();
    await ana.sees('x'.repeat(2_500));
    await amir.sees('x'.repeat(2_500), { in: 'aac' });
    await world.settle();

    await itDidNotWork(ana, '  ');
    expect(ana.errors()).toEqual({ [tried]: `Fill in '${tried}'.` });
    await expect(ana.fills(tried, 'x'.repeat(2_001))).rejects.toThrow('2000');
    await ana.fills(tried, 'y'.repeat(2_000));
    await ana.submits();
    await amir.sees('y'.repeat(2_000), { in: 'aac' });
  });

  test('whatever is typed is words and nothing else', async () => {
    const loud = '@here <!channel> <@U0BEN> *bold* `code` :fire: & <https://x.test|click>';
    const { world, ana, ben, tom, amir } = await anAuthorisedIncident();
    await isResolved(world, { [how]: `Try ${loud}` });
    for (const person of [ana, tom, amir]) await person.sees(`Try ${loud}`);
    await itDidNotWork(ana, `Tried ${loud}`);
    await amir.sees(`Tried ${loud}`, { in: 'aac' });
    await world.settle();
    const posted = world.workspace.calls.filter(({ method }) => method.startsWith('chat.'));
    expect(JSON.stringify(posted.map(({ args }) => args.text))).not.toMatch(/<!|<@U0BEN/);
    expect(JSON.stringify(posted)).not.toContain('mrkdwn');
    expect(ben.messages()).toEqual([]);
  });
});

test.each(['Raised by Special Client Records', 'Refers to a Special Client Records case'])(
  'Q18: %s: client data is refused in how it was resolved and in what was tried',
  async (tick) => {
    const world = await aWorld();
    const { ana, amir } = cast(world);
    await raisesForSpecialClientRecords(ana, [tick]);
    await isAuthorised(world);
    await fillsTheResolution(amir, { [how]: 'Ring the client on 07700 900123.' });
    await amir.submits();
    expect(amir.errors()[how]).toContain('looks like a phone number');
    await amir.fills(how, 'Ring the client.');
    await amir.submits();
    await world.settle();
    await itDidNotWork(ana, 'Rang; SCIN 1234 5678 9012 is wrong.');
    expect(ana.errors()[tried]).toContain('looks like a SCIN');
    await ana.fills(tried, 'Rang; the SCIN is wrong.');
    await ana.submits();
    await amir.sees('Rang; the SCIN is wrong.', { in: 'aac' });
  },
);

describe('who may not', () => {
  test('AAC-27: nobody but an adviser records a resolution, and nobody their own', async () => {
    const { world, ana, tom, ben } = await anAuthorisedIncident({
      workspace: { channels: channelsWhere(['U0ANA', 'U0BEN', 'U0TOM']) },
    });
    for (const person of [ana, ben, tom]) {
      await person.presses('Record resolution');
      await person.sees(
        'Only an adviser of the Area Advice Centre can do that. Reply in the thread, and ask them to.',
      );
      expect(person.modal).toBeUndefined();
    }
    world.workspace.changeGroup('aac-advisers', ['amir', 'agnes', 'ana']);
    await world.settle();
    await ana.presses('Record resolution');
    await ana.sees('You raised this incident, so another adviser has to record its resolution.');
    expect(ana.modal).toBeUndefined();
    expect(await decisions(world)).not.toContain('resolve');
  });

  test('INC-32 INC-33: only the caseworker who raised it says whether it worked', async () => {
    const { world, ana, tom, amir } = await aResolvedIncident({
      workspace: { channels: channelsWhere(['U0TOM']) },
    });
    await copiesCard(world, ana, 'A resolution for PLY00001');
    for (const person of [tom, amir]) {
      for (const button of ['It worked', 'It did not work']) {
        await person.presses(button);
        await person.sees('Only the person who raised this incident can do that. Ask them to answer.');
        await world.settle();
        expect(person.modal).toBeUndefined();
        person.reloads();
      }
    }
    expect((await decisions(world)).at(-1)).toBe('resolve');
  });

  test('buttons of a version that is no more have their message drawn again', async () => {
    const { world, ana, amir } = await aResolvedIncident();
    const seen = await ana.sees('A resolution for PLY00001', { only: 'message' });
    await slack(world).chat.update({
      channel: seen.channel?.id ?? '',
      ts: seen.ts,
      text: 'An old resolution',
      blocks: JSON.parse(JSON.stringify(seen.blocks).replaceAll('confirm-it-worked', 'worked-of-old')),
    });
    await ana.presses('It worked');
    await ana.sees('This message was out of date and is being redrawn. Look at it again, then press.');
    await world.settle();
    await ana.presses('It worked');
    await amir.sees('PLY00001 is closed', { in: 'aac' });
  });
});

describe('who cannot be reached in Slack', () => {
  test('INC-31: a resolution for a caseworker who is gone falls to the team leader, to be told in some other way', async () => {
    const { world, tom } = await anAuthorisedIncident();
    world.workspace.deactivate('ana');
    await world.settle();
    await isResolved(world);
    const told = await tom.sees('Tell your caseworker yourself');
    expect(told.text).toContain('@Ana Silva cannot be reached in Slack about PLY00001.');
    expect(told.text).toContain('a resolution has come, and they are to say whether it worked.');
    tom.seesNot('[It worked]');
  });

  test('INC-31: a resolution for a team leader who is gone goes to their cover', async () => {
    const { world, ana, tess } = await anAuthorisedIncident();
    world.workspace.deactivate('tom');
    await world.settle();
    await isResolved(world);
    await tess.sees('There is nothing for you to do: @Ana Silva is asked whether it worked.');
    await ana.presses('It worked');
    await ana.sees('Status: closed, the resolution worked');
  });
});
