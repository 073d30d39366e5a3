import { describe, expect, test } from '@jest/globals';
import {
  cast,
  details,
  fillsStepThree,
  fillsStepTwo,
  raisesAnIncident,
  stored,
} from '../support/incidents.ts';
import { aWorld } from '../support/world.ts';

describe('a form left half-filled', () => {
  test.each(['cancels', 'closesAll'] as const)(
    'is offered again with what was typed when she %s',
    async (leaves) => {
      const world = await aWorld();
      const { ana, ben, tom } = cast(world);
      await ana.types('/incident');
      await ana.fills('Area', 'Leicester');
      await ana.submits();
      await fillsStepTwo(ana);
      await ana[leaves]();

      await ana.types('/incident');
      await ana.sees('You began this on Monday 23 November 2026 at 10:00. It is as you left it.');
      expect(ana.modal?.values.Area).toBe('Leicester');
      await ana.submits();
      await ana.sees('Step 2 of 3');
      expect(ana.modal?.values).toMatchObject({
        'Client name': details['Client name'],
        SCIN: details.SCIN,
        NINO: details.NINO,
        'Procedure path and step number': details['Procedure path and step number'],
      });
      await ana.closesAll();
      await world.passes({ seconds: 2 });

      await ben.types('/incident');
      await ben.sees('Step 1 of 3');
      ben.seesNot('You began this');

      await world.restart();
      await ana.types('/incident');
      await ana.submits();
      await ana.submits();
      await fillsStepThree(ana);
      await ana.submits();
      await tom.sees('Area: Leicester');
      await world.settle();
      const left = await stored(world, 'drafts');
      expect(left.filter(({ author }) => author === 'U0ANA')).toEqual([]);
      await ana.types('/incident');
      await ana.sees('Step 1 of 3');
      ana.seesNot('You began this');
    },
  );

  test('can be thrown away and begun afresh', async () => {
    const world = await aWorld();
    const { ana, tom } = cast(world);
    await ana.types('/incident');
    await ana.fills('Area', 'Leicester');
    await ana.cancels();
    await world.passes({ seconds: 2 });
    await ana.types('/incident');
    await ana.pressesTwice('Start afresh');
    await world.settle();
    expect(ana.modal?.values.Area).toBe('Plymouth');
    ana.seesNot('You began this');
    expect(await stored(world, 'drafts')).toEqual([]);

    await ana.submits();
    await fillsStepTwo(ana);
    await ana.submits();
    await fillsStepThree(ana);
    await ana.submits();
    await tom.sees('Area: Plymouth');
  });

  test('keeps a mistake to be put right', async () => {
    const world = await aWorld();
    const { ana } = cast(world);
    await ana.types('/incident');
    await ana.submits();
    await fillsStepTwo(ana, { NINO: 'nonsense' });
    await ana.submits();
    expect(Object.keys(ana.errors())).toEqual(['NINO']);
    await ana.cancels();
    await ana.types('/incident');
    await ana.submits();
    await ana.sees('Step 2 of 3');
    expect(ana.modal?.values.NINO).toBe('nonsense');
  });

  test('going back and forth, double clicks included, loses nothing', async () => {
    const world = await aWorld();
    const { ana } = cast(world);
    await ana.types('/incident');
    await ana.submitsTwice();
    await fillsStepTwo(ana);
    await ana.pressesTwice('Back');
    await ana.sees('Step 1 of 3');
    await ana.submits();
    await ana.sees('Step 2 of 3');
    expect(ana.modal?.values['Client name']).toBe(details['Client name']);
    await ana.submits();
    await fillsStepThree(ana);
    await ana.presses('Back');
    await ana.sees('Step 2 of 3');
    await ana.submits();
    await ana.sees('Step 3 of 3');
    expect(ana.modal?.values['Actions taken to resolve']).toBe(details['Actions taken to resolve']);
  });

  test('is gone after seven days', async () => {
    const world = await aWorld({ mongo: {}, settings: { tickSeconds: 86_400 } });
    const { ana } = cast(world);
    await ana.types('/incident');
    await ana.fills('Area', 'Leicester');
    await ana.closesAll();
    await world.passes({ seconds: 2 });
    world.clock.advance(6.9 * 86_400_000);
    await world.passes({ minutes: 2 });
    expect(await stored(world, 'drafts')).toHaveLength(1);
    world.clock.advance(0.2 * 86_400_000);
    await world.passes({ minutes: 2 });
    expect(await stored(world, 'drafts')).toEqual([]);
  });

  test('is not left behind by an incident raised in one go', async () => {
    const world = await aWorld();
    const { ana, tom } = cast(world);
    await raisesAnIncident(ana);
    await tom.sees('Incident to decide');
    await world.passes({ seconds: 5 });
    expect(await stored(world, 'drafts')).toEqual([]);
  });
});
