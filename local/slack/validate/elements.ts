import { confirm, onePicture, overflowOption, picture, style, url } from './composition.ts';
import { inputs } from './inputs.ts';
import { menus } from './menus.ts';
import { list, object, plain, required, type Shape, string } from './rules.ts';
import { textShape } from './walk.ts';

const action_id = string({ min: 1, max: 255 });
const accessibility_label = string({ max: 75 });
const text = required(plain(75));

const feedbackButton = required(
  object({ text, accessibility_label, value: required(string({ min: 1, max: 2000 })) }),
);

const someText = required(string({ min: 1 }));
const workflow = object({
  trigger: required(
    object({
      url: someText,
      customizable_input_parameters: list(object({ name: someText, value: required(string()) })),
    }),
  ),
});

/** Every element, with the surfaces and slots that take it and the properties that it may have. */
export const elements: Record<string, Shape> = {
  button: {
    places: ['accessory', 'actions'],
    fields: { action_id, text, value: string({ max: 2000 }), url, style, confirm, accessibility_label },
  },
  overflow: {
    places: ['accessory', 'actions'],
    fields: { action_id, options: required(list(overflowOption, { min: 1, max: 5 })), confirm },
  },
  workflow_button: {
    surfaces: ['message'],
    places: ['accessory', 'actions'],
    fields: {
      action_id,
      text,
      workflow: required(workflow),
      style,
      confirm,
      accessibility_label,
    },
  },
  feedback_buttons: {
    places: ['context_actions'],
    fields: { action_id, positive_button: feedbackButton, negative_button: feedbackButton },
  },
  icon_button: {
    places: ['context_actions'],
    fields: {
      action_id,
      text,
      icon: required(string({ min: 1 })),
      value: string({ max: 2000 }),
      visible_to_user_ids: list(string({ min: 1 })),
      confirm,
      accessibility_label,
    },
  },
  image: { places: ['accessory', 'context'], fields: picture, checks: onePicture },
  plain_text: { places: ['context'], ...textShape('plain_text', 3000) },
  mrkdwn: { places: ['context'], ...textShape('mrkdwn', 3000) },
  ...menus,
  ...inputs,
};
