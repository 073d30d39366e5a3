import type { Workspace } from '../slack/index.ts';
import type { Step } from './story.ts';
import { inWords } from './words.ts';

/** What to do, a line each. */
export const linesOf = ({ acts }: Step): string[] => acts.map(inWords);

/** The same for the step at hand: where its form has been left, the way back to it comes first. */
export function linesNow(workspace: Workspace, step: Step): string[] {
  const [first] = step.acts;
  const lines = linesOf(step);
  if (!step.opener || first?.does !== 'fills') return lines;
  const labels = workspace.person(step.as).modal?.labels;
  if (labels?.includes(first.label)) return lines;
  return [
    ...(labels ? [] : ['The form was closed, and what it held is kept.', inWords(step.opener)]),
    `Press 'Next' until the form asks for '${first.label}'.`,
    ...lines,
  ];
}
