import { provenIn, type SheetRow } from './row.ts';

/** Section 1, views, and how refusals are told. */
export const refusals: SheetRow[] = [
  ...provenIn('local/slack/validate/view.test.ts', [
    ['View JSON has at most 250 kB', 'a view over 250 kB is too large'],
    ['A modal has a title', 'no title'],
    ['A title is plain text', 'a title in mrkdwn'],
    ['A title has at most 24 characters', 'a title over 24'],
    ['A submit has at most 24 characters', 'a submit over 24'],
    ['A close has at most 24 characters', 'a close over 24'],
    ['A modal with an input has a submit', 'an input without submit'],
    ['A callback_id has at most 255 characters', 'a callback_id over 255'],
    ['An external_id has at most 255 characters', 'an external_id over 255'],
    ['private_metadata has at most 3,000 characters', 'private_metadata over 3,000'],
    ['submit_disabled is refused', 'submit_disabled'],
    ['An unknown property is refused on a view', 'a stray property'],
    ['A Home tab has no title', 'a title'],
    ['A Home tab has no submit', 'a submit'],
    ['A Home tab has no close', 'a close'],
    ['A pointer leads into a view', 'an option text over 75'],
  ]),
  ...provenIn('local/slack/views.test.ts', [
    [
      'An external_id is unique in the workspace',
      'is unique in the workspace, modals and Homes of all people together',
    ],
    ['views.* answer invalid_arguments with messages', 'A view of the other kind is refused by its type'],
  ]),
  ...provenIn('local/slack/modals.test.ts', [
    ['A trigger_id that is none is refused by its pointer', 'has to be one'],
  ]),
  ...provenIn('local/slack/validate/bad-input.test.ts', [
    ['blocks that are no JSON array are invalid_blocks_format', 'that are %s are no format'],
  ]),
  ...provenIn('local/slack/validate/outside.test.ts', [
    ['A message is answered invalid_blocks, with errors and messages', '%s refuses the whole message'],
    ['One image that cannot be downloaded refuses the whole message', 'one such image beside a good one'],
    ['A Slack file that is not there is invalid', 'a file that is not there'],
  ]),
  ...provenIn('local/slack/validate/texts-and-choices.test.ts', [
    [
      'What is wrong in a nested object follows that no schema fits',
      'where either kind of text may stand, Slack says first that neither fits',
    ],
  ]),
  ...provenIn('local/slack/delivery-response-urls.test.ts', [
    ['A response_url answers 400 and a bare error', 'blocks that Slack does not know'],
  ]),
  ...provenIn('local/slack/validate/spoiling.test.ts', [
    [
      'Whatever is wrong is refused with a pointer that leads to it',
      '%s of sound parts passes, and no single thing in it can be spoilt unseen',
    ],
  ]),
  ...provenIn('local/slack/validate/findings.test.ts', [
    ['blocks.validate needs no token and says what is wrong', 'blocks.validate finds %s'],
    ['It tells code, message, pointer, field and constraint', 'what is missing, by its field'],
    ['It takes exactly one of blocks, view and message', 'exactly one thing may be given to look at'],
    ['It refuses as invalid_message and invalid_view too', 'its pointers start at what it was given'],
    ['It does not mind a missing text', 'a message without any words passes, since it does not mind'],
  ]),
];
