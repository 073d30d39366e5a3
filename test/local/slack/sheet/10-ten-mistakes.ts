import { provenIn, type SheetRow } from './row.ts';

export const tenMistakes: SheetRow[] = [
  ...provenIn('local/slack/ten-mistakes.test.ts', [
    ['Mistake 1: slow work before views.open', 'finds the trigger dead'],
    ['Mistake 1: a retry of views.open', 'or, repeated after a lost answer, spent'],
    ['Mistake 2: inputs without submit', 'with an input and no submit'],
    ['Mistake 2: a title over 24', 'with a title over 24'],
    ['Mistake 2: a stray property', 'with a stray property'],
    ['Mistake 2: a fourth view', 'that is the fourth does not open'],
    ['Mistake 3: one action_id twice in a block', 'with one action_id twice in a block'],
    ['Mistake 3: one block_id twice', 'with one block_id twice'],
    ['Mistake 3: an empty text', 'with an empty text'],
    ['Mistake 3: a menu without options', 'with a menu of nothing'],
    ['Mistake 4: over 100 options', 'options'],
    ['Mistake 4: an option text over 75', 'of an option’s text'],
    ['Mistake 4: an option value over 150', 'of an option’s value'],
    [
      'Mistake 4: over 3,000 in a section or private_metadata, over 12,000 in all',
      'in a section, in private_metadata and in all blocks is refused',
    ],
    ['Mistake 5: number, email, URL and file inputs outside modals', 'a %s stands nowhere else'],
    ['Mistake 5: a datetimepicker at Home', 'a datetimepicker does not stand on the Home tab'],
    ['Mistake 6: errors by action_id', 'with errors by action_id'],
    ['Mistake 6: errors for a block that is no input', 'with errors for a block that is no input'],
    ['Mistake 6: a body on a plain close', 'with a body on a plain close'],
    [
      'Mistake 7: expecting typed values in view_closed, or a channel in view_submission',
      'what was typed, in view_closed; a channel, in a submission',
    ],
    [
      'Mistake 7: expecting a thread in a slash command, or a sixth use of a response_url',
      'a thread, in a slash command; a sixth use of its response_url',
    ],
    [
      'Mistake 8: posting where the bot is no member, or lacks a scope',
      'is a channel that the app is not in, and what it has no scope for',
    ],
    [
      'Mistake 8: updating by a person’s id, or what is ephemeral or somebody else’s',
      'is a message by the id of a person, an ephemeral one, and one of somebody else’s',
    ],
    [
      'Mistake 9: taking an event that comes again for another',
      'is no event: it may come again, under the same event_id',
    ],
    [
      'Mistake 9: taking a mention and its message for two',
      'is no mention: it comes as a message too, under another event_id',
    ],
    ['Mistake 9: letting the client repeat a post', 'is no post that a client repeats'],
    ['Mistake 10: user text that calls everybody', 'calls everybody, unless it is escaped'],
    ['Mistake 10: a body written anew', 'is signed as it was sent, and not as somebody else would write it'],
  ]),
  ...provenIn('local/slack/delivery-sockets.test.ts', [
    [
      'Mistake 9: expecting commands from a gap between sockets',
      'events that come while nobody is connected are sent again, commands are lost',
    ],
  ]),
  ...provenIn('local/slack/rates.test.ts', [
    ['Mistake 9: bursts over one a second', 'go one a second in a channel, and elsewhere at once'],
    ['Mistake 9: counting on a burst that was taken', 'in a burst may be lost without a word'],
  ]),
  {
    rule: 'Mistake 10: taking unsigned or stale bodies',
    notOurs: 'The workspace signs what it sends; to refuse the rest is the app’s part.',
  },
];
