import { fieldOf } from '../../src/domain/fields.ts';
import { teamLeaderField } from '../../src/domain/incident/fields.ts';
import { decideIncident } from '../../src/domain/incident/states.ts';
import { isRefusal, refuse } from '../../src/domain/transition.ts';
import type { Form } from '../../src/slack/form.ts';
import { sentences } from '../../src/slack/sentences.ts';
import type { Deps } from '../deps.ts';
import { passOnButton } from './buttons.ts';
import { changeIncident } from './change.ts';
import { coverFor, unfit } from './team-leader.ts';

const passOnForm: Form = {
  name: passOnButton.action,
  title: 'Choose a team leader',
  submit: 'Pass on',
  pages: () => [
    { fields: [{ ...fieldOf(teamLeaderField, 'teamLeader'), hint: 'Who should decide instead?' }] },
  ],
};

/** A team leader who cannot answer need not hold an incident up: the requester names another. */
export function passOn(deps: Deps): void {
  deps.desk.opens(passOnButton.action, async ({ actor, target, key, at }) => {
    const it = await deps.incidents.find(target.id);
    if (!it) return refuse(sentences.gone);
    const anyone = { on: 'change-team-leader', teamLeader: '', cover: undefined } as const;
    const trial = decideIncident(it, [anyone], actor, { at, key });
    return isRefusal(trial) ? trial : { form: passOnForm, id: target.id };
  });
  deps.desk.form(passOnForm, async ({ id, values, ...asked }) => {
    const teamLeader = String(values.teamLeader ?? '');
    const refusal = await unfit(deps, teamLeader, asked.actor.id);
    if (refusal) return refusal;
    const cover = await coverFor(deps, teamLeader);
    return changeIncident(deps, id, asked, () => [{ on: 'change-team-leader', teamLeader, cover }]);
  });
}
