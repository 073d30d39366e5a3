/** The page lives apart from the workspace; of it it knows the shapes of Block Kit. */
export type {
  Block,
  ConfirmDialog,
  Element,
  Option,
  StateValue,
  TextObject,
  Values,
} from '../../slack/blocks.ts';
