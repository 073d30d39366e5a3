import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { readOrganisation } from '../../src/config/organisation.ts';

const sampleText = readFileSync(new URL('../../config/organisation.yml', import.meta.url), 'utf8');
const sample = readOrganisation(sampleText);
if (Array.isArray(sample)) throw new Error(JSON.stringify(sample));

/** The sample file with one thing changed, and the problems that come of it, as `path: problem`. */
function problemsAfter(change: (file: ReturnType<typeof parse>) => void): string[] {
  const file = parse(sampleText);
  change(file);
  const reading = readOrganisation(stringify(file));
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
      ['functionallyUniqueTeams', 'CB-30'],
    ]);
    expect(sampleText.match(/# ours/g)?.length).toBeGreaterThan(0);
  });

  test('INC-34, INC-05: every page the procedure points to has a link', () => {
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

  test('someone in no team stays out of it, so that they are asked for their team leader', () => {
    expect(sampleText).not.toContain('U0NOLA');
  });
});

describe('one thing wrong', () => {
  type Row = [string, (file: ReturnType<typeof parse>) => void, string];
  const rows: Row[] = [
    [
      'Q17: a code that is no code',
      (file) => {
        file.areas[3].code = 'Plym';
        for (const team of file.teams) team.area = 'Plym';
      },
      'areas[3].code: Must be two to four capital letters, such as PLY.',
    ],
    [
      'Q17: a code given twice',
      (file) => {
        file.areas[1].code = 'HAS';
      },
      'areas[2].code: HAS is already taken by areas[1].code. Choose another.',
    ],
    [
      'INC-26: a phone number without quotes',
      (file) => {
        file.areas[0].aacPhone = 788266004;
      },
      'areas[0].aacPhone: Must be text: put the number in quotes.',
    ],
    [
      'an area without a channel',
      (file) => {
        delete file.areas[2].channel;
      },
      'areas[2].channel: Missing. Every area needs a channel: give a name from the list under channels.',
    ],
    [
      'a channel that nobody defined',
      (file) => {
        file.areas[2].channel = 'hastings';
      },
      'areas[2].channel: No channel is called hastings. Add it under channels or correct the name.',
    ],
    [
      'Q16: the channel of a domain that nobody defined',
      (file) => {
        file.expertDomains[0].channel = 'toString';
      },
      'expertDomains[0].channel: No channel is called toString. Add it under channels or correct the name.',
    ],
    [
      'a channel id that is a name',
      (file) => {
        file.channels.aac = '#aac';
      },
      'channels.aac: Must be a Slack channel id, such as C012ABCDEF.',
    ],
    [
      'a team in an unknown area',
      (file) => {
        file.teams[1].area = 'LON';
      },
      'teams[1].area: No area has the code LON. Add it under areas or correct the code.',
    ],
    [
      'a leader among their own members',
      (file) => {
        file.teams[0].members.push('U0TOM');
      },
      'teams[0].members[2]: U0TOM leads this team and would lead themself. Remove them here.',
    ],
    [
      'Q25: a leader covering for themself',
      (file) => {
        file.teams[0].cover = 'U0TOM';
      },
      'teams[0].cover: U0TOM would cover for themself. Name another person, or remove cover.',
    ],
    [
      'a person in two teams',
      (file) => {
        file.teams[1].members = ['U0BEN'];
      },
      'teams[1].members[0]: U0BEN is already listed in teams[0].members[1]. Keep each person in one team.',
    ],
    [
      'Q13: a workgroup with two leaders',
      (file) => {
        file.teams[0].workgroupLeader = 'U0NIA';
        file.teams[1].workgroupLeader = 'U0ADA';
      },
      'teams[1].workgroupLeader: teams[0] gives Maintenance another leader. Give the workgroup the same leader in both.',
    ],
    [
      'a role with neither group nor members',
      (file) => {
        file.roles.flls = {};
      },
      'roles.flls: Must have either a userGroup or a list of members, and not both.',
    ],
    [
      'a role with both',
      (file) => {
        file.roles.flls.userGroup = 'S0FLLS';
      },
      'roles.flls: Must have either a userGroup or a list of members, and not both.',
    ],
    [
      'a role left out',
      (file) => {
        delete file.roles.gich;
      },
      'roles.gich: Missing. Add it.',
    ],
    [
      'caseworkers listed, though everyone in a team is one',
      (file) => {
        file.roles.caseworker = { members: ['U0ANA'] };
      },
      'roles.caseworker: No such setting here. Correct its spelling or remove it.',
    ],
    [
      'an unknown key',
      (file) => {
        file.areas[4].phone = '1';
      },
      'areas[4].phone: No such setting here. Correct its spelling or remove it.',
    ],
    [
      'Q8: a list that does not say whose it is',
      (file) => {
        delete file.lists.subAreas.ours;
      },
      'lists.subAreas.ours: Must say ours: true, or ours: false with the source; and then the values.',
    ],
    [
      'Q8: a list of a procedure without its rule',
      (file) => {
        delete file.lists.designSubAreas.source;
      },
      'lists.designSubAreas.source: Missing. Add it.',
    ],
    [
      'a list with nothing to choose from',
      (file) => {
        file.lists.subAreas.values = [];
      },
      'lists.subAreas.values: Empty. Fill it in or remove it.',
    ],
    [
      'a value longer than Slack shows',
      (file) => {
        file.lists.subAreas.values = ['x'.repeat(76)];
      },
      'lists.subAreas.values[0]: Too long: at most 75 characters.',
    ],
    [
      'Q19: no time to answer at all',
      (file) => {
        file.serviceLevels.caseworkerReplyHours = 0;
      },
      'serviceLevels.caseworkerReplyHours: Must be more than 0.',
    ],
    [
      'INC-34: a link that is not safe',
      (file) => {
        file.links['Error Handling'] = 'http://intranet.example/';
      },
      'links.Error Handling: Must be an https:// address.',
    ],
  ];

  test.each(rows)('%s', (_, change, problem) => {
    expect(problemsAfter(change)).toEqual([problem]);
  });
});

describe('many things wrong', () => {
  test('every problem at once, each at its path: a slip hides no contradiction beside it', () => {
    const problems = problemsAfter((file) => {
      file.areas[0].code = 'b';
      file.areas[1].code = 'HAS';
      file.areas[4].channel = 'nowhere';
      file.teams[0].location = 3;
      file.teams[0].cover = file.teams[0].leader;
      file.teams[1].area = 'LON';
      file.teams[1].members = ['ana', 'U0ANA'];
      file.roles.expert = {};
      file.extra = true;
      delete file.serviceLevels;
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
