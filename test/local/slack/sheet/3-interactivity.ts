import { provenIn, type SheetRow } from './row.ts';

/** Section 3: what a person's acts send, and what comes of the answers. */
export const interactivity: SheetRow[] = [
  ...provenIn('local/slack/acks.test.ts', [
    [
      'An act is acknowledged within three seconds',
      'A command that nobody acknowledges is a problem, and the person is told',
    ],
    ['An ack that comes later is late', 'A late ack is told apart from a missing one'],
    [
      'A command that is not acknowledged is an operation_timeout to the person',
      'A command that nobody acknowledges is a problem, and the person is told',
    ],
    [
      'A command while nothing is connected is dispatch_failed',
      'A command before any app is there fails to dispatch',
    ],
    [
      'A form that is not answered as it should stays, with what was typed',
      'Errors keyed by something that is no input show trouble connecting and keep what was typed',
    ],
    ['What the ack of a command carries is shown to the person', 'An ack may carry the answer to a command'],
  ]),
  ...provenIn('local/slack/signed-http.test.ts', [
    [
      'A command comes over HTTP as a plain form, of exactly that content type',
      'A command is a signed form, of exactly the content type that Slack sends',
    ],
    [
      'An interaction comes as a form whose one field is JSON, an event as JSON',
      'An act is a form with its payload in one field, an event is JSON',
    ],
  ]),
  ...provenIn('local/slack/delivery-payloads.test.ts', [
    ['A command says who, where, what was typed and how to answer, and names no thread', 'a slash command'],
    ['A press on a message has the message, its channel and its state, and no view', 'a press on a message'],
    ['A press on what one person sees has no message', 'a press on what one person sees'],
    [
      'A press in a view has the view and its hash, and no channel, message or response_url',
      'a press in a modal',
    ],
    ['A submission has a view, a trigger and response_urls, and no channel', 'a submission'],
    ['A closing has a view and whether all was cleared, and no trigger', 'a closing'],
    ['A global shortcut has a trigger, and no channel or response_url', 'a global shortcut'],
    ['A message shortcut has the message, its channel and a response_url too', 'a message shortcut'],
    [
      'A question for options has what was typed, and no trigger or response_url, on a message',
      'a question for options, of a message',
    ],
    [
      'A question for options has what was typed, and no trigger or response_url, in a modal',
      'a question for options, of a modal',
    ],
  ]),
  ...provenIn('local/slack/writing.test.ts', [
    ['Commands cannot run in threads', 'is not sent: Slack runs none in threads'],
  ]),
  ...provenIn('slack/commands.test.ts', [
    [
      'The text of a command has ids only where should_escape is on',
      'what is typed comes with a key of its own, and with people as Slack writes them',
    ],
  ]),
  {
    rule: 'team is null on an installation for a whole organisation',
    notOurs: 'The workspace is one team, and the app refuses to be installed for more.',
  },
  ...provenIn('local/slack/delivery-response-urls.test.ts', [
    ['A response_url has five uses', 'Five uses are allowed, and no sixth'],
    ['A response_url works for thirty minutes', 'For half an hour it works, and no longer'],
    ['A response_url that is over is a 404', 'One that was never given out is as one that is over'],
    [
      'A response_url needs no token, and passes by who may post where',
      'It needs no token, no scope, and no place in the channel',
    ],
    [
      'A response_url speaks to one person unless told in_channel',
      'It says things to the one person, unless it is told to say them in the channel',
    ],
    [
      'A response_url replaces the original where asked',
      'is replaced where that is asked for, and only there',
    ],
    [
      'A response_url takes the original back where asked for that alone',
      'is taken back by a request that asks for nothing else',
    ],
    [
      'A response_url answers in a thread where it replaces nothing',
      'Into a thread it answers only where it says that it replaces nothing',
    ],
    ['A response_url cannot touch the command that was typed', 'of a command is the person’s own, and stays'],
    ['A response_url tells no ts', 'It answers with no ts, so that nothing of it can be changed later'],
    [
      'A response_url refuses blocks that are wrong with a bare word and 400',
      'With %s it is refused by a bare word',
    ],
    [
      'What is shown to one never becomes a message for the channel',
      'that one person alone was shown never becomes one for the channel',
    ],
  ]),
  ...provenIn('local/slack/ephemerals.test.ts', [
    [
      'What is shown to one is gone when they reload',
      'In a thread it stands among the replies, for one person, until they reload',
    ],
    ['What is shown to one needs them in the channel', 'To %s it is refused'],
  ]),
  ...provenIn('local/slack/web-api-messages.test.ts', [
    [
      'The ts of what is shown to one works nowhere',
      'a ts that stands for nothing, or for an ephemeral, is not found',
    ],
  ]),
  ...provenIn('local/slack/people.test.ts', [
    [
      'What is shown to one changes by its response_url alone',
      'changes and takes back the message that was pressed, also an ephemeral one',
    ],
  ]),
  ...provenIn('local/slack/delivery-sockets.test.ts', [
    ['An act is never delivered again', 'what is not acknowledged of a person’s acts is never sent again'],
  ]),
  ...provenIn('local/slack/delivery-http.test.ts', [
    ['Nor is it over HTTP', 'A person’s act that fails is not sent again'],
  ]),
  ...provenIn('local/slack/delivery-presses.test.ts', [
    [
      'A press that is not acknowledged leaves a warning mark on the message',
      'A press that nobody acknowledges leaves a warning on the message',
    ],
    [
      'A press in a modal that is not acknowledged leaves a line in the modal',
      'A press in a modal that nobody acknowledges leaves a line in it',
    ],
    [
      'A form that nobody acknowledges stays open and says so',
      'A form that nobody acknowledges stays, with what was typed',
    ],
  ]),
  ...provenIn('local/slack/people-forms.test.ts', [
    [
      'Slack’s own client asks for what is required before anything is sent',
      'A form with an empty field that is required stays, and nothing is sent',
    ],
    [
      'Slack’s own client asks for lengths, number ranges, e-mail and URL',
      'Slack’s own client keeps a form whose %s is "%s"',
    ],
    [
      'An external menu asks the app from its third letter on',
      'Lines are for fields of many lines, and an external menu asks from its third letter',
    ],
  ]),
  ...provenIn('local/slack/garbage.test.ts', [
    [
      'An external menu takes at most a hundred options, and nothing else',
      'What an external menu is answered may be anything: what is no list of options is a problem',
    ],
  ]),
];
