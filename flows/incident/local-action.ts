import { fieldOf } from '../../src/domain/fields.ts';
import { incidentRemarks } from '../../src/domain/incident/fields.ts';
import { afterUnableToResolve } from '../../src/domain/incident/states.ts';
import type { Deps } from '../deps.ts';
import { answerForm, words } from './answer-form.ts';
import { localActionButton, reportButton } from './buttons.ts';
import { outcome } from './outcome.ts';

/** Further action required locally (INC-20): the team leader names it, the caseworker reports back. */
export function localAction(deps: Deps): void {
  answerForm(deps, {
    button: localActionButton,
    title: 'Further local action',
    submit: 'Send',
    said: 'localAction',
    page: () => ({ fields: [fieldOf(incidentRemarks, 'localAction')] }),
    commands: (it, values) =>
      afterUnableToResolve(it, { on: 'name-local-action', said: words(values, 'localAction') }),
  });
  answerForm(deps, {
    button: reportButton,
    title: 'Report back',
    submit: 'Send',
    said: 'report',
    answers: 'name-local-action',
    page: () => ({ fields: [outcome, fieldOf(incidentRemarks, 'report')] }),
    commands: (_it, values) => [
      {
        on: values.outcome === 'yes' ? 'report-resolved' : 'report-local-action',
        said: words(values, 'report'),
      },
    ],
  });
}
