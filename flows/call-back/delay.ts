import { freeText } from '../../src/domain/field-rules.ts';
import type { Field } from '../../src/domain/fields.ts';
import type { Deps } from '../deps.ts';
import { answerForm } from './answer-form.ts';
import { delayButton, feesPaidButton, feesUnpaidButton, lettersButton } from './buttons.ts';
import { changeCallBack } from './change.ts';
import { textIn } from './given.ts';

const reasonField: Field = {
  name: 'reason',
  label: 'Why would more attempts delay the case unreasonably?',
  hint: 'It is kept in the history; the team leader is told of the decision.',
  as: 'paragraph',
  privacy: 'sealed',
  rule: freeText,
  max: 500,
  required: true,
};

/**
 * The end of a downtime application that reached nobody: somebody decides that there were attempts enough (CB-34, Q9),
 * confirms that the letters went out, and whether the fees were paid (CB-35).
 */
export function delay(deps: Deps): void {
  answerForm(deps, {
    button: delayButton,
    title: 'Decide on delay',
    submit: 'No more attempts',
    on: 'decide-delay',
    said: 'reason',
    pages: () => [
      { intro: 'The attempts end, and letters CMSL0077 and CMSL0080 are issued.', fields: [reasonField] },
    ],
    commands: (_it, values) => [{ on: 'decide-delay', said: textIn(values, 'reason') }],
  });
  deps.desk.button(lettersButton.action, ({ target, ...asked }) =>
    changeCallBack(deps, target.id, asked, () => [{ on: 'confirm-letters' }]),
  );
  for (const [button, paid] of [
    [feesPaidButton, 'yes'],
    [feesUnpaidButton, 'no'],
  ] as const)
    deps.desk.button(button.action, ({ target, ...asked }) =>
      changeCallBack(deps, target.id, asked, () => [{ on: 'record-fees', facts: { paid } }]),
    );
}
