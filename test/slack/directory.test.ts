import { describe, expect, test } from '@jest/globals';
import { sampleWorkspace } from '../../local/sample-workspace.ts';
import type { Organisation } from '../../src/config/organisation.ts';
import { webClient } from '../../src/slack/clients.ts';
import { directory } from '../../src/slack/directory.ts';
import { cast, raisesAnIncident } from '../support/incidents.ts';
import { sampleOrganisation } from '../support/sample-organisation.ts';
import { aWorld, type World } from '../support/world.ts';

const withTomInTeamOf = (leader: string) => (sample: Organisation) => ({
  ...sample,
  teams: sample.teams.map((team) =>
    team.leader === leader ? { ...team, members: [...team.members, 'U0TOM'] } : team,
  ),
});

test('whoever leads one team and is a member of another, listed later, has that one’s leader', async () => {
  const { desk } = await aWorld({ organisation: withTomInTeamOf('U0TESS') });
  expect((await desk.store.people.find('U0TOM'))?.leader).toBe('U0TESS');
});

const callsOf = ({ workspace }: World, method: string) =>
  workspace.calls.filter((call) => call.method === method).length;

describe('a user group that changed', () => {
  test('is read only where a role asks for it, and only differences are written', async () => {
    let writes = 0;
    const world = await aWorld({
      mongo: {
        fault({ name, collection }) {
          if (name === 'update' && collection === 'people') writes++;
          return 'pass';
        },
      },
    });
    await world.settle();
    const before = { reads: callsOf(world, 'usergroups.users.list'), writes };
    await world.workspace.sendEvent({ type: 'subteam_members_changed', subteam_id: 'S0OTHER' });
    await world.settle();
    expect({ reads: callsOf(world, 'usergroups.users.list'), writes }).toEqual(before);

    world.workspace.changeGroup('team-leaders', ['tess', 'nia']);
    await world.settle();
    expect((await world.desk.store.people.find('U0TOM'))?.roles).not.toContain('team-leader');
    expect(writes - before.writes).toBe(1);
  });

  test('is read once more for all who ask while it is being read', async () => {
    const world = await aWorld();
    await world.settle();
    const organisation = sampleOrganisation();
    const { refreshAll } = directory({
      people: world.desk.store.people,
      client: webClient(sampleWorkspace.app.botToken, world.workspace.apiUrl, 2_500),
      organisation,
      teamId: sampleWorkspace.team.id,
      now: world.clock.now,
    });
    const before = callsOf(world, 'usergroups.users.list');
    await Promise.all([refreshAll(), refreshAll(), refreshAll(), refreshAll()]);
    const groups = Object.values(organisation.roles).filter((role) => 'userGroup' in role).length;
    expect(callsOf(world, 'usergroups.users.list') - before).toBe(2 * groups);
  });
});

test('a leader who was deactivated while nobody listened is not asked', async () => {
  const world = await aWorld({ forgives: true });
  const { ana } = cast(world);
  await ana.types('/incident');
  await ana.sees('Step 1 of 3');
  expect(ana.modal?.labels).not.toContain('Team leader');
  await ana.closesAll();
  await world.desk.stop();
  world.workspace.deactivate('tom');
  world.clock.advance(16 * 60_000);
  await world.restart();
  await ana.types('/incident');
  await ana.sees('Step 1 of 3');
  expect(ana.modal?.labels).toContain('Team leader');
});

test('whoever was last read more than a day ago is read again, though no event says so', async () => {
  const world = await aWorld({ forgives: true });
  const { ana, tom } = cast(world);
  await raisesAnIncident(ana);
  await tom.sees('Incident to decide');
  await world.desk.stop();
  world.workspace.deactivate('ana');
  world.clock.advance(25 * 3_600_000);
  await world.restart();
  await world.settle();
  expect((await world.desk.store.people.find('U0ANA'))?.deactivated).toBe(true);
});
