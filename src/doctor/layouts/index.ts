import { slackError } from '../../slack/errors.ts';
import type { Form } from '../../slack/form.ts';
import type { Spoken } from '../../wiring.ts';
import type { AskSlack } from '../ask-slack.ts';
import { type Finding, note, well, wrong } from '../finding.ts';
import { looking } from '../looking.ts';
import { formLayouts, limitsOf } from './forms.ts';
import { messageCalled, messageLayouts } from './messages.ts';
import { type Layout, refusals } from './validate.ts';

/** Whether Slack would take every form and message that the flows register, with the longest values in them. */
export async function layoutFindings(
  ask: AskSlack,
  forms: readonly Form[],
  spoken: readonly Spoken[],
): Promise<Finding[]> {
  return looking('The layouts', async () => {
    const limits = limitsOf(forms);
    const ofForms: Layout[] = formLayouts(forms, limits);
    // To draw every message takes a while: not where Slack would not look at it.
    if (!(await isOffered(ask, ofForms)))
      return [note('This workspace does not offer blocks.validate, so no layout was looked at.')];
    const messages = spoken.map((kind) => messageLayouts(kind, limits));
    const layouts = [...ofForms, ...messages.flatMap((of) => of.layouts)];
    const said = new Set(messages.flatMap((of) => [...of.said]));
    const unseen = spoken
      .flatMap((kind) => Object.keys(kind.messages).map((name) => messageCalled(kind, name)))
      .filter((name) => !said.has(name))
      .map((name) => note(`No made-up record has ${name} said, so it was not looked at.`));
    const problems = await problemsOf(ask, layouts);
    return problems.length
      ? [...problems, ...unseen]
      : [well(`Slack takes every form and message, at its longest: ${layouts.length} layouts.`), ...unseen];
  });
}

async function isOffered(ask: AskSlack, [first]: readonly Layout[]): Promise<boolean> {
  try {
    if (first) await refusals(ask, first);
    return true;
  } catch (error) {
    if (slackError(error) !== 'unknown_method') throw error;
    return false;
  }
}

async function problemsOf(ask: AskSlack, layouts: readonly Layout[]): Promise<Finding[]> {
  const problems = new Map<string, Finding>();
  for (const layout of layouts)
    for (const problem of await refusals(ask, layout)) {
      // The same of a message in another status is the same mistake.
      const mistake = `${layout.what} ${problem}`;
      const where = 'status' in layout ? `${layout.what} (${layout.status})` : layout.what;
      if (!problems.has(mistake)) problems.set(mistake, wrong(`Slack would refuse ${where}: ${problem}.`));
    }
  return [...problems.values()];
}
