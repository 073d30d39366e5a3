import { expect, test } from '@jest/globals';
import type { Organisation } from '../../src/config/organisation.ts';
import { aWorld } from '../support/world.ts';

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
