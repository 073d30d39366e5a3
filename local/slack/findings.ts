import { isRecord, type Json } from './json.ts';
import { type Problem, validateMessage, validateView } from './validate/index.ts';

/** What `blocks.validate` finds in a list of blocks; here and below, pointers start at what was given. */
export const blocksFound = (blocks: unknown): Json[] =>
  messageFound({ blocks }).map((one) => ({ ...one, pointer: String(one.pointer).replace(/^\/blocks/, '') }));

/** It does not mind a message without any words. */
export function messageFound(message: unknown): Json[] {
  if (!isRecord(message)) return [notAnObject];
  const refused = validateMessage(message);
  if (!refused || refused.error === 'no_text') return [];
  if (refused.problems.length === 0) return [{ ...unexplained, message: refused.error }];
  return refused.problems.map(asFinding);
}

export function viewFound(view: unknown): Json[] {
  if (!isRecord(view)) return [notAnObject];
  const problems = validateView(view, view.type === 'home' ? 'home' : 'modal', '');
  return problems === 'view_too_large' ? [{ ...unexplained, message: problems }] : problems.map(asFinding);
}

const unexplained = { code: 'failed_constraint', pointer: '' };
const notAnObject = { code: 'invalid_type', message: 'must provide an object', pointer: '' };

const asFinding = (problem: Problem): Json => ({ code: 'failed_constraint', ...problem });
