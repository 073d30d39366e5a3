import { describe, test } from '@jest/globals';
import { raisesAnIncident } from '../support/incidents.ts';
import { aWorld } from '../support/world.ts';

describe.each(['socket', 'http'] as const)('over %s, an incident is raised and approved', (transport) => {
  test('INC-17 INC-19 INC-20 AAC-18: from /incident to a number, a card and a thread', async () => {
    const world = await aWorld({ transport });
    const { ana, tom, amir } = {
      ana: world.person('ana'),
      tom: world.person('tom'),
      amir: world.person('amir'),
    };

    await raisesAnIncident(ana);
    await tom.sees('Incident to decide');
    await tom.sees('Waiting for @Tom Hughes since Monday 23 November 2026 at 10:00');
    await tom.presses('Authorise');

    await ana.sees('Your incident number is PLY00001');
    await amir.sees('Incident PLY00001', { in: 'aac' });
    await amir.sees('Talk about PLY00001 here', { in: 'aac' });
    await world.settle();
  });
});
