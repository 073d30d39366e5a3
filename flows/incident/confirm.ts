import { fieldOf } from '../../src/domain/fields.ts';
import { incidentRemarks } from '../../src/domain/incident/fields.ts';
import { latestResolution } from '../../src/domain/incident/resolution.ts';
import type { Deps } from '../deps.ts';
import { answerForm, words } from './answer-form.ts';
import { notWorkedButton, workedButton } from './buttons.ts';
import { changeIncident } from './change.ts';

/** The caseworker says whether a resolution worked: it closes (INC-32), or goes back with what was tried (INC-33). */
export function confirm(deps: Deps): void {
  deps.desk.button(workedButton.action, ({ target, ...asked }) =>
    changeIncident(deps, target.id, asked, () => [{ on: 'confirm-worked' }]),
  );
  answerForm(deps, {
    button: notWorkedButton,
    title: 'It did not work',
    submit: 'Send to AAC',
    said: 'tried',
    answers: 'resolve',
    page: () => ({ fields: [fieldOf(incidentRemarks, 'tried')] }),
    about: (it) => ({ after: String(latestResolution(it)?.version ?? 0) }),
    commands: (_it, values, _at, { after }) => [
      { on: 'report-not-worked', said: words(values, 'tried'), after: Number(after) },
    ],
  });
}
