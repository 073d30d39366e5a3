import { describe, expect, test } from '@jest/globals';
import type { Verdict } from '../../local/mongo/index.ts';
import { keysStanding, raised, states } from '../support/deliveries.ts';
import { until } from '../support/slow-store.ts';
import { aWorld } from '../support/world.ts';

/** A store that keeps the next command of a kind waiting until it is let go. */
function aGate() {
  let wanted: ((command: { name: string; collection?: string }) => boolean) | undefined;
  let open = (_: Verdict) => {};
  let reached = () => {};
  return {
    fault(command: { name: string; collection?: string }): Verdict | Promise<Verdict> {
      if (!wanted?.(command)) return 'pass';
      wanted = undefined;
      reached();
      return new Promise((resolve) => {
        open = resolve;
      });
    },
    /** Resolves once a command waits at the gate. */
    close: (when: NonNullable<typeof wanted>): Promise<void> =>
      new Promise((resolve) => {
        wanted = when;
        reached = resolve;
      }),
    open: () => open('pass'),
  };
}
const anUpdate = ({ name, collection }: { name: string; collection?: string }) =>
  name === 'update' && collection === 'incidents';

describe.each(['socket', 'http'] as const)('stopping over %s', (transport) => {
  test('answers the press that is in flight', async () => {
    const gate = aGate();
    const world = await aWorld({ transport, mongo: { fault: gate.fault } });
    await raised(world, 'i1');
    const waiting = gate.close(anUpdate);
    const pressed = world.person('tom').presses('Authorise');
    await waiting;
    const stopped = world.desk.stop();
    gate.open();
    await pressed;
    await stopped;
    expect(world.workspace.problems()).toEqual([]);
    await world.restart();
    await world.person('ana').sees('Your incident number is PLY00001');
  });
});

describe.each(['socket', 'http'] as const)('stopping over %s', (transport) => {
  test('takes nothing more in, however much comes while it answers what it has', async () => {
    const gate = aGate();
    const world = await aWorld({ transport, mongo: { fault: gate.fault }, forgives: true });
    await raised(world, 'i1');
    const waiting = gate.close(anUpdate);
    const pressed = world.person('tom').presses('Authorise');
    await waiting;
    const stopped = world.desk.stop();
    const typed = world
      .person('ben')
      .types('/incident')
      .catch(() => undefined);
    await until(() => world.workspace.deliveries.some(({ about }) => about.includes('/incident')));
    gate.open();
    await pressed;
    await stopped;
    expect(world.workspace.calls.map(({ method }) => method)).not.toContain('views.open');
    world.clock.advance(3_000);
    await typed;
    await world.restart();
    await world.person('ana').sees('Your incident number is PLY00001');
  });
});

describe('stopping', () => {
  test('finishes a send that is in flight, and leaves what nobody has claimed', async () => {
    const gate = aGate();
    const world = await aWorld({
      mongo: { fault: gate.fault },
      forgives: true,
      settings: { pace: { channelMs: 1_000, postsPerMinute: 500, updatesPerMinute: 50 } },
    });
    await raised(world, 'i1', 'nobody');
    await raised(world, 'i2', 'nobody');
    const sending = new Promise<void>((resolve) => {
      const off = world.workspace.subscribe(() => {
        if (!keysStanding(world).length) return;
        off();
        resolve();
      });
    });
    world.desk.deliverer.nudge('incident', 'i1');
    world.desk.deliverer.nudge('incident', 'i2');
    await sending;
    await world.desk.stop();
    const posted = keysStanding(world);
    expect(posted.length).toBeLessThan(4);

    // Slack tells of each post, and gives up waiting for an answer from who has stopped.
    world.clock.advance(3_000);
    await world.restart();
    await world.settle();
    const left = { ...(await states(world, 'i1')), ...(await states(world, 'i2')) };
    expect(Object.values(left)).not.toContain('sending');
    await world.passes({ seconds: 5 });
    expect(keysStanding(world)).toEqual(
      ['i1', 'i2'].flatMap((id) => [`incident/${id}/requester-card`, `incident/${id}/team-leader-card-1`]),
    );
    expect(world.workspace.calls.map(({ method }) => method)).not.toContain('conversations.history');
  });

  test('does not wait for a backlog', async () => {
    const world = await aWorld({
      settings: { pace: { channelMs: 60_000, postsPerMinute: 500, updatesPerMinute: 50 } },
    });
    for (let index = 0; index < 5; index++) await raised(world, `i${index}`, 'nobody');
    void world.desk.ticker.tick('deliver-messages');
    await world.desk.stop();
    await world.restart();
    for (let minute = 0; minute < 6; minute++) await world.passes({ minutes: 1 });
    expect(keysStanding(world)).toHaveLength(10);
  });
});

test('an event whose save fails is not acknowledged, and has its effect when Slack sends it again', async () => {
  let down = false;
  const world = await aWorld({
    transport: 'http',
    forgives: true,
    mongo: { fault: () => (down ? 'fail' : 'pass') },
  });
  await raised(world, 'i1');
  const tom = () => world.desk.store.people.find('U0TOM');
  down = true;
  const failed = world.workspace.deliveries.length;
  world.workspace.deactivate('tom');
  await world.settle();
  down = false;
  expect((await tom())?.deactivated).toBe(false);
  expect(world.workspace.deliveries.slice(failed).map(({ outcome }) => outcome)).toContain('refused');
  await world.passes({ minutes: 2 });
  expect((await tom())?.deactivated).toBe(true);
});
