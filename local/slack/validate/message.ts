import { attachment } from './attachment.ts';
import { isObject, objectsIn } from './json.ts';
import { validateMetadata } from './metadata.ts';
import { textsIn } from './texts-in.ts';
import type { MessageRefusal, Problem } from './types.ts';
import { validateBlocks } from './validate-blocks.ts';
import { walk } from './walk.ts';

interface MessageArgs {
  text?: unknown;
  blocks?: unknown;
  attachments?: unknown;
  metadata?: unknown;
}

// Slack publishes no figure. It has been seen to refuse from about 11,000 on, and to let pass about 13,200: the less counts.
const mostBlockText = 11_000;
const headerCosts = 100;
const mostAttachments = 100;

/**
 * What a posted or updated message would be refused for. Blocks and attachments come parsed: a string
 * here is what was no JSON. `maxText` is chat.update's, which counts bytes; posting only truncates.
 */
export function validateMessage(
  args: MessageArgs,
  limits: { maxText?: number } = {},
): MessageRefusal | undefined {
  const { text, blocks = [], attachments = [], metadata } = args;
  if (!Array.isArray(blocks)) return refusal('invalid_blocks_format', 'must provide an array', '/blocks');
  if (!Array.isArray(attachments))
    return refusal('invalid_attachments', 'must provide an array', '/attachments');
  if (text !== undefined && typeof text !== 'string')
    return refusal('invalid_arguments', 'must provide a string', '/text');
  if (!text && blocks.length === 0 && !attachments.some(saysSomething))
    return { error: 'no_text', problems: [] };
  return (
    tooLong(text ?? '', limits.maxText) ??
    secondTable(blocks) ??
    badBlocks(blocks, attachments) ??
    tooMuchInBlocks(blocks, attachments) ??
    (metadata === undefined ? undefined : validateMetadata(metadata))
  );
}

const saysSomething = (attachment: unknown): boolean =>
  !isObject(attachment) ||
  Object.entries(attachment).some(([name, value]) => name !== 'color' && value !== '' && !isEmptyList(value));

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

function tooLong(text: string, maxText: number | undefined): MessageRefusal | undefined {
  if (maxText === undefined || Buffer.byteLength(text) <= maxText) return undefined;
  return { error: 'msg_too_long', problems: [] };
}

function secondTable(blocks: unknown[]): MessageRefusal | undefined {
  const [, second] = blocks.flatMap((block, index) =>
    isObject(block) && block.type === 'table' ? [index] : [],
  );
  return second === undefined
    ? undefined
    : refusal('invalid_attachments', 'only_one_table_allowed', `/blocks/${second}`);
}

function badBlocks(blocks: unknown[], attachments: unknown[]): MessageRefusal | undefined {
  if (attachments.length > mostAttachments)
    return refusal('too_many_attachments', `no more than ${mostAttachments} items allowed`, '/attachments');
  const strange = attachments.flatMap((one, index) =>
    walk(one, attachment, `/attachments/${index}`, { surface: 'message' }),
  );
  if (strange.length > 0) return { error: 'invalid_attachments', problems: strange };
  const problems: Problem[] = [
    ...validateBlocks(blocks, 'message', '/blocks'),
    ...objectsIn(attachments).flatMap((one, index) =>
      'blocks' in one ? validateBlocks(one.blocks, 'message', `/attachments/${index}/blocks`) : [],
    ),
  ];
  return problems.length === 0 ? undefined : { error: 'invalid_blocks', problems };
}

function tooMuchInBlocks(blocks: unknown[], attachments: unknown[]): MessageRefusal | undefined {
  const all = [...blocks, ...objectsIn(attachments).flatMap((one) => one.blocks ?? [])];
  const headers = objectsIn(all).filter(({ type }) => type === 'header').length;
  const text = textsIn(all).reduce((sum, one) => sum + escapedLength(one), headers * headerCosts);
  return text > mostBlockText ? { error: 'msg_blocks_too_long', problems: [] } : undefined;
}

function escapedLength(text: string): number {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').length;
}

function refusal(error: string, message: string, pointer: string): MessageRefusal {
  return { error, problems: [{ message, pointer }] };
}
