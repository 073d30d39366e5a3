import { type Document, parseDocument } from 'yaml';
import { z } from 'zod';
import { roleNames } from '../domain/roles.ts';
import type { WorkingTime } from '../domain/working-time.ts';
import { bankHolidays, nation } from './bank-holidays.ts';
import { callBacks } from './call-backs.ts';
import { crossCheck } from './cross-checks.ts';
import { type Problem, problemsOf } from './problem.ts';
import { settingInWords } from './settings-in-words.ts';
import { hoursOf, usualHours, workingHours } from './working-hours.ts';

const person = z.string().regex(/^[UW][A-Z0-9]+$/, 'Must be a Slack member id, such as U012ABCDEF.');
const channelId = z.string().regex(/^[CG][A-Z0-9]+$/, 'Must be a Slack channel id, such as C012ABCDEF.');
const userGroup = z
  .string()
  .regex(/^S[A-Z0-9]+$/, 'Must be the id of a Slack user group, such as S012ABCDEF.');

/** Slack shows at most 75 characters of an option, and at most 100 options. */
const option = z.string().trim().min(1).max(75);
const options = z
  .array(option)
  .min(1)
  .max(100)
  .refine((values) => new Set(values).size === values.length, 'Lists a value twice. Remove one of the two.');

/** An incident number is the area's code and five digits (Q17). The phone stays in sight beside Slack (INC-26, Q15). */
const area = z.strictObject({
  code: z.string().regex(/^[A-Z]{2,4}$/, 'Must be two to four capital letters, such as PLY.'),
  name: option,
  /** Whose bank holidays it keeps. */
  nation,
  aacPhone: z
    .string('Must be text: put the number in quotes.')
    .regex(/^[\d +]{6,20}$/, 'Must be a phone number in digits.'),
  channel: z.string('Missing. Every area needs a channel: give a name from the list under channels.'),
});

/** Either all of a user group, or the members listed. */
const role = z
  .strictObject({ userGroup: userGroup.optional(), members: z.array(person).min(1).optional() })
  .refine(
    (given) => (given.userGroup === undefined) !== (given.members === undefined),
    'Must have either a userGroup or a list of members, and not both.',
  )
  .transform((given) =>
    given.userGroup === undefined ? { members: given.members ?? [] } : { userGroup: given.userGroup },
  );

/** Who leads whom; `cover` stands in for an absent leader (Q25), the workgroup's leader hears of rejections (Q13). */
const team = z.strictObject({
  name: option,
  area: z.string(),
  location: option,
  workgroup: option,
  workgroupLeader: person.optional(),
  leader: person,
  cover: person.optional(),
  members: z.array(person),
});

/** The first five of Q16's eight take a Sub Area and a Date to Nat, both mandatory. */
const expertDomain = z.strictObject({
  name: option,
  subAreaAndDateToNat: z.boolean(),
  channel: z.string().optional(),
});

/** Told of call-backs in its mailbox, or in its channel (Q15); a functionally unique one gets the proforma (CB-30). */
const specialistTeam = z.strictObject({
  name: option,
  mailbox: option,
  channel: z.string().optional(),
  functionallyUnique: z.boolean(),
});

const hours = z.number().positive().max(1000);

const serviceLevels = z.strictObject({
  /** A team leader who has not answered a card is reminded after this long. */
  teamLeaderAnswerHours: hours,
  /** A caseworker says within this long of a resolution whether it worked (INC-31, Q19). */
  caseworkerReplyHours: hours,
  /** The caseworker is reminded to say so once this much of that time has passed. */
  caseworkerReplyReminderHours: hours,
  /** A team leader who advised is asked this much later whether everything was done (INC-12). */
  adviceCheckBackHours: hours,
  /** A caseworker who has not said that lock assign is set is reminded after this long (INC-22). */
  lockAssignReminderHours: hours,
  /** Advice and Guidance on a case answers within this many working days (INC-15). */
  adviceAndGuidanceWorkingDays: z.int('Must be a whole number.').positive().max(100),
  /** Advice and Guidance answers an urgent question within this long (INC-15). */
  adviceAndGuidanceUrgentHours: hours,
});

