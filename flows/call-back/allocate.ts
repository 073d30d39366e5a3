import { z } from 'zod';
import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import { refusals } from '../../src/domain/call-back/refusals.ts';
import { byOwner } from '../../src/domain/call-back/whose.ts';
import type { Field } from '../../src/domain/fields.ts';
import { isoDate } from '../../src/domain/times.ts';
import { isRefusal, refuse } from '../../src/domain/transition.ts';
import type { About, Page } from '../../src/slack/form.ts';
import type { Deps } from '../deps.ts';
import { whoLeads } from '../leaders.ts';
import { answerForm } from './answer-form.ts';
import { allocateButton } from './buttons.ts';
import { textIn } from './given.ts';

/** A caseworker to choose from, and how many calls they have to make today. */
const candidate = z.object({ id: z.string(), name: z.string(), today: z.int() });
type Candidate = z.infer<typeof candidate>;

const one = z.string().optional();

// All that a form remembers has room for 3,000 characters.
const mostRemembered = 2_000;

/** CB-23: the New Applications team leader chooses who makes the call; until the first call also somebody else. */
export function allocate(deps: Deps): void {
  answerForm(deps, {
    button: allocateButton,
    title: 'Allocate the call-back',
    submit: 'Allocate',
    on: 'allocate',
    about: async (it, { actor, at }) => {
      const found = JSON.stringify(await candidatesOf(deps, it, actor.id, at));
      return {
        ...(found.length <= mostRemembered && { candidates: found }),
        ...(it.owner !== undefined && { owner: it.owner }),
      };
    },
    learns: ['teamLeader', 'cover', 'ownersTeam'],
    pages: (_given, about) => [
      {
        ...page(about),
        async check(given) {
          const owner = textIn(given, 'owner');
          const chosen = await deps.directory.actor(owner);
          return isRefusal(chosen)
            ? refuse(refusals.ownerUnknown, 'owner')
            : { learnt: await whoLeads(deps, owner) };
        },
      },
    ],
    commands(_it, { owner = '', teamLeader, cover, ownersTeam }, about) {
      const to = String(owner);
      const known = z
        .object({ teamLeader: one, cover: one, ownersTeam: one })
        .parse({ teamLeader, cover, ownersTeam });
      return [
        { on: 'allocate', whose: { owner: to, ...known }, facts: { to }, insteadOf: about.owner ?? '' },
      ];
    },
  });
}

function page({ candidates, owner }: About): Page {
  const offered = candidates === undefined ? [] : z.array(candidate).parse(JSON.parse(candidates));
  return {
    fields: [chosenFrom(offered)],
    ...(owner !== undefined && {
      lines: [[{ person: owner }, ' has it now. Whoever you choose has it instead, and is told.']],
    }),
  };
}

function chosenFrom(offered: readonly Candidate[]): Field {
  const field = {
    name: 'owner',
    label: 'New Applications Caseworker',
    privacy: 'open',
    required: true,
  } as const;
  if (!offered.length) return { ...field, as: 'person' };
  const options = offered.map(({ id, name, today }) => ({ value: id, label: `${name}: ${calls(today)}` }));
  return { ...field, as: 'choice', options, hint: 'With how many calls each has to make today.' };
}

const calls = (count: number): string => (count === 1 ? '1 call' : `${count} calls`);

/** Those whom the presser leads, with the fewest calls first; without whoever has it. */
async function candidatesOf(
  { organisation, directory, callBacks }: Deps,
  { owner }: CallBack,
  presser: string,
  at: Date,
): Promise<Candidate[]> {
  const teams = organisation.teams.filter(({ leader, cover }) => leader === presser || cover === presser);
  const ids = new Set(teams.flatMap(({ members }) => members).filter((id) => id !== owner));
  const found = await Promise.all(
    [...ids].map(async (id): Promise<Candidate[]> => {
      const person = await directory.person(id);
      if (!person || person.deactivated || person.outsider) return [];
      const theirs = await callBacks.foundBy(byOwner(id));
      const today = theirs.filter((it) => isDue(it, at)).length;
      return [{ id, name: person.name.slice(0, 50), today }];
    }),
  );
  return found.flat().toSorted((a, b) => a.today - b.today || a.name.localeCompare(b.name));
}

/** Whether it is to be made today, or should have been already. */
const isDue = ({ status, window: { startAt, endAt } }: CallBack, at: Date): boolean =>
  status === 'awaiting-call' && isoDate(endAt ?? startAt) <= isoDate(at);
