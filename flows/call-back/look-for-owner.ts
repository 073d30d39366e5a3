import { callingSince } from '../../src/domain/call-back/attempts.ts';
import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import { isLate } from '../../src/domain/call-back/clocks.ts';
import { isToMoveBack } from '../../src/domain/call-back/guards.ts';
import { leaderOf, leadersOf } from '../../src/domain/call-back/leaders.ts';
import { withRole } from '../../src/domain/call-back/orphaned.ts';
import { isToBeCalled } from '../../src/domain/call-back/reminders.ts';
import { decideCallBack } from '../../src/domain/call-back/states.ts';
import { itself } from '../../src/domain/call-back/who.ts';
import { setReminder } from '../../src/domain/reminder.ts';
import { plusDays } from '../../src/domain/times.ts';
import type { Availability } from '../../src/slack/availability.ts';
import type { Errand } from '../../src/slack/delivery/message-kind.ts';
import type { Deps } from '../deps.ts';

interface Asking extends Pick<Deps, 'callBacks' | 'people' | 'availability'> {
  now(): Date;
}

/** Of somebody who has left the job tells, and their reminder goes to whoever leads them; what is unknown alarms nobody. */
const whyNotSeen: Partial<Record<Availability, string>> = {
  away: 'Slack shows the owner as away.',
  'do-not-disturb': 'The owner has notifications paused.',
};

/** With each reminder: whether its owner can see it. If not, cover is told while the promise can still be kept (CB-42). */
export const lookForOwnerErrand =
  (asking: Asking) =>
  async ({ to, from }: Errand): Promise<void> => {
    const it = await asking.callBacks.find(to.id);
    if (!it || it.owner === undefined || it.ownerHasLeft) return;
    if (!isToBeCalled(it) || callingSince(it)) return;
    const why = whyNotSeen[await asking.availability(it.owner)];
    if (why) await tellCover(asking, it, why, keyOf(from));
  };

/** Nobody is known to lead the owner of a late one, or to allocate one: somebody has to see to it (Q25, Q30, CB-23). */
export const lookForLeaderErrand =
  (asking: Asking) =>
  async ({ to, from }: Errand): Promise<void> => {
    const it = await asking.callBacks.find(to.id);
    const why = it && whyUnled(it);
    if (why) await tellCover(asking, it, why, keyOf(from));
  };

function whyUnled(it: CallBack): string | undefined {
  if (it.status === 'awaiting-allocation') return 'Nobody was known to allocate it when it was booked.';
  return isLate(it) && leaderOf(it) === undefined
    ? 'It is late, and nobody is known to lead its owner.'
    : undefined;
}

/** Asked again each day until somebody confirms that the case is back (CB-42). */
export const remindToMoveBackErrand =
  ({ callBacks, now }: Pick<Asking, 'callBacks' | 'now'>) =>
  async ({ to }: Errand): Promise<void> => {
    await callBacks.update(to.id, (it) =>
      isToMoveBack(it)
        ? { ...it, reminders: setReminder(it.reminders, 'move-back', plusDays(now(), 1)) }
        : undefined,
    );
  };

const keyOf = ({ kind, id, key }: Errand['from']): string => `${kind}/${id}/${key}`;

async function tellCover(asking: Asking, it: CallBack, why: string, key: string): Promise<void> {
  const facts = { why, to: (await whoCanSee(asking, it)).join(',') };
  const when = { at: asking.now(), key };
  await asking.callBacks.change(it._id, key, (now) =>
    decideCallBack(now, [{ on: 'tell-cover', facts }], itself, when),
  );
}

/**
 * The first who leads the owner and can see it; if none can, all who will; of one without an owner, those who allocate now;
 * if there is none, administrators (Q25).
 */
async function whoCanSee({ availability, people }: Asking, it: CallBack): Promise<string[]> {
  const later: string[] = [];
  for (const leader of leadersOf(it)) {
    const seen = await availability(leader);
    if (seen === 'can-see' || seen === 'unknown') return [leader];
    if (seen !== 'deactivated') later.push(leader);
  }
  if (later.length) return later;
  const known = new Map((await people.all()).map((person) => [person._id, person]));
  const allocate = it.owner === undefined ? withRole('new-applications-team-leader', known) : [];
  return allocate.length ? allocate : withRole('administrator', known);
}
