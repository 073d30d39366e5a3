import type { Deps } from '../deps.ts';
import { askButton, giveButton } from './buttons.ts';
import { remark } from './remark.ts';

/** Further Information Required (INC-12): the team leader asks and the caseworker answers, on the same cards. */
export function moreInformation(deps: Deps): void {
  remark(deps, {
    button: askButton,
    title: 'More information',
    submit: 'Ask',
    remark: 'question',
    commands: (_it, said) => [{ on: 'ask-for-information', said }],
  });
  remark(deps, {
    button: giveButton,
    title: 'Give information',
    submit: 'Send',
    remark: 'answer',
    answers: 'ask-for-information',
    commands: (_it, said) => [{ on: 'give-information', said }],
  });
}