/** `ours` where no procedure gives the values (Q8); otherwise `source` is the number of the rule that does. */
const list = z.discriminatedUnion(
  'ours',
  [
    z.strictObject({ ours: z.literal(true), values: options }),
    z.strictObject({ ours: z.literal(false), source: z.string().min(1), values: options }),
  ],
  'Must say ours: true, or ours: false with the source; and then the values.',
);

const lists = z.strictObject({
  componentAreas: list,
  subAreas: list,
  functionalAreas: list,
  designSubAreas: list,
  resolvedReasons: list,
  rejectedReasons: list,
  resolutionSources: list,
  callBackOutcomes: list,
});

const organisation = z.strictObject({
  channels: z.record(z.string().min(1), channelId),
  areas: z.array(area).min(1).max(100, 'Slack offers at most 100 options in a list. Join some areas.'),
  /** Nobody is made a caseworker here: everyone in a team is one. */
  roles: z.record(z.enum(roleNames).exclude(['caseworker']), role),
  teams: z.array(team),
  expertDomains: z.array(expertDomain).min(1),
  specialistTeams: z.array(specialistTeam),
  serviceLevels,
  callBacks,
  bankHolidays,
  workingHours: workingHours.prefault({ ...usualHours, days: [...usualHours.days] }),
  /** Pages that the procedures point to, by the procedures' names (INC-05, INC-34). */
  links: z.record(z.string().min(1), z.url({ protocol: /^https$/, error: 'Must be an https:// address.' })),
  lists,
});

export type Organisation = z.infer<typeof organisation>;
export type Area = Organisation['areas'][number];
export type Team = Organisation['teams'][number];
export type ExpertDomain = Organisation['expertDomains'][number];

/** The bank holidays that an area keeps; an area that has since left the file keeps those of England and Wales. */
export const holidaysOf = ({ areas, bankHolidays }: Organisation, areaCode: string): readonly string[] =>
  bankHolidays.dates[areas.find(({ code }) => code === areaCode)?.nation ?? 'england-and-wales'];

/** The bank holidays of the area whose team the person is in or leads; someone in no team keeps those of England and Wales. */
export function holidaysKeptBy(organisation: Organisation, person: string): readonly string[] {
  const team =
    organisation.teams.find(({ members }) => members.includes(person)) ??
    organisation.teams.find(({ leader }) => leader === person);
  return holidaysOf(organisation, team?.area ?? '');
}

/** When a person works (CB-42). */
export const workingTimeOf = (organisation: Organisation, person: string): WorkingTime => ({
  hours: hoursOf(organisation, person),
  holidays: holidaysKeptBy(organisation, person),
});

/**
 * Reads the organisation file, or answers every problem in it at once: broken YAML by its line,
 * everything else by its path.
 */
export function readOrganisation(yamlText: string): Organisation | Problem[] {
  const document = readYaml(yamlText);
  if (Array.isArray(document)) return document;
  const reading = organisation.safeParse(document.content, { error: settingInWords });
  const problems = [...(reading.success ? [] : problemsOf(reading.error)), ...crossCheck(document.content)];
  return reading.success && problems.length === 0 ? reading.data : problems;
}

function readYaml(text: string): { content: unknown } | Problem[] {
  const document = parseDocument(text);
  if (document.errors.length === 0) return resolved(document);
  return document.errors.map(({ message, linePos }) => ({
    path: linePos ? `line ${linePos[0].line}` : 'the file',
    problem: `Cannot be read as YAML: ${message.split(/ at line |\n/)[0]}.`,
  }));
}

function resolved(document: Document.Parsed): { content: unknown } | Problem[] {
  if (document.contents === null)
    return [{ path: 'the file', problem: 'Empty. Start from the sample file.' }];
  try {
    return { content: document.toJS() };
  } catch (error) {
    // An alias without its anchor only shows now.
    const why = error instanceof Error ? error.message : String(error);
    return [{ path: 'the file', problem: `Cannot be read as YAML: ${why}.` }];
  }
}
