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
    const messages = spoken.flatMap((kind) => messageLayouts(kind, limits));
    const layouts: Layout[] = [...formLayouts(forms, limits), ...messages];
    const unseen = spoken
      .flatMap((kind) => Object.keys(kind.messages).map((name) => messageCalled(kind, name)))
      .filter((name) => !messages.some(({ what }) => what === name))
      .map((name) => note(`No made-up record has ${name} said, so it was not looked at.`));
    const problems = await problemsOf(ask, layouts);
    if (problems === 'not offered')
      return [note('This workspace does not offer blocks.validate, so no layout was looked at.')];
    return problems.length
      ? [...problems, ...unseen]
      : [well(`Slack takes every form and message, at its longest: ${layouts.length} layouts.`), ...unseen];
  });
}

async function problemsOf(ask: AskSlack, layouts: readonly Layout[]): Promise<Finding[] | 'not offered'> {
  const problems = new Map<string, Finding>();
  try {
    for (const layout of layouts)
      for (const problem of await refusals(ask, layout)) {
        // The same of a message in another status is the same mistake.
        const mistake = `${layout.what} ${problem}`;
        const where = 'status' in layout ? `${layout.what} (${layout.status})` : layout.what;
        if (!problems.has(mistake)) problems.set(mistake, wrong(`Slack would refuse ${where}: ${problem}.`));
      }
    return [...problems.values()];
  } catch (error) {
    if (slackError(error) !== 'unknown_method') throw error;
    return 'not offered';
  }
}
