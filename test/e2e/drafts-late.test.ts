import { expect, test } from '@jest/globals';
import type { Person } from '../../local/slack/index.ts';
import { cast, details, fillsStepThree, fillsStepTwo, stored, theIncident } from '../support/incidents.ts';
import { until } from '../support/slow-store.ts';
import { aWorld } from '../support/world.ts';

const last = 'Procedure path and step number';

/** A store that keeps the next look for a draft waiting until it is let go, and is quick with the others. */
function aSlowLook() {
  let wanted = false;
  let open: (() => void) | undefined;
  return {
    fault({ name, collection }: { name: string; collection?: string }): 'pass' | Promise<'pass'> {
      if (!wanted || name !== 'find' || collection !== 'drafts') return 'pass';
      wanted = false;
      return new Promise((resolve) => {
        open = () => resolve('pass');
      });
    },
    next: () => {
      wanted = true;
    },
    held: () => until(() => open !== undefined),
    letGo: () => open?.(),
  };
}

async function finishes(ana: Person, tom: Person): Promise<void> {
  await fillsStepThree(ana);
  await ana.submits();
  await tom.sees('Incident to decide');
}

test('a report saved late leaves a page as it was sent', async () => {
  const look = aSlowLook();
  const world = await aWorld({ mongo: { fault: look.fault } });
  const { ana, tom } = cast(world);
  await ana.types('/incident');
  await ana.submits();
  await fillsStepTwo(ana, { [last]: 'older text' });
  look.next();
  world.clock.advance(1_000);
  await look.held();
  await ana.fills(last, details[last]);
  await ana.submits();
  await ana.sees('Step 3 of 3');
  look.letGo();
  await world.settle();
  await finishes(ana, tom);
  expect((await theIncident(world)).fields.procedurePath).toBe(details[last]);
});

test('a report that another process saves late leaves a page as it was sent', async () => {
  const world = await aWorld({ transport: 'http' });
  const { ana, tom } = cast(world);
  await ana.types('/incident');
  await ana.submits();
  await fillsStepTwo(ana, { [last]: 'older text' });
  await world.another();
  await ana.fills(last, details[last]);
  await ana.submits();
  await ana.sees('Step 3 of 3');
  await world.passes({ seconds: 2 });
  await finishes(ana, tom);
  expect((await theIncident(world)).fields.procedurePath).toBe(details[last]);
});

test('a report saved late does not bring back what was thrown away', async () => {
  const look = aSlowLook();
  const world = await aWorld({ mongo: { fault: look.fault } });
  const { ana } = cast(world);
  await ana.types('/incident');
  await ana.fills('Area', 'Leicester');
  await ana.cancels();
  await world.passes({ seconds: 2 });
  await ana.types('/incident');
  await ana.fills('Area', 'Hastings');
  look.next();
  world.clock.advance(1_000);
  await look.held();
  await ana.presses('Start afresh');
  await until(() => ana.modal?.values.Area === 'Plymouth');
  look.letGo();
  await world.settle();
  expect(await stored(world, 'drafts')).toEqual([]);
});

test('what is typed into a draft that was opened again is kept too', async () => {
  const world = await aWorld();
  const { ana } = cast(world);
  await ana.types('/incident');
  await ana.fills('Area', 'Leicester');
  await ana.submits();
  await ana.closesAll();
  await ana.types('/incident');
  await ana.fills('Area', 'Hastings');
  await ana.closesAll();
  await world.passes({ seconds: 2 });
  await ana.types('/incident');
  await ana.sees('You began this');
  expect(ana.modal?.values.Area).toBe('Hastings');
});
