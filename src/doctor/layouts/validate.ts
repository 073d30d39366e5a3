import { type BlocksValidateArguments, WebAPIPlatformError } from '@slack/web-api';
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

// Slack looks at blocks alone; a card whose text is longer cannot be drawn again.
const mostTextBytes = 4_000;

/** Why Slack would not take a layout, in its own words; nothing where it would. Throws where it does not say. */
export async function refusals(ask: AskSlack, layout: Layout): Promise<string[]> {
  if ('view' in layout) return refusalsOf(ask, { view: layout.view });
  if (!layout.message) return ['CaseDesk itself cannot draw it'];
  const { text, blocks } = layout.message;
  const tooLong = Buffer.byteLength(text) > mostTextBytes;
  return [
    ...(tooLong
      ? [`its text is longer than the ${mostTextBytes} bytes that a card may be drawn again with`]
      : []),
    ...(await refusalsOf(ask, { message: { blocks } })),
  ];
}

async function refusalsOf(ask: AskSlack, given: BlocksValidateArguments): Promise<string[]> {
  try {
    await ask((client) => client.blocks.validate(given));
    return [];
  } catch (error) {
    const errors = error instanceof WebAPIPlatformError ? refused.parse(error.data).errors : [];
    if (errors.length === 0) throw error;
    return errors.map(({ message, pointer }) => (pointer ? `${message} [${pointer}]` : message));
  }
}
