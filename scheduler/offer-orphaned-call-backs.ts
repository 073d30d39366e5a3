import { type Change, orphansOf, type Placings } from '../src/domain/call-back/orphaned.ts';
import { decideCallBack } from '../src/domain/call-back/states.ts';
import { itself } from '../src/domain/call-back/who.ts';
import { byOwner } from '../src/domain/call-back/whose.ts';
import { hasSeen } from '../src/domain/record.ts';
import { isRefusal } from '../src/domain/transition.ts';
import type { Job, JobDeps } from './job.ts';

// More than anybody can have promised: what is offered stays among those found.
const mostOfOne = 5_000;

/** Finds open call-backs whose owner has left or changed team, or is led by somebody else, and offers them (WA-07, CB-47). */
export const offerOrphanedCallBacks: Job = {
  name: 'offer-orphaned-call-backs',
  everySeconds: 600,
  async run(deps, at) {
    const people = new Map((await deps.people.all()).map((person) => [person._id, person]));
    for (const owner of people.keys()) {
      const theirs = await deps.callBacks.foundBy(byOwner(owner), mostOfOne);
      const unsure = new Set<string | undefined>();
      for (const change of orphansOf(theirs, people)) {
        const offered = change.command.on === 'offer-to-team-leader' ? change.command : undefined;
        // The card on the first tells of the others: without it they wait for the next tick.
        if (offered && unsure.has(offered.led.teamLeader)) continue;
        const isDecided = await decide(deps, change, people, at);
        if (offered?.facts.to && !isDecided) unsure.add(offered.led.teamLeader);
      }
    }
  },
};

/** Decided of the record as it now stands, for somebody may have moved or closed it meanwhile; whether it was. */
async function decide(
  { callBacks, deliverer, log }: JobDeps,
  { id, key, command }: Change,
  people: Placings,
  at: Date,
): Promise<boolean> {
  try {
    const outcome = await callBacks.change(id, key, (it) =>
      orphansOf([it], people).some((change) => change.key === key)
        ? decideCallBack(it, [command], itself, { at, key })
        : it,
    );
    if (isRefusal(outcome)) return false;
    deliverer.nudge('call-back', id, outcome.record);
    return hasSeen(outcome.record, key);
  } catch (error) {
    log.warn({ err: error, id }, 'a call-back without its owner was left for the next tick');
    return false;
  }
}
