import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import { isLate } from '../../src/domain/call-back/clocks.ts';
import { nextAt } from '../../src/domain/call-back/next-call.ts';
import { namesFor, standingFor } from '../../src/domain/call-back/whose.ts';
import type { Actor } from '../../src/domain/transition.ts';
import type { Deps } from '../deps.ts';
import type { AtHome, HomeSource } from '../home-source.ts';
import { cardForPerson } from './cards.ts';

// More than a whole team has: what is left out would be the newest, and those may be the first to fall due.
const mostOfOne = 2_000;

/** Every call-back that concerns somebody: late ones first, then by the time at which they are next looked at. */
export async function concerning({ callBacks }: Pick<Deps, 'callBacks'>, actor: Actor): Promise<CallBack[]> {
  const lists = await Promise.all(namesFor(actor).map((name) => callBacks.foundBy(name, mostOfOne)));
  return byUrgency([...new Map(lists.flat().map((it) => [it._id, it])).values()]);
}

/** Late ones first, then by the next time; what has none waits since its status. */
export const byUrgency = (all: readonly CallBack[]): CallBack[] =>
  [...all].sort((a, b) => Number(isLate(b)) - Number(isLate(a)) || whenOf(a) - whenOf(b));

const whenOf = (it: CallBack): number => (nextAt(it) ?? it.since).getTime();

/** The call-backs in a person's Home, with what they can press. */
export function callBacksAtHome(deps: Pick<Deps, 'callBacks'>): HomeSource {
  return async (actor) => {
    const all = await concerning(deps, actor);
    const parts = (wanted: ReturnType<typeof standingFor>): AtHome[] =>
      all
        .filter((it) => standingFor(it, actor) === wanted)
        .map((it) => {
          const dueAt = nextAt(it);
          return {
            since: it.since,
            ...(dueAt && { dueAt }),
            // Drawn where it is shown: there may be more than a Home has room for.
            get face() {
              return cardForPerson(it, actor);
            },
            target: { kind: 'call-back', id: it._id },
          };
        });
    return { toDo: parts('to do'), waitedFor: parts('waited for') };
  };
}
