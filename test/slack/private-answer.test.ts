import { expect, test } from '@jest/globals';
import { cast, raisesAnIncident } from '../support/incidents.ts';
import { until } from '../support/slow-store.ts';
import { aWorld, type World } from '../support/world.ts';

/** Slack takes the next private answer in and never says so. */
async function hangs(world: World, act: () => Promise<void>): Promise<void> {
  const answers = () => world.workspace.calls.filter(({ method }) => method === 'response_url').length;
  const before = answers();
  world.workspace.faults.next({ method: 'response_url', kind: 'hang' });
  await act();
  await until(() => answers() > before);
  world.clock.advance(3_000);
  await world.settle();
}

test('an answer that hangs is left behind after three seconds, so that stopping need not wait for it', async () => {
  const world = await aWorld();
  const { ana, tom } = cast(world);
  await raisesAnIncident(ana);
  const button = await tom.remembers('Authorise');
  await button.press();
  await ana.sees('Your incident number is PLY');
  await world.settle();

  await hangs(world, () => button.press());
  await hangs(world, () => ana.types('/incident help'));
  await world.restart();
  expect(world.log.filter(({ msg }) => msg === 'a private answer was not delivered')).toHaveLength(2);
});
