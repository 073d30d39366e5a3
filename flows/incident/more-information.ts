import { fieldOf } from '../../src/domain/fields.ts';
import { incidentRemarks } from '../../src/domain/incident/fields.ts';
import type { Deps } from '../deps.ts';
import { answerForm, words } from './answer-form.ts';
import { askButton, giveButton } from './buttons.ts';

/** Further Information Required (INC-12): the team leader asks and the caseworker answers, on the same cards. */
export function moreInformation(deps: Deps): void {
  answerForm(deps, {
    button: askButton,
    title: 'More information',
    submit: 'Ask',
    said: 'question',
    page: () => ({ fields: [fieldOf(incidentRemarks, 'question')] }),
    commands: (_it, values) => [{ on: 'ask-for-information', said: words(values, 'question') }],
  });
  answerForm(deps, {
    button: giveButton,
    title: 'Give information',
    submit: 'Send',
    said: 'answer',
    answers: 'ask-for-information',
    page: () => ({ fields: [fieldOf(incidentRemarks, 'answer')] }),
    commands: (_it, values) => [{ on: 'give-information', said: words(values, 'answer') }],
  });
}
