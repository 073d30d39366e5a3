import { expect, test } from '@jest/globals';
import { cast, fillsTheForm, incidents, posts } from '../support/incidents.ts';
import { latest, sends } from '../support/payloads.ts';
import { aWorld } from '../support/world.ts';

test('INC-17: a draft open in two windows raises one incident, and the second window is told', async () => {
  const world = await aWorld({ transport: 'http' });
  const { ana, tom } = cast(world);
  await fillsTheForm(ana);
  await ana.submits();
  await tom.sees('Incident to decide');
  await world.settle();

  const again = latest(world, 'view_submission');
  expect(await sends(world, JSON.parse(again))).toBe('');
  const otherWindow = JSON.parse(again.replaceAll(/"id":"V[^"]*"/g, '"id":"V0OTHER"'));
  expect(JSON.parse(await sends(world, otherWindow))).toMatchObject({
    response_action: 'errors',
    errors: {
      'description.2':
        'This form has already been sent from another window. Close it: your incident is with your team leader.',
    },
  });
  await world.settle();
  expect(await incidents(world)).toHaveLength(1);
  expect(posts(world, 'Incident to decide')).toBe(1);
});
