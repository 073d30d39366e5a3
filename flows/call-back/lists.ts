import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import { whoAnswers } from '../../src/domain/call-back/clocks.ts';
import { nextCallAt } from '../../src/domain/call-back/next-call.ts';
import { standingFor } from '../../src/domain/call-back/whose.ts';
import { dateInWords, isoDate } from '../../src/domain/times.ts';
import type { Actor } from '../../src/domain/transition.ts';
import type { Face } from '../../src/slack/face.ts';
import type { Line } from '../../src/slack/text.ts';
import { inALine, inATeamsLine } from './in-a-line.ts';

// The longest lines of two lists fit the 10,000 characters that Slack takes of a message.
const most = 12;

/** A heading and what stands under it, as much as a message takes. */
export function listed(
  title: string,
  none: string,
  all: readonly CallBack[],
  inWords: (it: CallBack) => Line = inALine,
): Line[] {
  return [
    [{ bold: title }],
    ...(all.length ? all.slice(0, most).map(inWords) : [[none]]),
    ...(all.length > most ? [[`and ${all.length - most} more. Your Home in CaseDesk has those to do.`]] : []),
  ];
}

const one = "'/call-back' and a reference shows one of them, with its buttons.";

/** CB-04: what somebody has to do, then what they wait for. */
export const mine = (all: readonly CallBack[], actor: Actor): Face => ({
  title: 'Your call-backs',
  lines: [
    ...listed('Waiting for you', 'No call-back waits for you.', which(all, actor, 'to do')),
    ...listed(
      'You are waiting for',
      'You are waiting for no call-back.',
      which(all, actor, 'waited for'),
      inATeamsLine,
    ),
    [one],
  ],
});

const which = (
  all: readonly CallBack[],
  actor: Actor,
  standing: ReturnType<typeof standingFor>,
): CallBack[] => all.filter((it) => standingFor(it, actor) === standing);

/** Everything that somebody has to call today, by its time; what is left of an earlier day comes first. */
export function today(all: readonly CallBack[], { id }: Actor, at: Date): Face {
  const due = callsUpTo(isoDate(at), all).filter((it) => it.owner === id || whoAnswers(it) === id);
  return {
    title: 'Your calls today',
    lines: [...listed(dateInWords(at), 'You have no call to make today.', due), [one]],
  };
}

/** Those whose next call is on that day or before it, by its time. */
function callsUpTo(day: string, all: readonly CallBack[]): CallBack[] {
  const dated = all.flatMap((it) => {
    const at = nextCallAt(it);
    return at && isoDate(at) <= day ? [{ it, at }] : [];
  });
  return dated.sort((a, b) => a.at.getTime() - b.at.getTime()).map(({ it }) => it);
}

/** What a team leader's team has to call, late ones first; where it waits to be allocated, that too (CB-23). */
export function team(all: readonly CallBack[], { id, roles }: Actor): Face {
  const allocates = roles.includes('new-applications-team-leader');
  const led = all.filter((it) => it.owner !== undefined && [it.teamLeader, it.cover].includes(id));
  return {
    title: "Your team's call-backs",
    lines: [
      ...(allocates
        ? listed('To allocate', 'Nothing waits to be allocated.', all.filter(isUnallocated))
        : []),
      ...listed('Your team', 'Nobody in your team has a call-back.', led, inATeamsLine),
      [one],
      [whereInCms2012],
    ],
  };
}

const isUnallocated = ({ status }: CallBack): boolean => status === 'awaiting-allocation';

/** WA-12. */
export const whereInCms2012 =
  "In CMS2012, a team leader finds a caseworker's SR in My Team Service Request, and nowhere else.";
