import { isRecord, type Json } from '../json.ts';
import type { OpenView } from '../modals.ts';
import { outsideOf } from '../outside.ts';
import { Refusal } from '../refusal.ts';
import type { State } from '../state.ts';
import { checkedView, submissionAnswerProblem } from '../validation.ts';

/** The one way in which an app closes, replaces or corrects the modal that was submitted. */
export function applySubmissionAnswer(state: State, open: OpenView, answer: unknown): void {
  const wrong = submissionAnswerProblem(answer, open.view);
  try {
    if (wrong) throw new Refusal(wrong);
    // The answer to a submission delivered twice finds the modal gone, or under another.
    if (state.modals.top(open.userId) === open) apply(state, open, isRecord(answer) ? answer : {});
  } catch (refused) {
    if (!(refused instanceof Refusal)) throw refused;
    open.trouble = troubleConnecting;
    const about = open.view.callback_id ?? open.id;
    state.complain(`The answer to view_submission ${about} is invalid: ${refused.error}`);
  }
}

export const troubleConnecting = 'We had some trouble connecting. Try again?';

function apply(state: State, open: OpenView, answer: Json): void {
  const { modals } = state;
  delete open.trouble;
  open.errors.clear();
  switch (answer.response_action) {
    case 'clear':
      modals.clear(open.userId);
      return;
    case 'errors':
      open.errors = new Map(Object.entries(answer.errors as Record<string, string>));
      return;
    case 'update':
      modals.replace(open, checkedView(outsideOf(state), answer.view, 'modal'));
      return;
    case 'push':
      modals.push(open.userId, checkedView(outsideOf(state), answer.view, 'modal'));
      return;
    default:
      modals.close(open);
  }
}
