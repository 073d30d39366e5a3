/** What a person may be. Everyone in a team is a caseworker; the organisation file says who is the rest. */
export const roleNames = [
  'caseworker',
  'team-leader',
  'aac-adviser',
  'expert',
  'scr-manager',
  'flls',
  'gich',
  'new-applications-team-leader',
  'specialist',
  'administrator',
] as const;

export type Role = (typeof roleNames)[number];
