import { provenIn, type SheetRow } from './row.ts';

export const modals: SheetRow[] = [
  ...provenIn('local/slack/views.test.ts', [
    ['A trigger lives three seconds and has one use', 'is good for three seconds, and for one use'],
    [
      'A trigger comes with commands, presses, shortcuts and submissions',
      'comes with a command, a press, a shortcut and a submission, and opens a modal',
    ],
    [
      'A trigger comes with no event and no block_suggestion',
      'comes neither with a suggestion nor with an event',
    ],
    ['A push needs a trigger from inside the modal', 'from outside a modal pushes nothing'],
    ['A refused push has spent its trigger', 'is spent by a push that is refused'],
    ['views.open answers the full view', 'by views.open, with ids where the app gave none'],
    ['views.push answers the views below', 'by views.push, with the view below and the root'],
    ['views.publish answers the full view', 'by views.publish, without a title'],
    ['An external_id may stay with its view', 'may stay with its view, and is free once that is closed'],
    ['No view needs a scope', 'No view needs a scope'],
  ]),
  ...provenIn('local/slack/modals.test.ts', [
    ['A trigger that was never given is invalid', 'has to be one'],
    ['A spent trigger is exchanged', 'opens one modal and no second'],
    ['A trigger that is too old is expired', 'dies after three seconds'],
    ['At most three modals are stacked', 'takes three modals, and pushes only from inside'],
    [
      'A stale hash is a conflict, a closed view is not found',
      'needs a view that is there and a hash that is current',
    ],
    ['views.update goes by external_id too', 'goes by external_id too, which only one view may have'],
    [
      'Required fields are asked for by Slack itself',
      'does not let go what is required, nor take what Slack would not let be typed',
    ],
  ]),
  ...provenIn('local/slack/home.test.ts', [
    ['views.publish takes a hash', 'with an old hash is a conflict, with the current one or none it is not'],
    [
      'Without a Home tab publishing is not enabled',
      'Without a Home tab there is nothing to publish or to open',
    ],
    ['A trigger from Home opens, and pushes nothing', 'may open a modal, and has none to push on'],
  ]),
  ...provenIn('local/slack/modals-answers.test.ts', [
    ['An empty answer closes the view', '%s closes that view, and the one below shows'],
    ['clear closes all', 'with clear closes all'],
    [
      'update puts another view in its place',
      'with update shows another view in the same place, of another hash',
    ],
    ['push needs no trigger', 'with push shows another view on top, without a trigger'],
    [
      'errors stand under input blocks, and values stay',
      'with errors shows them under their fields, and what was typed stays',
    ],
    ['An invalid answer is trouble connecting', '%s shows trouble connecting, and keeps the form'],
    [
      'A push onto three is trouble connecting',
      'a push onto three modals shows trouble connecting, and keeps the form',
    ],
    [
      'A late answer is trouble connecting',
      'late shows trouble connecting, keeps the form, and is acted on no more',
    ],
  ]),
  ...provenIn('local/slack/validate/submission-answer.test.ts', [
    ['errors name block_ids of inputs', 'an error by action_id'],
    ['errors name no other block', 'an error on a section'],
    ['errors are plain text', 'an error that is a text object'],
    ['clear comes alone', 'a clear with a view'],
    ['update and push come with a view', 'an update without a view'],
  ]),
  ...provenIn('local/slack/modals-closing.test.ts', [
    ['Cancel tells of that view, not cleared', 'at Cancel is of that view, and not cleared'],
    ['The X tells of the root, cleared', 'at the X is of the root, once, and cleared'],
    ['view_closed leaves inputs out of its state', 'leaves inputs out of the state, and nothing else'],
    ['view_closed carries no trigger', 'carries no trigger, no channel and no response_url'],
    ['view_closed comes with notify_on_close alone', 'comes only where notify_on_close asks for it'],
    ['view_closed comes of no view that the app closed', 'comes of no view that the app itself closed'],
    ['With clear_on_close Cancel closes all', 'Cancel closes all where the view has clear_on_close'],
    ['What is closed is not found', 'What %s has closed cannot be updated or pushed on'],
  ]),
  ...provenIn('local/slack/modals-values.test.ts', [
    ['What was typed stays where both ids stay', 'what was typed stays where both ids stay'],
    [
      'What was typed goes with its action_id',
      'what was typed goes with its action_id, though its block_id stays',
    ],
    ['What was typed goes with its block_id', 'what was typed goes with its block_id'],
    [
      'A new initial value under an old block_id is shown and not in the state',
      'a new initial value under an old block_id is shown and not held',
    ],
    ['For several choices the state is then []', 'new choices beforehand are shown, and none is held'],
    ['A new action_id alone is not enough', 'a new action_id alone does not have its initial value held'],
    ['A new block_id resets', 'a new block_id has its initial value shown and held'],
    [
      'Slack refuses what is shown and not held as unfilled',
      'what is shown and not held is missed at submitting, until it is touched',
    ],
    ['Any view in the stack can be updated', 'a view below the top one is another too'],
    ['Each update gives another hash', 'the hash is another, and the ids are the same'],
    [
      'After response_action update the state may still hold removed blocks',
      'The state may go on telling of blocks that the answer to a submission took away',
    ],
    [
      'dispatch_action sends the whole state',
      'is told with the whole state where the field dispatches, and nowhere else',
    ],
    [
      'A message has no submit: its state comes with a press',
      'A field in a message has no submit, and is read from the state of a press',
    ],
    ['trigger_actions_on says when', 'with trigger_actions_on %j is told when it asks to be'],
    ['Menus and what stands outside inputs tell at once', 'of a menu that dispatches is told at once'],
  ]),
  ...provenIn('local/slack/people-forms.test.ts', [
    ['Lengths are held to by Slack itself', 'Short'],
    ['Number ranges are held to by Slack itself (unverified)', 'Count'],
    ['Emails are looked at by Slack itself (unverified)', 'E-mail'],
    ['URLs are looked at by Slack itself (unverified)', 'Address'],
  ]),
  ...provenIn('local/slack/validate/state-and-ids.test.ts', [
    ['plain_text, email, url and number hold value, null untouched', 'plain_text_input'],
    ['A number is held as text', 'number_input'],
    ['One choice is selected_option, null untouched', 'static_select'],
    ['Several choices are selected_options, [] untouched', 'checkboxes'],
    ['People, channels and conversations are held by id', 'conversations_select'],
    ['Several of them are lists, [] untouched', 'multi_users_select'],
    ['Dates, times and instants have keys of their own', 'datetimepicker'],
    ['Rich text is absent while untouched', 'rich_text_input'],
    ['Files are [] while untouched', 'file_input'],
    [
      'What stands outside inputs is in the state too',
      'holds what stands outside inputs too, and no buttons',
    ],
  ]),
];
