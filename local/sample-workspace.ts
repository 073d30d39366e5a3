/** The people and places of the sample organisation (`config/organisation.yml` names the same ids). */
export const sampleWorkspace = {
  team: { id: 'T0CMG', name: 'Child Maintenance Group', domain: 'cmg-sample' },
  app: {
    id: 'A0CASEDESK',
    name: 'casedesk',
    botUserId: 'U0CASEDESK',
    botToken: 'xoxb-local-casedesk',
    appToken: 'xapp-local-casedesk',
    signingSecret: 'local-signing-secret',
  },
  grantedOptionalScopes: ['dnd:read'],
  members: [
    { id: 'U0ANA', name: 'ana', realName: 'Ana Silva' },
    { id: 'U0BEN', name: 'ben', realName: 'Ben Okoro' },
    { id: 'U0NOLA', name: 'nola', realName: 'Nola Reid' },
    { id: 'U0TOM', name: 'tom', realName: 'Tom Hughes' },
    { id: 'U0TESS', name: 'tess', realName: 'Tess Morgan' },
    { id: 'U0AMIR', name: 'amir', realName: 'Amir Shah' },
    { id: 'U0AGNES', name: 'agnes', realName: 'Agnes Boyle' },
    { id: 'U0EVE', name: 'eve', realName: 'Eve Turner' },
    { id: 'U0SAM', name: 'sam', realName: 'Sam Price' },
    { id: 'U0FINN', name: 'finn', realName: 'Finn Walsh' },
    { id: 'U0GINA', name: 'gina', realName: 'Gina Patel' },
    { id: 'U0NIA', name: 'nia', realName: 'Nia Evans' },
    { id: 'U0NED', name: 'ned', realName: 'Ned Fox' },
    { id: 'U0NORA', name: 'nora', realName: 'Nora Lamb' },
    { id: 'U0SOL', name: 'sol', realName: 'Sol Brandt' },
    { id: 'U0ADA', name: 'ada', realName: 'Ada Clarke' },
  ],
  channels: [
    { id: 'C0GENERAL', name: 'general', members: ['U0ANA', 'U0BEN', 'U0TOM', 'U0ADA'] },
    { id: 'C0AAC', name: 'aac', members: ['U0AMIR', 'U0AGNES', 'U0CASEDESK'] },
    { id: 'C0SPECIALIST', name: 'specialist-services', members: ['U0SOL', 'U0CASEDESK'] },
  ],
  userGroups: [
    {
      id: 'S0TEAMLEADERS',
      handle: 'team-leaders',
      name: 'Team leaders',
      users: ['U0TOM', 'U0TESS', 'U0NIA'],
    },
    { id: 'S0AAC', handle: 'aac-advisers', name: 'AAC advisers', users: ['U0AMIR', 'U0AGNES'] },
  ],
};

/** What each of them does, as the sample organisation has it; those who act first, first. */
export const samplePeople = [
  ['ana', 'caseworker in Team 3, Plymouth; Tom leads her'],
  ['ben', 'caseworker in Team 3, Plymouth; Tom leads him'],
  ['nola', 'in no team yet, so she is asked for her team leader'],
  ['tom', 'team leader of Team 3; Tess stands in for him'],
  ['tess', 'team leader of Team 4 and of GICH; Tom stands in for her'],
  ['amir', 'adviser at the Area Advice Centre (AAC)'],
  ['agnes', 'adviser at the Area Advice Centre (AAC)'],
  ['eve', 'expert of an expert domain'],
  ['sam', 'manager of special client records (SCR)'],
  ['finn', 'FLLS, for access to special client records'],
  ['gina', 'caseworker of General Inbound Call Handling (GICH), Plymouth; Tess leads her'],
  ['nia', 'team leader of New Applications; Tess stands in for her'],
  ['ned', 'caseworker in New Applications, Plymouth; Nia leads him'],
  ['nora', 'caseworker in New Applications, Plymouth; Nia leads her'],
  ['sol', 'caseworker of the specialist services team (CPO, IO and FTF)'],
  ['ada', 'administrator: hears of messages that cannot be delivered'],
].map(([name = '', job = '']) => ({
  name,
  job,
  realName: sampleWorkspace.members.find((one) => one.name === name)?.realName ?? '',
}));
