import { blocksFound, messageFound, viewFound } from '../findings.ts';
import type { Json } from '../json.ts';
import { Refusal } from '../refusal.ts';
import { json } from './arguments.ts';
import { method } from './method.ts';

/** Public: it needs no token, and says everything that is wrong at once. */
export const validate = method({
  token: 'none',
  scopes: [],
  tier: 4,
  args: { blocks: json.optional(), view: json.optional(), message: json.optional() },
  errors: ['invalid_blocks', 'invalid_message', 'invalid_view'],
  run({ blocks, view, message }) {
    const given = [blocks, view, message].filter((one) => one !== undefined);
    if (given.length !== 1)
      throw new Refusal('invalid_arguments', {
        response_metadata: { messages: ['must provide exactly one of `blocks`, `view`, or `message`'] },
      });
    if (view !== undefined) refuse('invalid_view', viewFound(view));
    else if (message !== undefined) refuse('invalid_message', messageFound(message));
    else refuse('invalid_blocks', blocksFound(blocks));
    return {};
  },
});

function refuse(error: string, errors: Json[]): void {
  if (errors.length > 0) throw new Refusal(error, { errors });
}
