import { type CallBack, isOpen } from '../call-back/call-back.ts';
import { isLate, whoAnswers } from '../call-back/clocks.ts';
import { isMpCall } from '../call-back/fields.ts';
import { isLeftAlone, leaderOf } from '../call-back/leaders.ts';
import { nextAt } from '../call-back/next-call.ts';
import { statusInWords } from '../call-back/refusals.ts';
import { isLeaderOf } from '../call-back/who.ts';
import { isoDate } from '../times.ts';
import type { Actor } from '../transition.ts';
import type { ListedCallBack, MorningParts } from './morning.ts';

type Part = keyof MorningParts;

/**
 * What somebody's list says of all that concerned them when their day began: each call-back once, and each part by its
 * time. What was booked since they have seen being booked.
 */
export function morningParts(
  all: readonly CallBack[],
  actor: Actor,
  { day, beganAt }: { day: string; beganAt: Date },
): MorningParts {
  const parts: MorningParts = {
    late: [],
    today: [],
    waitedFor: [],
    unallocated: [],
    untaken: [],
    team: [],
  };
  for (const it of all) {
    const bookedAt = it.history[0]?.at ?? it.since;
    const part = bookedAt < beganAt ? partOf(it, actor, day) : undefined;
    if (part) parts[part].push(listed(it));
  }
  for (const part of Object.values(parts)) part.sort((a, b) => Number(a.at ?? 0) - Number(b.at ?? 0));
  return parts;
}

function partOf(it: CallBack, actor: Actor, day: string): Part | undefined {
  const { id, roles } = actor;
  if (!isOpen(it)) return undefined;
  const late = isLate(it);
  const isTheirs = it.owner === id || whoAnswers(it) === id || (isLeftAlone(it) && isLeaderOf(actor, it));
  if (isTheirs) {
    const at = nextAt(it);
    return late ? 'late' : !at || isoDate(at) <= day ? 'today' : undefined;
  }
  if (it.status === 'awaiting-allocation' && roles.includes('new-applications-team-leader'))
    return 'unallocated';
  if (it.status === 'with-specialist-team' && roles.includes('specialist')) return 'untaken';
  if (!late) return undefined;
  if (leaderOf(it) === id) return 'team';
  return it.booker === id ? 'waitedFor' : undefined;
}

function listed(it: CallBack): ListedCallBack {
  const late = isLate(it);
  const at = late ? it.window.endAt : nextAt(it);
  return {
    reference: it.reference ?? '',
    kind: it.kind,
    isMp: isMpCall(it),
    status: statusInWords(it),
    late,
    ...(at && { at }),
    ...(it.owner !== undefined && { owner: it.owner }),
  };
}
