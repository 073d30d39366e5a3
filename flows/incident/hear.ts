import { hear as decideToHear, leftOut } from '../../src/domain/incident/conversation.ts';
import type { Incident } from '../../src/domain/incident/incident.ts';
import { refusals } from '../../src/domain/incident/refusals.ts';
import { isRefusal, type Refusal, refuse } from '../../src/domain/transition.ts';
import type { Heard } from '../../src/slack/desk.ts';
import type { Deps } from '../deps.ts';
import { saved } from '../saved.ts';
import { incidentAt } from './incident-at.ts';

/** The thread works both ways: what an adviser writes there reaches the caseworker, and the answer comes back. */
export function hear(deps: Deps): void {
  deps.desk.hears((heard) => passOn(deps, heard));
}

async function passOn(deps: Deps, heard: Heard): Promise<Refusal | undefined> {
  const { incidents, nudge } = deps;
  const { actor, key, at, channel, ts, threadTs, change, words, asOf, hasFiles } = heard;
  const inDm = channel.startsWith('D');
  if (threadTs === undefined) return change === 'said' ? refuse(refusals.replyInAThread) : undefined;
  const found = await incidentAt(deps, channel, threadTs);
  if (!found) return inDm && change === 'said' ? refuse(refusals.nothingHere) : undefined;

  const remarked = {
    source: `${channel}/${ts}`,
    side: inDm ? ('caseworker' as const) : ('aac' as const),
    change,
    words,
    asOf,
  };
  let noted: Incident | undefined;
  const outcome = await saved(() =>
    incidents.change(found._id, key, (it) => {
      const next = decideToHear(it, remarked, actor, { at, key });
      noted = isRefusal(next) || next === it ? undefined : next;
      return next;
    }),
  );
  nudge('incident', found._id, isRefusal(outcome) ? undefined : outcome.record);
  if (isRefusal(outcome)) return outcome;
  const isPassedOn = noted && noted.history.at(-1)?.what !== 'take-back';
  return isPassedOn ? leftOut(words, hasFiles) : undefined;
}
