import { closingStatus } from '../../src/domain/call-back/call-back.ts';
import { freeText } from '../../src/domain/field-rules.ts';
import type { Field } from '../../src/domain/fields.ts';
import type { Deps } from '../deps.ts';
import { answerForm } from './answer-form.ts';
import { closeButton } from './buttons.ts';
import { textIn } from './given.ts';

const asField: Field = {
  name: 'as',
  label: 'Status',
  hint: 'The same as you choose in CMS2012.',
  as: 'choice',
  privacy: 'open',
  required: true,
  options: closingStatus.options.map((value) => ({ value, label: value })),
};

const noteField: Field = {
  name: 'note',
  label: 'Note for the history',
  hint: "Only 'Show and copy' shows it.",
  as: 'paragraph',
  privacy: 'sealed',
  rule: freeText,
  max: 500,
  required: false,
};

/** CB-39: one of the six statuses, word for word. Nothing is dismissed (CB-38). */
export function close(deps: Deps): void {
  answerForm(deps, {
    button: closeButton,
    title: 'Close the call-back',
    submit: 'Close it',
    on: 'close',
    said: 'note',
    pages: () => [{ fields: [asField, noteField] }],
    commands: (_it, values) => {
      const as = closingStatus.parse(textIn(values, 'as'));
      const said = textIn(values, 'note');
      return [{ on: 'close', as, facts: { as }, ...(said !== '' && { said }) }];
    },
  });
}
