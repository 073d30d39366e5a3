import { expect, test } from '@jest/globals';
import type { Verdict } from '../../local/mongo/index.ts';
import { cast, raisesAnIncident } from '../support/incidents.ts';
import { until } from '../support/slow-store.ts';
import { aWorld } from '../support/world.ts';

test('a colleague whose name takes long to find keeps no form waiting', async () => {
  let sought: string | undefined;
  const waiting: ((verdict: Verdict) => void)[] = [];
  const world = await aWorld({
    mongo: {
      fault: ({ name, collection, body }) =>
        name === 'find' && collection === 'people' && sought && JSON.stringify(body).includes(sought)
          ? new Promise<Verdict>((resolve) => waiting.push(resolve))
          : 'pass',
    },
  });
  const { ana, tom, tess } = cast(world);
  await raisesAnIncident(ana);
  await world.passes({ hours: 4, minutes: 30 });
  await tom.presses('More information');
  await tom.fills('What do you need to know?', 'Which screen?');
  await tess.presses('Authorise');
  await ana.sees('@Tess Morgan authorised your incident.');
  await world.settle();

  sought = tess.id;
  const sent = tom.submits();
  await until(() => waiting.length > 0);
  world.clock.advance(2_000);
  await sent;
  expect(Object.values(tom.errors())).toEqual(['Not confirmed yet. Press again: nothing is entered twice.']);
  sought = undefined;
  for (const resolve of waiting) resolve('pass');
  await tom.submits();
  expect(Object.values(tom.errors())[0]).toContain('Tess Morgan authorised it');
});
