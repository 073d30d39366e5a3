import type { Field } from '../../src/domain/fields.ts';
import { afterUnableToResolve } from '../../src/domain/incident/states.ts';
import type { Deps } from '../deps.ts';
import { localActionButton, reportButton } from './buttons.ts';
import { remark } from './remark.ts';

const outcome: Field = {
  name: 'outcome',
  label: 'Did it help?',
  as: 'choice',
  privacy: 'open',
  required: true,
  options: [
    { value: 'no', label: 'No, the problem is still there' },
    { value: 'yes', label: 'Yes, it works now' },
  ],
};

/** Further action required locally (INC-20): the team leader names it, the caseworker reports back. */
export function localAction(deps: Deps): void {
  remark(deps, {
    button: localActionButton,
    title: 'Further local action',
    submit: 'Send',
    remark: 'localAction',
    commands: (it, said) => afterUnableToResolve(it, { on: 'name-local-action', said }),
  });
  remark(deps, {
    button: reportButton,
    title: 'Report back',
    submit: 'Send',
    remark: 'report',
    also: outcome,
    answers: 'name-local-action',
    commands: (_it, said, values) => [
      { on: values.outcome === 'yes' ? 'report-resolved' : 'report-local-action', said },
    ],
  });
}
