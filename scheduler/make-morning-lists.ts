import { workingTimeOf } from '../src/config/organisation.ts';
import { namesFor } from '../src/domain/call-back/whose.ts';
import { dayBegun } from '../src/domain/morning/begins.ts';
import { morningFor } from '../src/domain/morning/morning.ts';
import { morningParts } from '../src/domain/morning/parts.ts';
import type { Actor } from '../src/domain/transition.ts';
import type { Job, JobDeps } from './job.ts';

// More than a whole team has: a list counts what it cannot say.
const mostOfOne = 2_000;

/**
 * Makes the list of each person whose working day has begun, once a day; where there is nothing to say, none. Each process
 * looks once for each person and day: whoever looks a second time finds the list that was made.
 */
export const makeMorningLists: Job = {
  name: 'make-morning-lists',
  everySeconds: 60,
  async run(deps, at) {
    const { people, organisation, listedFor, log } = deps;
    for (const { _id: id, roles, deactivated, outsider } of await people.all()) {
      if (deactivated || outsider || !roles.length) continue;
      const begun = dayBegun(at, workingTimeOf(organisation, id));
      if (!begun || listedFor.get(id) === begun.day) continue;
      try {
        await make(deps, { id, roles }, begun, at);
        listedFor.set(id, begun.day);
      } catch (error) {
        log.warn({ err: error }, 'a morning list was left for the next tick');
      }
    }
  },
};

async function make(
  { callBacks, mornings, deliverer }: JobDeps,
  actor: Actor,
  begun: { day: string; beganAt: Date },
  at: Date,
): Promise<void> {
  const lists = await Promise.all(namesFor(actor).map((name) => callBacks.foundBy(name, mostOfOne)));
  const all = new Map(lists.flat().map((it) => [it._id, it]));
  const list = morningFor(actor.id, begun.day, morningParts([...all.values()], actor, begun), at);
  if (!list) return;
  const { record } = await mornings.add(list);
  deliverer.nudge('morning', record._id, record);
}
