import { WebAPIPlatformError } from '@slack/web-api';
import { z } from 'zod';
import type { AskSlack } from '../ask-slack.ts';
import type { FormLayout } from './forms.ts';
import type { MessageLayout } from './messages.ts';

export type Layout = FormLayout | MessageLayout;

const refused = z.looseObject({
  errors: z
    .array(z.looseObject({ message: z.string().default('refused'), pointer: z.string().default('') }))
    .default([]),
});

/** Why Slack would not take a layout, in its own words; nothing where it would. Throws where it does not say. */
export async function refusals(ask: AskSlack, layout: Layout): Promise<string[]> {
  const given = 'view' in layout ? { view: layout.view } : layout.message && { message: layout.message };
  if (!given) return ['CaseDesk itself cannot draw it'];
  try {
    await ask((client) => client.blocks.validate(given));
    return [];
  } catch (error) {
    const errors = error instanceof WebAPIPlatformError ? refused.parse(error.data).errors : [];
    if (errors.length === 0) throw error;
    return errors.map(({ message, pointer }) => (pointer ? `${message} [${pointer}]` : message));
  }
}
