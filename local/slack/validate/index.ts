export { elementsIn } from './elements-in.ts';
export { withIds } from './ids.ts';
export { validateManifest } from './manifest.ts';
export { validateMessage } from './message.ts';
export { type Outside, outOfReach } from './outside.ts';
export { initialState } from './state.ts';
export { validateSubmissionAnswer } from './submission-answer.ts';
export { validateSuggestions } from './suggestions.ts';
export type {
  Block,
  Element,
  MessageRefusal,
  Option,
  Problem,
  StateValue,
  StateValues,
  Surface,
  TextObject,
  View,
} from './types.ts';
export { validateBlocks } from './validate-blocks.ts';
export { validateView } from './view.ts';
