import { elements } from './elements.ts';
import { richText } from './rich-text.ts';
import { list, object, oneOf, required, type Shape, string, variants } from './rules.ts';

const block_id = string({ min: 1, max: 255 });
const someText = required(string({ min: 1 }));

const task_card: Shape = {
  surfaces: ['message'],
  fields: {
    block_id,
    task_id: someText,
    title: someText,
    details: richText,
    output: richText,
    sources: list(object({ type: required(oneOf('url')), url: someText, text: someText })),
    status: required(oneOf('pending', 'in_progress', 'complete', 'error')),
  },
};

/** What agents write with: their steps, and the thumbs under an answer. */
export const agentBlocks: Record<string, Shape> = {
  task_card,
  plan: {
    surfaces: ['message'],
    fields: {
      block_id,
      title: someText,
      tasks: list(
        variants(() => ({ task_card })),
        { max: 50 },
      ),
    },
  },
  context_actions: {
    surfaces: ['message'],
    fields: {
      block_id,
      elements: required(
        list(
          variants(() => elements, 'context_actions'),
          { min: 1, max: 5 },
        ),
      ),
    },
  },
};
