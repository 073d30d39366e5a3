import { slackError } from '../../slack/errors.ts';
import type { Form } from '../../slack/form.ts';
import type { Spoken } from '../../wiring.ts';
import type { AskSlack } from '../ask-slack.ts';
import { type Finding, note, well, wrong } from '../finding.ts';
import { looking } from '../looking.ts';
import { formLayouts, offeredBy } from './forms.ts';
import { messageLayouts } from './messages.ts';
import { type Layout, refusals } from './validate.ts';

/** Whether Slack would take every form and message that the flows register, with the longest values in them. */
export async function layoutFindings(
  ask: AskSlack,
  forms: readonly Form[],
  spoken: readonly Spoken[],
): Promise<Finding[]> {
  return looking('The layouts', async () => {
    const offered = offeredBy(forms);
    const layouts: Layout[] = [
      ...formLayouts(forms),
      ...spoken.flatMap((kind) => messageLayouts(kind, offered)),
    ];
    const problems = new Map<string, string>();
    try {
      for (const layout of layouts)
        for (const problem of await refusals(ask, layout)) {
          // The same of a message in another status is the same mistake.
          const mistake = `${layout.name.replace(/ \(.*/, '')} ${problem}`;
          if (!problems.has(mistake)) problems.set(mistake, `Slack would refuse ${layout.name}: ${problem}.`);
        }
    } catch (error) {
      if (slackError(error) !== 'unknown_method') throw error;
      return [note('This workspace does not offer blocks.validate, so no layout was looked at.')];
    }
    return problems.size
      ? [...problems.values()].map(wrong)
      : [well(`Slack takes every form and message, at its longest: ${layouts.length} layouts.`)];
  });
}
