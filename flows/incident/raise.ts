import { type Field, fieldOf, type Option } from '../../src/domain/fields.ts';
import {
  clientFields,
  incidentFields,
  isSpecialClientRecords,
  teamLeaderField,
} from '../../src/domain/incident/fields.ts';
import type { Incident } from '../../src/domain/incident/incident.ts';
import { raise as decideToRaise, wrongWith } from '../../src/domain/incident/raise.ts';
import { refusals } from '../../src/domain/incident/refusals.ts';
import { hasSeen } from '../../src/domain/record.ts';
import { dateAndTime, isoDate } from '../../src/domain/times.ts';
import { isRefusal, type Refusal, refuse } from '../../src/domain/transition.ts';
import type { Asking, Opening, Submission } from '../../src/slack/desk.ts';
import type { Form } from '../../src/slack/form.ts';
import { sentences } from '../../src/slack/sentences.ts';
import type { Deps } from '../deps.ts';
import { coverFor, knownLeader, unfit } from './team-leader.ts';

/** Raises an incident: a form in three steps, a card to the team leader (INC-17, INC-19). */
export function raise(deps: Deps): void {
  deps.desk.form(raiseForm(deps), (submission) => submit(deps, submission));
  deps.desk.shortcut('raise-incident', (asked) => openRaising(deps, asked));
}

const leaveOut = 'Special Client Records: leave every client detail out.';
const numbersOnly = 'Referred via TechNow: the description takes the Master Case, Case and SR numbers only.';

function raiseForm({ organisation: { areas }, directory }: Deps): Form {
  const own = (name: keyof typeof incidentFields.shape): Field => fieldOf(incidentFields, name);
  const options = areas.map(({ code, name }): Option => ({ value: code, label: name }));
  const starting = (field: Field, initial: string | undefined): Field => ({
    ...field,
    ...(initial && { initial }),
  });
  const asked = (name: (typeof clientFields)[number]): Field => ({ ...own(name), required: true });
  return {
    name: 'raise-incident',
    title: 'Raise an incident',
    submit: 'Send to team leader',
    keepsDraft: 'of a new record',
    pages: (given, { leader, area, today }) => {
      const chosen = given.specialClientRecords;
      const specialClientRecords = Array.isArray(chosen) ? chosen : [];
      const special = isSpecialClientRecords({ specialClientRecords });
      const technow = specialClientRecords.includes('via-technow');
      const intro = [...(special ? [leaveOut] : []), ...(technow ? [numbersOnly] : [])].join(' ');
      return [
        {
          fields: [
            starting({ ...own('area'), options }, area),
            ...(leader === 'unknown' ? [fieldOf(teamLeaderField, 'teamLeader')] : []),
            own('specialClientRecords'),
          ],
          ...(leader === 'unknown' && {
            check: ({ teamLeader }, { person }) => unfit({ directory }, String(teamLeader ?? ''), person),
          }),
        },
        {
          ...(special && { intro: leaveOut }),
          fields: [
            own('caseOrSrNumber'),
            ...(special ? [] : clientFields.map(asked)),
            starting(own('dateRaised'), today),
            own('procedurePath'),
          ],
          check: ({ dateRaised, caseOrSrNumber }, { at }) =>
            wrongWith(
              {
                specialClientRecords,
                dateRaised: String(dateRaised ?? ''),
                caseOrSrNumber: String(caseOrSrNumber ?? ''),
              },
              at,
            ),
        },
        {
          ...(intro && { intro }),
          fields: [own('description'), own('actionsTaken')],
        },
      ];
    },
  };
}

/** A form left half-filled is offered again, unless it has been sent since. */
export async function openRaising(deps: Deps, { actor, at }: Pick<Asking, 'actor' | 'at'>): Promise<Opening> {
  const form = raiseForm(deps);
  const { drafts, incidents, directory, newId } = deps;
  const [leader, person, left] = await Promise.all([
    knownLeader(deps, actor.id),
    directory.person(actor.id),
    drafts.latest(form.name, actor.id),
  ]);
  const about = {
    today: isoDate(at),
    ...(leader ? {} : { leader: 'unknown' }),
    ...(person?.area && { area: person.area }),
  };
  if (left && !(await incidents.find(left.id))) {
    const continuing = sentences.continuing(dateAndTime(left.savedAt));
    return { form, id: left.id, turn: left.turn + 1, about, given: left.values, above: { continuing } };
  }
  return { form, id: newId(), about };
}

async function submit(deps: Deps, { actor, id, values, key, at }: Submission): Promise<Refusal | undefined> {
  const { organisation, incidents, drafts, nudge } = deps;
  const already = (it: Incident) => (hasSeen(it, key) ? undefined : refuse(refusals.alreadyRaised));
  const before = await incidents.find(id);
  if (before) {
    // The first sending took the draft with it, so this one may have only its last page to say.
    await drafts.discard(id, actor.id);
    return already(before);
  }
  const { teamLeader: chosen, ...fields } = values;
  const known = await knownLeader(deps, actor.id);
  const teamLeader = known ?? String(chosen ?? '');
  if (teamLeader === '') return refuse(refusals.leaderUnknown);
  const refusal = known ? undefined : await unfit(deps, teamLeader, actor.id);
  if (refusal) return refusal;
  const raised = decideToRaise(
    {
      id,
      fields,
      requester: actor.id,
      teamLeader,
      cover: await coverFor(deps, teamLeader),
      serviceLevels: organisation.serviceLevels,
      key,
    },
    at,
  );
  if (isRefusal(raised)) return raised;
  const { record, repeated } = await incidents.add(raised);
  nudge('incident', id, record);
  return repeated ? already(record) : undefined;
}
