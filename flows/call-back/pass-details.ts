import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import type { CallBackCommand } from '../../src/domain/call-back/commands.ts';
import { refusals } from '../../src/domain/call-back/refusals.ts';
import { type Refusal, refuse } from '../../src/domain/transition.ts';
import type { Button } from '../../src/slack/face.ts';
import type { Deps } from '../deps.ts';
import { answerForm } from './answer-form.ts';
import { nameButton, passDetailsButton } from './buttons.ts';
import { unfit } from './fit.ts';
import { textIn } from './given.ts';

interface Naming {
  button: Button;
  on: 'pass-details' | 'name-answerable';
  label: string;
  hint: string;
  submit: string;
  /** Why it cannot be this person. */
  unless?(it: CallBack, person: string): Refusal | undefined;
}

/** CB-43: the details go to somebody who may view them and not act. Q30: a late one gets somebody who sees to it. */
export function passDetails(deps: Deps): void {
  naming(deps, {
    button: passDetailsButton,
    on: 'pass-details',
    label: 'Who is to view it?',
    hint: 'They can look at the details and cannot act. The owner records what comes of it.',
    submit: 'Pass on',
    unless: ({ owner }, person) => (person === owner ? refuse(refusals.sameOwner, 'to') : undefined),
  });
  naming(deps, {
    button: nameButton,
    on: 'name-answerable',
    label: 'Who sees to it?',
    hint: 'They make the call or close it. It stays late until then; its owner is told.',
    submit: 'Name them',
  });
}

function naming(deps: Deps, { button, on, label, hint, submit, unless }: Naming): void {
  answerForm(deps, {
    button,
    title: button.label,
    submit,
    on,
    pages: () => [{ fields: [{ name: 'to', label, hint, as: 'person', privacy: 'open', required: true }] }],
    async commands(it, values): Promise<CallBackCommand[] | Refusal> {
      const to = textIn(values, 'to');
      const no = (await unfit(deps, to, 'to')) ?? unless?.(it, to);
      return no ?? [{ on, to, facts: { to } }];
    },
  });
}
