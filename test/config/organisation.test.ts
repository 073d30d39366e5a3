import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parseDocument } from 'yaml';
import { holidaysKeptBy, readOrganisation } from '../../src/config/organisation.ts';
import { hoursOf } from '../../src/config/working-hours.ts';

const sampleText = readFileSync(new URL('../../config/organisation.yml', import.meta.url), 'utf8');
const sample = readOrganisation(sampleText);
if (Array.isArray(sample)) throw new Error(JSON.stringify(sample));

/** What stands at a dotted path from now on; undefined takes it away. */
type Changes = Record<string, unknown>;

/** The problems of the sample file so changed, as `path: problem`. */
function problemsAfter(changes: Changes): string[] {
  const file = parseDocument(sampleText);
  for (const [path, value] of Object.entries(changes)) {
    if (value === undefined) file.deleteIn(path.split('.'));
    else file.setIn(path.split('.'), value);
  }
  const reading = readOrganisation(file.toString());
  return Array.isArray(reading) ? reading.map(({ path, problem }) => `${path}: ${problem}`) : [];
}

describe('the sample', () => {
  test('INC-26: the five AAC numbers', () => {
    expect(sample.areas.map(({ name, aacPhone }) => [name, aacPhone])).toEqual([
      ['Belfast', '788266004'],
      ['Northern Areas', '783284500'],
      ['Hastings', '788508008'],
      ['Plymouth', '783022055'],
      ['Leicester', '759202127'],
    ]);
  });

  test('Q17: the two codes that are known', () => {
    expect(sample.areas).toContainEqual(expect.objectContaining({ name: 'Hastings', code: 'HAS' }));
    expect(sample.areas).toContainEqual(expect.objectContaining({ name: 'Plymouth', code: 'PLY' }));
  });

  test('Q16: eight expert domains, Sub Area and Date to Nat for the first five', () => {
    expect(sample.expertDomains.map(({ name, subAreaAndDateToNat }) => [name, subAreaAndDateToNat])).toEqual([
      ['Design', true],
      ['Procedures', true],
      ['Policy', true],
      ['OED/Customer', true],
      ['NAT Lead', true],
      ['Live Service Support', false],
      ['CFAT', false],
      ['OMC', false],
    ]);
  });

  test('Q8: what a procedure gives names its rule; the rest is marked as ours', () => {
    const given = Object.entries(sample.lists).flatMap(([name, list]) =>
      list.ours ? [] : [[name, list.source]],
    );
    expect(given).toEqual([
      ['designSubAreas', 'AAC-31'],
      ['resolutionSources', 'AAC-21'],
    ]);
    expect(sampleText.match(/# ours/g)?.length).toBeGreaterThan(0);
  });

  test('INC-34, INC-05, CB-48: every page the procedures point to has a link', () => {
    expect(Object.keys(sample.links)).toEqual(
      expect.arrayContaining([
        'BOM - Segment Summary',
        'Complaint/Dissatisfaction - Log',
        'Error Handling',
        'Exceptional Case Handling - Gateway',
        'Incident Management - AAC Manage Incident',
        'Incident Management - AAC Manage Response',
        'Incident Reduction Advice',
        'Notes - Service Request/Case/Contact',
        'Terminology Changes',
        'Call - Overview',
        'Telephony Overview',
        'Work Management',
        'CMSF5566',
        'CMSF5565',
      ]),
    );
  });

  test('Q19, INC-15: the service levels that the procedures give', () => {
    expect(sample.serviceLevels).toMatchObject({
      caseworkerReplyHours: 24,
      adviceAndGuidanceWorkingDays: 5,
      adviceAndGuidanceUrgentHours: 24,
    });
  });

  test('Q19: a caseworker is reminded while there is still time to answer', () => {
    const { caseworkerReplyReminderHours, caseworkerReplyHours } = sample.serviceLevels;
    expect(caseworkerReplyReminderHours).toBeLessThan(caseworkerReplyHours);
  });

  test('CB-30, CB-22: the mailbox of each functionally unique team, and the one of the MP Hotline', () => {
    const southWest = 'CM 2012 SCHEME South West Specialist Services Support Team';
    expect(sample.specialistTeams.map((team) => [team.name, team.mailbox, team.functionallyUnique])).toEqual([
      ['CPO', southWest, true],
      ['IO', southWest, true],
      ['FTF', southWest, true],
      ['SAR', 'CSA DPU SARS', true],
      ['MP Hotline', 'CM 2012 Northern Complaint resolution', false],
    ]);
    expect(sample.specialistTeams.filter(({ channel }) => !channel).map(({ name }) => name)).toEqual([
      'SAR',
      'MP Hotline',
    ]);
  });

  test('CB-01, CB-10, CB-26, CB-27, CB-35, CB-36, CB-46, Q1, Q30: when call-backs start, are reminded of and end', () => {
    expect(sample.callBacks).toMatchObject({
      completeWithinHours: 24,
      startsBeforeAgreedMinutes: 30,
      remindBeforeStartMinutes: 5,
      remindBeforeAgreedMinutes: 5,
      remindBeforeAttemptMinutes: 15,
      remindBeforeAnytimeEndsMinutes: 30,
      remindBeforeInformalMinutes: 5,
      attempts: 3,
      feeDays: 14,
    });
  });

  test('CB-42: each person’s working hours, and the bank holidays of their area’s nation', () => {
    const days = ['mon', 'tue', 'wed', 'thu', 'fri'];
    expect(hoursOf(sample, 'U0ANA')).toEqual({ from: '08:00', until: '17:00', days });
    expect(hoursOf(sample, 'U0BEN')).toEqual({ from: '10:00', until: '19:00', days });
    expect(hoursOf(sample, 'toString')).toEqual({ from: '08:00', until: '17:00', days });
    const { 'england-and-wales': england, 'northern-ireland': northernIreland } = sample.bankHolidays.dates;
    const [first] = sample.teams;
    const inBelfast = { ...sample, teams: first ? [{ ...first, area: 'BEL' }] : [] };
    expect([holidaysKeptBy(sample, 'U0ANA'), holidaysKeptBy(inBelfast, 'U0ANA')]).toEqual([
      england,
      northernIreland,
    ]);
    expect([holidaysKeptBy(inBelfast, 'U0TOM'), holidaysKeptBy(inBelfast, 'U0NOLA')]).toEqual([
      northernIreland,
      england,
    ]);
  });

  test('CB-42: a file that says nothing of working hours has those of an office', () => {
    const file = parseDocument(sampleText);
    file.deleteIn(['workingHours']);
    expect(readOrganisation(file.toString())).toMatchObject({
      workingHours: { from: '08:00', until: '17:00', days: ['mon', 'tue', 'wed', 'thu', 'fri'], people: {} },
    });
  });

  test('someone in no team stays out of it, so that they are asked for their team leader', () => {
    expect(sampleText).not.toContain('U0NOLA');
  });
});

describe('one thing wrong', () => {
  test.each<[string, Changes, string]>([
    [
      'Q17: a code that is no code',
      { 'areas.0.code': 'Belf' },
      'areas[0].code: Must be two to four capital letters, such as PLY.',
    ],
    [
      'Q17: a code given twice',
      { 'areas.1.code': 'HAS' },
      'areas[2].code: HAS is already taken by areas[1].code. Choose another.',
    ],
    [
      'INC-26: a phone number without quotes',
      { 'areas.0.aacPhone': 788266004 },
      'areas[0].aacPhone: Must be text: put the number in quotes.',
    ],
    [
      'an area without a channel',
      { 'areas.2.channel': undefined },
      'areas[2].channel: Missing. Every area needs a channel: give a name from the list under channels.',
    ],
    [
      'a channel that nobody defined',
      { 'areas.2.channel': 'hastings' },
      'areas[2].channel: No channel is called hastings. Add it under channels or correct the name.',
    ],
    [
      'Q16: the channel of a domain that nobody defined',
      { 'expertDomains.0.channel': 'toString' },
      'expertDomains[0].channel: No channel is called toString. Add it under channels or correct the name.',
    ],
    [
      'CB-30: the channel of a specialist team that nobody defined',
      { 'specialistTeams.3.channel': 'sars' },
      'specialistTeams[3].channel: No channel is called sars. Add it under channels or correct the name.',
    ],
    [
      'CB-30: a specialist team without a mailbox',
      { 'specialistTeams.3.mailbox': undefined },
      'specialistTeams[3].mailbox: Missing. Add it.',
    ],
    [
      'CB-30: two specialist teams of one name',
      { 'specialistTeams.1.name': 'CPO' },
      'specialistTeams[1].name: CPO is already taken by specialistTeams[0].name. Choose another.',
    ],
    [
      'CB-22, Q11: nobody to tell of an MP call',
      { 'specialistTeams.4.name': 'MPs' },
      'specialistTeams: No team is called MP Hotline, which is told of every MP call. Add it with its mailbox.',
    ],
    [
      'Q1: a second reminder before the call-back starts',
      { 'callBacks.remindBeforeAgreedMinutes': 30 },
      'callBacks.remindBeforeAgreedMinutes: Must be less than startsBeforeAgreedMinutes, which is 30.',
    ],
    [
      'Q30: a reminder before the call has come in',
      { 'callBacks.remindBeforeAnytimeEndsMinutes': 1440 },
      'callBacks.remindBeforeAnytimeEndsMinutes: Must be less than completeWithinHours, which is 1440 minutes.',
    ],
    ['CB-27: half an attempt', { 'callBacks.attempts': 2.5 }, 'callBacks.attempts: Must be a whole number.'],
    ['CB-35: no days to pay in', { 'callBacks.feeDays': 0 }, 'callBacks.feeDays: Must be more than 0.'],
    [
      'a press that can be taken back for an hour',
      { 'callBacks.undoSeconds': 3600 },
      'callBacks.undoSeconds: Must be at most 300.',
    ],
    [
      'CB-36: a reminder whose time nobody gave',
      { 'callBacks.remindBeforeStartMinutes': undefined },
      'callBacks.remindBeforeStartMinutes: Missing. Add it.',
    ],
    [
      'a channel id that is a name',
      { 'channels.aac': '#aac' },
      'channels.aac: Must be a Slack channel id, such as C012ABCDEF.',
    ],
    [
      'a team in an unknown area',
      { 'teams.1.area': 'LON' },
      'teams[1].area: No area has the code LON. Add it under areas or correct the code.',
    ],
    [
      'a leader among their own members',
      { 'teams.0.members.2': 'U0TOM' },
      'teams[0].members[2]: U0TOM leads this team and would lead themself. Remove them here.',
    ],
    [
      'Q25: a leader covering for themself',
      { 'teams.0.cover': 'U0TOM' },
      'teams[0].cover: U0TOM would cover for themself. Name another person, or remove cover.',
    ],
    [
      'a person in two teams',
      { 'teams.1.members.0': 'U0BEN' },
      'teams[1].members[0]: U0BEN is already listed in teams[0].members[1]. Keep each person in one team.',
    ],
    [
      'a person in one team twice',
      { 'teams.0.members.2': 'U0ANA' },
      'teams[0].members[2]: U0ANA is already listed in teams[0].members[0]. Keep each person in one team.',
    ],
    [
      'Q13: a workgroup with two leaders',
      { 'teams.0.workgroupLeader': 'U0NIA', 'teams.1.workgroupLeader': 'U0ADA' },
      'teams[1].workgroupLeader: teams[0] gives Maintenance another leader. Give the workgroup the same leader in both.',
    ],
    [
      'a role with neither group nor members',
      { 'roles.flls': {} },
      'roles.flls: Must have either a userGroup or a list of members, and not both.',
    ],
    [
      'a role with both',
      { 'roles.flls.userGroup': 'S0FLLS' },
      'roles.flls: Must have either a userGroup or a list of members, and not both.',
    ],
    ['a role left out', { 'roles.gich': undefined }, 'roles.gich: Missing. Add it.'],
    [
      'caseworkers listed, though everyone in a team is one',
      { 'roles.caseworker': { members: ['U0ANA'] } },
      'roles.caseworker: No such setting here. Correct its spelling or remove it.',
    ],
    [
      'an unknown key',
      { 'areas.4.phone': '1' },
      'areas[4].phone: No such setting here. Correct its spelling or remove it.',
    ],
    [
      'Q8: a list that does not say whose it is',
      { 'lists.subAreas.ours': undefined },
      'lists.subAreas.ours: Must say ours: true, or ours: false with the source; and then the values.',
    ],
    [
      'Q8: a list of a procedure without its rule',
      { 'lists.designSubAreas.source': undefined },
      'lists.designSubAreas.source: Missing. Add it.',
    ],
    [
      'a list with nothing to choose from',
      { 'lists.subAreas.values': [] },
      'lists.subAreas.values: Empty. Fill it in or remove it.',
    ],
    [
      'a value longer than Slack shows',
      { 'lists.subAreas.values.0': 'x'.repeat(76) },
      'lists.subAreas.values[0]: Too long: at most 75 characters.',
    ],
    [
      'Q19: no time to answer at all',
      { 'serviceLevels.caseworkerReplyHours': 0 },
      'serviceLevels.caseworkerReplyHours: Must be more than 0.',
    ],
    [
      'Q19: a reminder when the time is already up',
      { 'serviceLevels.caseworkerReplyReminderHours': 24 },
      'serviceLevels.caseworkerReplyReminderHours: Must be less than caseworkerReplyHours, which is 24.',
    ],
    [
      'INC-12: no time to check back after',
      { 'serviceLevels.adviceCheckBackHours': -1 },
      'serviceLevels.adviceCheckBackHours: Must be more than 0.',
    ],
    [
      'INC-22: hours that are no number',
      { 'serviceLevels.lockAssignReminderHours': '1h' },
      'serviceLevels.lockAssignReminderHours: Must be a number.',
    ],
    [
      'an area without its nation',
      { 'areas.0.nation': undefined },
      'areas[0].nation: Must be england-and-wales, scotland or northern-ireland.',
    ],
    [
      'a nation that has no bank holidays here',
      { 'bankHolidays.dates.scotland': undefined },
      'bankHolidays.dates.scotland: Missing. Add it.',
    ],
    [
      'a nation of another name',
      { 'bankHolidays.dates.wales': ['2026-03-02'] },
      'bankHolidays.dates.wales: No such setting here. Correct its spelling or remove it.',
    ],
    [
      'a bank holiday on a day that does not exist',
      { 'bankHolidays.dates.scotland.3': '2026-02-30' },
      'bankHolidays.dates.scotland[3]: Must be a date, such as 2026-12-25.',
    ],
    [
      'a bank holiday given twice',
      { 'bankHolidays.dates.scotland.3': '2026-01-01' },
      'bankHolidays.dates.scotland[3]: 2026-01-01 is already listed in bankHolidays.dates.scotland[0]. Remove one of the two.',
    ],
    [
      'a bank holiday after the end of the list',
      { 'bankHolidays.dates.scotland.3': '2029-01-01' },
      'bankHolidays.dates.scotland[3]: 2029-01-01 is after 2028-12-31, where the list ends. Correct it, or until.',
    ],
    [
      'a list of bank holidays without its end',
      { 'bankHolidays.until': undefined },
      'bankHolidays.until: Must be a date, such as 2026-12-25.',
    ],
    [
      'CB-42: working hours that are no time of day',
      { 'workingHours.from': '8am' },
      'workingHours.from: Must be a time of day in quotes, such as "08:00".',
    ],
    [
      'CB-42: a day of the week of another name',
      { 'workingHours.days.0': 'monday' },
      'workingHours.days[0]: Must be mon, tue, wed, thu, fri, sat or sun.',
    ],
    [
      'CB-42: a day given twice',
      { 'workingHours.days.0': 'fri' },
      'workingHours.days: Lists a day twice. Remove one of the two.',
    ],
    [
      'CB-42: no day to work on',
      { 'workingHours.people.U0ANA': { days: [] } },
      'workingHours.people.U0ANA.days: Empty. Fill it in or remove it.',
    ],
    [
      'CB-42: hours that end before they begin',
      { 'workingHours.until': '08:00', 'workingHours.people.U0BEN': undefined },
      'workingHours.until: Must be after 08:00, when these hours begin.',
    ],
    [
      'CB-42: own hours that end before those of everyone begin',
      { 'workingHours.people.U0ANA': { until: '07:30' } },
      'workingHours.people.U0ANA.until: Must be after 08:00, when these hours begin.',
    ],
    [
      'CB-42: hours of somebody by name',
      { 'workingHours.people.ben': { from: '09:00' } },
      'workingHours.people.ben: Must be a Slack member id, such as U012ABCDEF.',
    ],
    [
      'INC-34: a link that is not safe',
      { 'links.Error Handling': 'http://intranet.example/' },
      'links.Error Handling: Must be an https:// address.',
    ],
  ])('%s', (_, changes, problem) => {
    expect(problemsAfter(changes)).toEqual([problem]);
  });
});

test('bank holidays may stand in any order', () => {
  const moved = {
    'bankHolidays.dates.scotland.0': '2026-12-25',
    'bankHolidays.dates.scotland.8': '2026-01-01',
  };
  expect(problemsAfter(moved)).toEqual([]);
});

describe('many things wrong', () => {
  test('every problem at once, each at its path: a slip hides no contradiction beside it', () => {
    const problems = problemsAfter({
      'areas.0.code': 'b',
      'areas.1.code': 'HAS',
      'areas.4.channel': 'nowhere',
      'teams.0.location': 3,
      'teams.0.cover': 'U0TOM',
      'teams.1.area': 'LON',
      'teams.1.members': ['ana', 'U0ANA'],
      'roles.expert': {},
      serviceLevels: undefined,
      extra: true,
    });
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'areas[0].code',
      'roles.expert',
      'teams[0].location',
      'teams[1].members[0]',
      'serviceLevels',
      'extra',
      'areas[4].channel',
      'teams[1].area',
      'areas[2].code',
      'teams[1].members[1]',
      'teams[0].cover',
    ]);
  });

  test.each([
    ['', 'the file', 'Empty'],
    ['- PLY\n- HAS', 'the file', 'group of settings'],
    ['areas: 5', 'areas', 'Must be a list.'],
    ['channels:\n  aac: C1\n  aac: C2', 'line 3', 'Map keys must be unique.'],
    ['areas:\n  - [', 'line 2', 'Cannot be read as YAML'],
    ['areas: *plymouth', 'the file', 'Unresolved alias'],
  ])('%j is told as a problem, not thrown', (text, path, problem) => {
    expect(readOrganisation(text)).toContainEqual({ path, problem: expect.stringContaining(problem) });
  });

  test('every broken line of YAML is told', () => {
    const reading = readOrganisation('a: 1\na: 2\nb: "x" y\n');
    expect(Array.isArray(reading) && reading.map(({ path }) => path)).toEqual(['line 2', 'line 3']);
  });
});
