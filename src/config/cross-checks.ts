import { z } from 'zod';
import { mpHotline } from '../domain/call-back/call-back.ts';
import { bankHolidayProblems } from './bank-holidays.ts';
import { placed, repeats } from './placed.ts';
import type { Problem } from './problem.ts';
import { workingHoursProblems } from './working-hours.ts';

const text = z.string().optional().catch(undefined);
const amount = z.number().positive().optional().catch(undefined);
const nothing = {};

/**
 * What the cross-checks look at, and no more. Whatever is malformed is skipped here, because the schema has
 * already told it; so a slip in one place hides no contradiction in another.
 */
const outline = z
  .object({
    channels: z.record(z.string(), z.unknown()).optional().catch(undefined),
    areas: z.array(z.object({ code: text, channel: text }).catch(nothing)).catch([]),
    teams: z
      .array(
        z
          .object({
            name: text,
            area: text,
            workgroup: text,
            workgroupLeader: text,
            leader: text,
            cover: text,
            members: z.array(text).optional().catch(undefined),
          })
          .catch(nothing),
      )
      .catch([]),
    expertDomains: z.array(z.object({ name: text, channel: text }).catch(nothing)).catch([]),
    specialistTeams: z
      .array(z.object({ name: text, channel: text }).catch(nothing))
      .optional()
      .catch(undefined),
    serviceLevels: z
      .object({ caseworkerReplyHours: amount, caseworkerReplyReminderHours: amount })
      .catch(nothing),
    callBacks: z
      .object({
        completeWithinHours: amount,
        remindBeforeAnytimeEndsMinutes: amount,
        startsBeforeAgreedMinutes: amount,
        remindBeforeAgreedMinutes: amount,
      })
      .catch(nothing),
  })
  .catch({ areas: [], teams: [], expertDomains: [], serviceLevels: nothing, callBacks: nothing });

type Outline = z.infer<typeof outline>;

/** Where one part of the organisation file contradicts another. */
export function crossCheck(content: unknown): Problem[] {
  const file = outline.parse(content);
  return [
    ...unknownChannels(file),
    ...noMpHotline(file),
    ...unknownAreas(file),
    ...sameTwice(file),
    ...twoTeams(file),
    ...leadersOfThemselves(file),
    ...twoWorkgroupLeaders(file),
    ...lateReminder(file),
    ...callBackReminders(file),
    ...bankHolidayProblems(content),
    ...workingHoursProblems(content),
  ];
}

function unknownChannels({ channels, areas, expertDomains, specialistTeams = [] }: Outline): Problem[] {
  if (!channels) return [];
  const named = [
    ...placed('areas', areas),
    ...placed('expertDomains', expertDomains),
    ...placed('specialistTeams', specialistTeams),
  ];
  return named.flatMap(({ at, item: { channel } }) =>
    channel === undefined || Object.hasOwn(channels, channel)
      ? []
      : [
          {
            path: `${at}.channel`,
            problem: `No channel is called ${channel}. Add it under channels or correct the name.`,
          },
        ],
  );
}

function noMpHotline({ specialistTeams }: Outline): Problem[] {
  if (!specialistTeams || specialistTeams.some(({ name }) => name === mpHotline)) return [];
  return [
    {
      path: 'specialistTeams',
      problem: `No team is called ${mpHotline}, which is told of every MP call. Add it with its mailbox.`,
    },
  ];
}

function unknownAreas({ areas, teams }: Outline): Problem[] {
  if (areas.length === 0) return [];
  const codes = new Set(areas.map(({ code }) => code));
  return placed('teams', teams).flatMap(({ at, item: { area } }) =>
    area === undefined || codes.has(area)
      ? []
      : [
          {
            path: `${at}.area`,
            problem: `No area has the code ${area}. Add it under areas or correct the code.`,
          },
        ],
  );
}

