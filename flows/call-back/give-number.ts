import { callBackFields } from '../../src/domain/call-back/fields.ts';
import { fieldOf } from '../../src/domain/fields.ts';
import type { Deps } from '../deps.ts';
import { answerForm } from './answer-form.ts';
import { giveNumberButton } from './buttons.ts';
import { textIn } from './given.ts';

/** After a wrong number: whoever has to do with it gives another, and the attempts go on. */
export function giveNumber(deps: Deps): void {
  answerForm(deps, {
    button: giveNumberButton,
    title: 'Another number',
    submit: 'Save',
    on: 'give-number',
    pages: () => [{ fields: [fieldOf(callBackFields, 'contactNumber')] }],
    commands: (_it, values) => [{ on: 'give-number', number: textIn(values, 'contactNumber') }],
  });
}
