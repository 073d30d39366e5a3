import { refusals } from '../../src/domain/call-back/refusals.ts';
import { isLeaderOf } from '../../src/domain/call-back/who.ts';
import { byOwner } from '../../src/domain/call-back/whose.ts';
import { type Refusal, refuse } from '../../src/domain/transition.ts';
import type { Asking, Opening } from '../../src/slack/desk.ts';
import { sentences } from '../../src/slack/sentences.ts';
import type { Deps } from '../deps.ts';
import { whoLeads } from '../leaders.ts';
import { called } from './about.ts';
import { moveAllButton } from './buttons.ts';
import { changeCallBack } from './change.ts';
import { unfit } from './fit.ts';
import { chosen, fieldOf, handOverForm } from './hand-over-form.ts';

/**
 * Hands over all that falls due while its owner is away, or all that somebody who has left still has, one by one or
 * together. Each is a decision of its own (CB-42, WA-07).
 */
export function goingAway(deps: Deps): void {
  const form = handOverForm(deps);
  deps.desk.form(form, async ({ values, about, ...asked }) => {
    const refused: string[] = [];
    for (const { id, person } of chosen(values)) {
      const no = await handOver(deps, id, person, about.owner, asked);
      if (no) refused.push(no);
    }
    return refused.length ? refuse(`${refused.join(' ')} ${refusals.restStands}`) : undefined;
  });
  deps.desk.opens(moveAllButton.action, async ({ target: { id }, actor }) => {
    const it = await deps.callBacks.find(id);
    if (!it?.owner) return refuse(sentences.gone);
    if (!isLeaderOf(actor, it)) return refuse(refusals.notTheLeader);
    return { form, id: deps.newId(), about: { owner: it.owner } };
  });
}

/** Whoever is going away says from when until when. */
export async function openAway(deps: Deps, { actor }: Asking): Promise<Opening | Refusal> {
  const theirs = await deps.callBacks.foundBy(byOwner(actor.id), 1);
  if (!theirs.length) return refuse(refusals.nothingToHandOver);
  return { form: handOverForm(deps), id: deps.newId() };
}

/** Why one could not be handed over, by its reference. */
async function handOver(
  deps: Deps,
  id: string,
  person: string,
  formerOwner: string | undefined,
  asked: Asking,
): Promise<string | undefined> {
  const refusal =
    (await unfit(deps, person, fieldOf(id))) ??
    (await changeCallBack(deps, id, asked, await handingOver(deps, person, formerOwner, asked.actor.id)));
  if (!refusal) return undefined;
  const it = await deps.callBacks.find(id);
  return `${it ? called(it) : id}: ${refusal.refused}`;
}

async function handingOver(deps: Deps, to: string, formerOwner: string | undefined, presser: string) {
  const whose = { owner: to, ...(await whoLeads(deps, to)) };
  const insteadOf = formerOwner ?? presser;
  return () =>
    formerOwner === undefined
      ? [{ on: 'hand-over' as const, whose, insteadOf, facts: { to, why: 'away' as const } }]
      : [{ on: 'move' as const, whose, insteadOf, facts: { to, why: 'left' as const } }];
}
