import { fieldOf } from '../../src/domain/fields.ts';
import { incidentRemarks } from '../../src/domain/incident/fields.ts';
import type { Deps } from '../deps.ts';
import { answerForm, words } from './answer-form.ts';
import { adviseButton, checkBackButton, reportAdviceButton } from './buttons.ts';
import { changeIncident } from './change.ts';
import { outcome } from './outcome.ts';

/**
 * Problem Resolved (INC-12): the team leader says what to do, the caseworker reports back, and the team leader checks
 * back that all of it was done.
 */
export function resolvedLocally(deps: Deps): void {
  answerForm(deps, {
    button: adviseButton,
    title: 'Resolved locally',
    submit: 'Send',
    said: 'advice',
    page: () => ({ fields: [fieldOf(incidentRemarks, 'advice')] }),
    commands: (_it, values) => [{ on: 'advise', said: words(values, 'advice') }],
  });
  answerForm(deps, {
    button: reportAdviceButton,
    title: 'Report back',
    submit: 'Send',
    said: 'report',
    answers: 'advise',
    page: () => ({ fields: [outcome, fieldOf(incidentRemarks, 'report')] }),
    commands: (_it, values) => [
      {
        on: values.outcome === 'yes' ? 'confirm-advice' : 'report-advice-failed',
        said: words(values, 'report'),
      },
    ],
  });
  deps.desk.button(
    checkBackButton.action,
    ({ target, ...asked }) => changeIncident(deps, target.id, asked, () => [{ on: 'check-back' }]),
    { fresh: true },
  );
}
