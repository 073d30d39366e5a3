import type { Block, Element, Offered, Values } from './blocks.ts';
import { isRecord, type Json } from './json.ts';
import { invalidArguments, Refusal } from './refusal.ts';
import {
  type View as CheckedView,
  elementsIn,
  initialState,
  type Outside,
  outOfReach,
  type Problem,
  validateMessage,
  validateSubmissionAnswer,
  validateSuggestions,
  validateView,
  withIds,
} from './validate/index.ts';

/** As it is checked, with blocks as they are kept once checked. */
export interface View extends Omit<CheckedView, 'blocks'> {
  blocks: Block[];
}

/**
 * The one edge between what an app sent and what the workspace keeps: past these functions blocks and views
 * have the shape of `blocks.ts`.
 */
export function checkedView(outside: Outside, view: unknown, surface: 'modal' | 'home'): View {
  const problems = validateView(view, surface);
  if (problems === 'view_too_large') throw new Refusal('view_too_large');
  if (problems.length > 0) throw invalidArguments(...told(problems));
  const sound = view as View;
  const missed = outOfReach(sound.blocks, '/view/blocks', outside);
  if (missed.length > 0) throw invalidArguments(...told(missed));
  return { ...sound, blocks: withIds(sound.blocks) as Block[] };
}

export interface MessageParts {
  text: string;
  blocks?: Block[];
  attachments?: Json[];
  metadata?: Json;
}

export function checkedMessage(
  outside: Outside,
  args: { text?: unknown; blocks?: unknown; attachments?: unknown; metadata?: unknown },
  limits?: { maxText?: number },
): MessageParts {
  const given = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
  const refused = validateMessage(given, limits);
  if (refused) throw new Refusal(refused.error, explained(refused.problems));
  const blocks = (given.blocks as Block[] | undefined) ?? [];
  const attachments = (given.attachments as Json[] | undefined) ?? [];
  const missed = [
    ...outOfReach(blocks, '/blocks', outside),
    ...attachments.flatMap((one, index) => outOfReach(one.blocks, `/attachments/${index}/blocks`, outside)),
  ];
  if (missed.length > 0) throw new Refusal('invalid_blocks', explained(missed));
  const text = typeof given.text === 'string' ? given.text : '';
  return {
    text,
    ...(blocks.length > 0 && { blocks: withIds(blocks) as Block[] }),
    ...(given.attachments !== undefined && { attachments }),
    ...(isRecord(given.metadata) && { metadata: given.metadata }),
  };
}

const explained = (problems: Problem[]): Json =>
  problems.length === 0
    ? {}
    : {
        errors: told(problems),
        response_metadata: { messages: told(problems).map((problem) => `[ERROR] ${problem}`) },
      };

// A call takes only so many arguments, and nobody reads the hundred and first.
const told = (problems: Problem[]): string[] =>
  problems.slice(0, 100).map(({ message, pointer }) => `${message} [json-pointer:${pointer}]`);

/** What an app offers in an external menu, or why Slack's client could make nothing of it. */
export function offeredIn(answer: unknown): Offered | string {
  const problems = validateSuggestions(answer);
  if (problems.length > 0) return told(problems).join('; ');
  const { options, option_groups } = answer as Offered;
  return options ? { options } : { option_groups: option_groups ?? [] };
}

/** Why Slack would show "trouble connecting" instead of this answer to a submission. */
export const submissionAnswerProblem = (answer: unknown, view: View): string | undefined =>
  validateSubmissionAnswer(answer, view);

/** Every element of a block that a person can act on, those of cards and containers included. */
export const controlsIn = (block: Block): Element[] =>
  elementsIn(block, '').map(({ element }) => element as unknown as Element);

/** `state.values` before anyone has touched anything. */
export const untouchedValues = (blocks: Block[]): Values => initialState({ blocks }) as unknown as Values;

/** The same with no initial values: what Slack holds for a field whose value was reset under its old block_id. */
export const blankValues = (blocks: Block[]): Values =>
  untouchedValues(
    blocks.map((block) => ({
      ...block,
      ...(block.element && { element: withoutInitial(block.element) }),
      ...(block.accessory && { accessory: withoutInitial(block.accessory) }),
      ...(block.type === 'actions' && { elements: (block.elements ?? []).map(withoutInitial) }),
    })),
  );

const withoutInitial = <E extends object>(element: E): E =>
  Object.fromEntries(Object.entries(element).filter(([key]) => !key.startsWith('initial_'))) as E;
