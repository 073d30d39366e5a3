import { closingStatus, isApplication } from '../../src/domain/call-back/call-back.ts';
import type { Field } from '../../src/domain/fields.ts';
import type { Deps } from '../deps.ts';
import { answerForm } from './answer-form.ts';
import { closeButton } from './buttons.ts';
import { noteField } from './call-made.ts';
import { textIn } from './given.ts';
import { outcomeField } from './record-the-call.ts';

const asField: Field = {
  name: 'as',
  label: 'Status',
  hint: 'The same as you choose in CMS2012.',
  as: 'choice',
  privacy: 'open',
  required: true,
  options: closingStatus.options.map((value) => ({ value, label: value })),
};

/** CB-39: one of the six statuses, word for word. Nothing is dismissed (CB-38). */
export function close(deps: Deps): void {
  const outcomes = deps.organisation.lists.callBackOutcomes.values;
  answerForm(deps, {
    button: closeButton,
    title: 'Close the call-back',
    submit: 'Close it',
    on: 'close',
    said: 'note',
    about: (it) => (isApplication(it) ? { isApplication: 'yes' } : {}),
    // An application is completed by its outcome (CB-26).
    pages: (_given, { isApplication }) => [
      { fields: [asField, ...(isApplication ? [outcomeField(outcomes)] : []), noteField] },
    ],
    commands: (_it, values) => {
      const as = closingStatus.parse(textIn(values, 'as'));
      const [said, outcome] = [textIn(values, 'note'), textIn(values, 'outcome')];
      const facts = { as, ...(outcome !== '' && { outcome }) };
      return [{ on: 'close', as, facts, ...(said !== '' && { said }) }];
    },
  });
}
