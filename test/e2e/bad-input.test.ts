import { describe, expect, test } from '@jest/globals';
import {
  cast,
  details,
  fillsStepThree,
  fillsStepTwo,
  fillsTheForm,
  raisesAnIncident,
  stored,
} from '../support/incidents.ts';
import { aWorld } from '../support/world.ts';

const path = 'Procedure path and step number';
const notANino = 'This is not a NINO. It is two letters, six digits and A, B, C or D, like AB 12 34 56 C.';
const notAScin = 'This is not a SCIN. It is twelve digits, like 1234 5678 9012.';
const sayWhy = "Say why it is not applicable, for example 'Not applicable: no case involved'.";

async function atStepTwo() {
  const world = await aWorld();
  const { ana, tom } = cast(world);
  await ana.types('/incident');
  await ana.submits();
  await ana.sees('Step 2 of 3');
  return { world, ana, tom };
}

describe('step two says under each field how to put it right', () => {
  test.each([
    ['NINO', 'AB 12 34 56', notANino],
    ['NINO', 'QQ 12 34 56 C', notANino],
    ['NINO', 'Not applicable', sayWhy],
    ['SCIN', '1234 5678', notAScin],
    ['SCIN', 'Not applicable -', sayWhy],
    ['Client name', '   ', "Fill in 'Client name'."],
    [
      'Case or SR number',
      'none',
      'Give the case number or the SR number as CMS2012 shows it, like 1-23456789.',
    ],
    [path, 'Step 4 for AB123456C', 'This looks like a NINO. Leave client details out of this box.'],
    [
      path,
      'Step 4, rang 07700 900123',
      'This looks like a phone number. Leave client details out of this box.',
    ],
    [path, 'Step 4, 1234 5678 9012', 'This looks like a SCIN. Leave client details out of this box.'],
  ] as const)('%s: %s', async (label, typed, sentence) => {
    const { ana } = await atStepTwo();
    await fillsStepTwo(ana, { [label]: typed });
    await ana.submits();
    expect(ana.errors()).toEqual({ [label]: sentence });
    await ana.fills(label, details[label]);
    await ana.submits();
    await ana.sees('Step 3 of 3');
  });

  test('a date in the future', async () => {
    const { ana, tom } = await atStepTwo();
    await fillsStepTwo(ana);
    await ana.fills('Date raised', '2026-11-24');
    await ana.submits();
    expect(ana.errors()).toEqual({
      'Date raised': 'The date raised cannot be in the future. Choose today or an earlier day.',
    });
    await ana.fills('Date raised', '2026-11-20');
    await ana.submits();
    await fillsStepThree(ana);
    await ana.submits();
    await tom.sees('Incident to decide');
  });

  test('empty fields are asked for by Slack itself, and longer than allowed cannot be typed', async () => {
    const { ana } = await atStepTwo();
    await ana.submits();
    expect(Object.keys(ana.errors())).toEqual(['Case or SR number', 'Client name', 'SCIN', 'NINO', path]);
    await expect(ana.fills(path, 'x'.repeat(301))).rejects.toThrow('no more than 300 characters');
  });
});

test("Q12: 'Not applicable' with a reason stands where no case is involved", async () => {
  const world = await aWorld();
  const { ana, tom } = cast(world);
  const why = 'Not applicable: the whole team is affected';
  await raisesAnIncident(ana, { 'Case or SR number': why, 'Client name': why, SCIN: why, NINO: why });
  await tom.sees('Case or SR number: not applicable');
  await tom.presses('Show and copy');
  await tom.sees(`NINO: ${why}`);
});

describe('whatever is typed is words and nothing else', () => {
  const loud =
    '@here <!channel> <@U0BEN> <!subteam^S0AAC> *bold* _it_ `code` :fire: & <https://x.test|click> \u202e';
  const astral = '𝔸𝕊𝕋 👩‍👩‍👧 مرحبا بالعالم שלום \u200f';

  test('it pings nobody and comes back as it was typed', async () => {
    const world = await aWorld();
    const { ana, ben, tom } = cast(world);
    await raisesAnIncident(ana, {
      'Client name': `Jo ${loud}`,
      [path]: `Procedures>Pages ${loud}`,
      'Description of the incident': `${loud}${astral}`,
    });
    await tom.presses('More information');
    await tom.fills('What do you need to know?', `${loud}${astral}`);
    await tom.submits();
    await ana.presses('Give information');
    await ana.sees(`${loud}${astral}`.trim());
    await ana.fills('Your answer', astral);
    await ana.submits();
    await tom.sees('Your question has been answered');
    await tom.presses('Show and copy');
    await tom.sees('What has been said');
    expect(tom.modal?.values['Note for CMS2012']).toContain(`Client name: Jo ${loud}`.trim());
    expect(tom.modal?.values['Note for CMS2012']).toContain(`${loud}${astral}`.trim());
    await world.settle();

    const posted = world.workspace.calls.filter(({ method }) => method.startsWith('chat.'));
    expect(JSON.stringify(posted)).not.toMatch(/<!|@here|S0AAC|U0BEN/);
    const shown = world.workspace.calls.filter(({ method }) => method.startsWith('views.'));
    expect(JSON.stringify(shown)).not.toContain('mrkdwn');
    expect(ben.messages()).toEqual([]);
  });

  test('2,500 characters in both boxes are kept whole and shown in pieces that Slack can hold', async () => {
    const world = await aWorld();
    const { ana, tom } = cast(world);
    const long = `${'🙂 '.repeat(833)}!`;
    const longToo = 'a'.repeat(2_500);
    expect(long).toHaveLength(2_500);
    await raisesAnIncident(ana, {
      'Description of the incident': long,
      'Actions taken to resolve': longToo,
    });
    await tom.presses('Show and copy');
    await tom.sees('Note for CMS2012 (part 1 of 2)');
    const note = Object.values(tom.modal?.values ?? {}).join('');
    expect(note).toContain(`Description of the incident: ${long}\n`);
    expect(note).toContain(`Actions taken to resolve: ${longToo}`);
  });

  test('more than 2,500 characters cannot be typed', async () => {
    const world = await aWorld();
    const { ana } = cast(world);
    await fillsTheForm(ana);
    await expect(ana.fills('Description of the incident', 'x'.repeat(2_501))).rejects.toThrow('2500');
  });
});

describe('the command', () => {
  test.each(['help', 'new please', '<!channel>'])(
    '/incident %s is answered with what to type',
    async (words) => {
      const world = await aWorld();
      const { ana } = cast(world);
      await ana.types(`/incident ${words}`);
      await ana.sees('/incident raises an incident.');
      expect(ana.modal).toBeUndefined();
      expect(await stored(world, 'drafts')).toEqual([]);
    },
  );

  test('nothing is kept where nothing was typed', async () => {
    const world = await aWorld();
    const { ana } = cast(world);
    await ana.types('/incident');
    await ana.sees('Step 1 of 3');
    await ana.closesAll();
    await world.passes({ seconds: 2 });
    expect(await stored(world, 'drafts')).toEqual([]);
    expect(await stored(world, 'incidents')).toEqual([]);
  });
});