function sameTwice({ areas, teams, expertDomains, specialistTeams = [] }: Outline): Problem[] {
  const named = [
    placed('areas', areas).map(({ at, item }) => ({ at: `${at}.code`, value: item.code })),
    placed('teams', teams).map(({ at, item }) => ({ at: `${at}.name`, value: item.name })),
    placed('expertDomains', expertDomains).map(({ at, item }) => ({ at: `${at}.name`, value: item.name })),
    placed('specialistTeams', specialistTeams).map(({ at, item }) => ({
      at: `${at}.name`,
      value: item.name,
    })),
  ];
  return named.flatMap(repeats).map(({ at, value, firstAt }) => ({
    path: at,
    problem: `${value} is already taken by ${firstAt}. Choose another.`,
  }));
}

/** A person's team decides who authorises for them, so it has to be one. */
function twoTeams({ teams }: Outline): Problem[] {
  const members = placed('teams', teams).flatMap(({ at, item }) =>
    placed(`${at}.members`, item.members ?? []).map(({ at, item: value }) => ({ at, value })),
  );
  return repeats(members).map(({ at, value, firstAt }) => ({
    path: at,
    problem: `${value} is already listed in ${firstAt}. Keep each person in one team.`,
  }));
}

/** No one approves their own request, nor stands in for themself (Q25). */
function leadersOfThemselves({ teams }: Outline): Problem[] {
  return placed('teams', teams).flatMap(({ at, item: { leader, cover, members } }) => {
    if (leader === undefined) return [];
    const among = members?.indexOf(leader) ?? -1;
    return [
      ...(among < 0
        ? []
        : [
            {
              path: `${at}.members[${among}]`,
              problem: `${leader} leads this team and would lead themself. Remove them here.`,
            },
          ]),
      ...(leader === cover
        ? [
            {
              path: `${at}.cover`,
              problem: `${leader} would cover for themself. Name another person, or remove cover.`,
            },
          ]
        : []),
    ];
  });
}

/** A workgroup has one leader to tell (Q13), though each of its teams may name them. */
function twoWorkgroupLeaders({ teams }: Outline): Problem[] {
  const leaders = new Map<string, { at: string; leader: string }>();
  return placed('teams', teams).flatMap(({ at, item: { workgroup, workgroupLeader: leader } }) => {
    if (workgroup === undefined || leader === undefined) return [];
    const first = leaders.get(workgroup);
    if (!first) leaders.set(workgroup, { at, leader });
    if (!first || first.leader === leader) return [];
    return [
      {
        path: `${at}.workgroupLeader`,
        problem: `${first.at} gives ${workgroup} another leader. Give the workgroup the same leader in both.`,
      },
    ];
  });
}

/** A reminder at the end of the time, or after it, reminds of nothing (Q19). */
function lateReminder({ serviceLevels }: Outline): Problem[] {
  const { caseworkerReplyHours: whole, caseworkerReplyReminderHours: part } = serviceLevels;
  if (whole === undefined || part === undefined || part < whole) return [];
  return [
    {
      path: 'serviceLevels.caseworkerReplyReminderHours',
      problem: `Must be less than caseworkerReplyHours, which is ${whole}.`,
    },
  ];
}

/** The second reminder comes after the start (Q1), and the one for Call back Anytime after the call came in (Q30). */
function callBackReminders({ callBacks }: Outline): Problem[] {
  const { startsBeforeAgreedMinutes: lead, remindBeforeAgreedMinutes: second } = callBacks;
  const { completeWithinHours: whole, remindBeforeAnytimeEndsMinutes: anytime } = callBacks;
  return [
    ...(lead === undefined || second === undefined || second < lead
      ? []
      : [
          {
            path: 'callBacks.remindBeforeAgreedMinutes',
            problem: `Must be less than startsBeforeAgreedMinutes, which is ${lead}.`,
          },
        ]),
    ...(whole === undefined || anytime === undefined || anytime < whole * 60
      ? []
      : [
          {
            path: 'callBacks.remindBeforeAnytimeEndsMinutes',
            problem: `Must be less than completeWithinHours, which is ${whole * 60} minutes.`,
          },
        ]),
  ];
}
