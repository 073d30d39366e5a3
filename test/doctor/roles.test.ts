import { expect, test } from '@jest/globals';
import { roleFindings } from '../../src/doctor/roles.ts';
import { sampleOrganisation } from '../support/sample-organisation.ts';

const organisation = sampleOrganisation();
const active = { deleted: false, outsider: false };
const accounts = new Map(
  Object.values(organisation.roles).flatMap((given) =>
    'members' in given ? given.members.map((id) => [id, active] as const) : [],
  ),
);
const groups = Object.values(organisation.roles).flatMap((given) =>
  'userGroup' in given ? [{ id: given.userGroup, date_delete: 0, users: ['U0TOM'] }] : [],
);

test('a user group that is disabled gives nobody its role', () => {
  const disabled = groups.map((one) => ({ ...one, date_delete: 1_700_000_000 }));
  expect(roleFindings(organisation, groups, accounts)).toEqual([
    { is: 'well', sentence: 'Somebody holds each role.' },
  ]);
  expect(roleFindings(organisation, disabled, accounts)).toContainEqual({
    is: 'wrong',
    sentence:
      'The user group of aac-adviser (S0AAC) is disabled. Enable it in Slack, or put another into the organisation file.',
  });
});
