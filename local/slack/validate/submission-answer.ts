import { isObject, objectsIn } from './json.ts';
import { validateView } from './view.ts';

/** Why Slack would show "trouble connecting" for an answer to a view_submission; nothing if it would act on it. */
export function validateSubmissionAnswer(answer: unknown, view: { blocks: unknown[] }): string | undefined {
  // Bolt sends {} over Socket Mode where HTTP has an empty body.
  if (answer === undefined || answer === null || answer === '') return undefined;
  if (!isObject(answer)) return 'the answer is neither empty nor an object';
  if (Object.keys(answer).length === 0) return undefined;
  const { response_action: action, ...rest } = answer;
  const expected = typeof action === 'string' ? companions.get(action) : undefined;
  if (!expected) return `unknown response_action: ${String(action)}`;
  const stray = Object.keys(rest).find((name) => !expected.includes(name));
  if (stray !== undefined) return `invalid additional property: ${stray}`;
  if (action === 'errors') return badErrors(answer.errors, view);
  if (action === 'clear') return undefined;
  return badView(answer.view);
}

const companions = new Map([
  ['clear', []],
  ['update', ['view']],
  ['push', ['view']],
  ['errors', ['errors']],
]);

function badErrors(errors: unknown, view: { blocks: unknown[] }): string | undefined {
  if (!isObject(errors) || Object.keys(errors).length === 0) return 'errors has to name at least one field';
  const inputs = objectsIn(view.blocks).filter(({ type }) => type === 'input');
  const known = new Set(inputs.map(({ block_id }) => block_id));
  for (const [blockId, text] of Object.entries(errors)) {
    if (!known.has(blockId)) return `errors names "${blockId}", which is not the block_id of an input block`;
    if (typeof text !== 'string' || text === '') return `the error for "${blockId}" is not a text`;
  }
  return undefined;
}

function badView(view: unknown): string | undefined {
  const problems = validateView(view, 'modal');
  if (problems === 'view_too_large') return problems;
  if (problems.length === 0) return undefined;
  return problems.map(({ message, pointer }) => `${message} [json-pointer:${pointer}]`).join('; ');
}
