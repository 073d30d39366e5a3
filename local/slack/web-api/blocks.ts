import { isRecord, type Json } from '../json.ts';
import { Refusal } from '../refusal.ts';
import { messageProblems, viewProblems } from '../validation.ts';
import { json } from './arguments.ts';
import { method } from './method.ts';

/** Public: it needs no token, and says everything that is wrong at once. */
export const validate = method({
  token: 'none',
  scopes: [],
  tier: 4,
  args: { blocks: json.optional(), view: json.optional(), message: json.optional() },
  run({ blocks, view, message }) {
    const given = [blocks, view, message].filter((one) => one !== undefined);
    if (given.length !== 1) throw new Refusal('invalid_arguments');
    if (view !== undefined) {
      const surface = isRecord(view) && view.type === 'home' ? 'home' : 'modal';
      refuse('invalid_view', viewProblems(view, surface));
    } else if (message !== undefined) {
      refuse('invalid_message', messageProblems(isRecord(message) ? message : { blocks: message }));
    } else {
      refuse('invalid_blocks', messageProblems({ blocks }));
    }
    return {};
  },
});

function refuse(error: string, problems: Json[]): void {
  if (problems.length > 0) throw new Refusal(error, { errors: problems });
}
