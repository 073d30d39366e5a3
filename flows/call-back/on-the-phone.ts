import type { CallBackCommand } from '../../src/domain/call-back/commands.ts';
import type { Deps } from '../deps.ts';
import { callingButton, doneButton, rangFirstButton, takeBackButton, wrongNumberButton } from './buttons.ts';
import { changeCallBack } from './change.ts';

/** What takes one press while somebody is on the phone, and can be taken back for a moment (CB-39). */
export function onThePhone(deps: Deps): void {
  const presses = (action: string, commands: (at: Date) => readonly CallBackCommand[]) =>
    deps.desk.button(action, ({ target, ...asked }) =>
      changeCallBack(deps, target.id, asked, () => commands(asked.at)),
    );
  presses(callingButton.action, () => [{ on: 'calling-now' }]);
  presses(doneButton.action, reachedAndFinished);
  presses(wrongNumberButton.action, () => [{ on: 'report-wrong-number' }]);
  presses(rangFirstButton.action, () => [{ on: 'client-rang-first' }]);
  presses(takeBackButton.action, () => [{ on: 'take-back' }]);
}

/** The call and its end are one sitting, so that both are taken back together. */
const reachedAndFinished = (at: Date): readonly CallBackCommand[] => [
  { on: 'record-attempt', facts: { result: 'Contact made', madeAt: at.toISOString() } },
  { on: 'close', as: 'done', facts: { as: 'done' } },
];
