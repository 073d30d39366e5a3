import { provenIn, type SheetRow } from './row.ts';

/** Section 4: what the app hears of, and how it comes. */
export const eventsAndSocketMode: SheetRow[] = [
  ...provenIn('local/slack/delivery-events.test.ts', [
    [
      'The envelope of an event names it, its team and app, and for whom it is',
      'An event stands in an envelope that says which it is and for whom',
    ],
    ['message.channels needs channels:history', 'message.channels'],
    ['message.groups needs groups:history', 'message.groups'],
    ['message.im needs im:history', 'message.im'],
    ['app_mention needs app_mentions:read', 'app_mention'],
    ['member_joined_channel needs channels:read in a public channel', 'member_joined_channel'],
    ['member_left_channel needs groups:read in a private channel', 'member_left_channel'],
    ['user_change needs users:read', 'user_change'],
    ['subteam_updated needs usergroups:read', 'subteam_updated'],
    ['subteam_members_changed needs usergroups:read', 'subteam_members_changed'],
    ['reaction_added needs reactions:read', 'reaction_added'],
    ['reaction_removed needs reactions:read', 'reaction_removed'],
    [
      'An event that the manifest does not ask for never comes',
      'comes neither without its scope nor unasked',
    ],
    [
      'A mention comes as a message too: the same ts, another event_id',
      'A mention comes as a message too, of the same ts and another event_id',
    ],
    [
      'Of a change of a person the event has the person, of a group who came and went',
      'A change of a person is told as the person, a change of a group as who came and went',
    ],
    [
      'The app’s own messages come too, with bot_id, bot_profile and app_id',
      'What the app itself says comes too; Bolt drops it, but not its changes',
    ],
    [
      'A reply’s thread_ts is another’s ts, that of a parent once replied to its own',
      'A parent that was replied to has itself for its thread, and a reply its parent',
    ],
    ['What somebody does by /me is a me_message', 'What somebody does, by /me, is a message of its own kind'],
  ]),
  ...provenIn('local/slack/sight.test.ts', [
    ['The app hears that it joins or leaves a channel itself', 'hears who joins and who leaves, itself too'],
  ]),
  ...provenIn('local/slack/home.test.ts', [
    [
      'app_home_opened needs no scope, comes at every opening, and has the tab and the view',
      'Each opening is told with its tab, and with the view once there is one',
    ],
  ]),
  ...provenIn('local/slack/people.test.ts', [
    ['url_verification is signed, and its challenge is echoed', 'The URL is verified by a signed challenge'],
    [
      'An event says whether its channel is shared with another organisation',
      'A person from outside and a shared channel are told by the payloads',
    ],
    [
      'A message event is of the type message, and channel_type says where',
      'posted and replied reach the app as the events it subscribed to',
    ],
  ]),
  ...provenIn('local/slack/writing.test.ts', [
    [
      'message_changed has what stands and what stood, is hidden, and has no user at its top',
      'changes the wording for all, and tells the app what stood and what stands',
    ],
    [
      'message_deleted has what stood and its ts, and no user at its top',
      'takes the message away, and tells the app what stood',
    ],
    [
      'A reply that goes to the channel too is a thread_broadcast with its root',
      'that is sent to the channel too brings its parent with it',
    ],
    ['A file comes as file_share', 'comes as a message of its own kind, in a thread or not'],
    [
      'A person’s message has rich text as well',
      'comes as Slack’s composer has it: in its markup, and as rich text',
    ],
  ]),
  ...provenIn('local/slack/web-api.test.ts', [
    [
      'chat.update is told as message_changed',
      'an update reaches only own messages, by the conversation id, and up to 4,000 bytes',
    ],
  ]),
  ...provenIn('local/slack/delivery-http.test.ts', [
    [
      'An event is acknowledged by a 2xx within three seconds',
      'After three seconds of %s an event comes again',
    ],
    ['Two redirects are followed', 'Two redirects are followed, signed as the first'],
    ['A third redirect is too_many_redirects', 'a redirect in a circle'],
    ['An endpoint that cannot be reached is connection_failed', 'a connection that is reset'],
    ['An answer that is none of 2xx is http_error', 'an error'],
    ['An answer that makes no sense is unknown_error', 'what is no HTTP'],
    [
      'A certificate that makes no sense is ssl_error',
      'A URL whose certificate makes no sense is an ssl_error',
    ],
    [
      'An event comes again under the same event_id, and says which time and why',
      'After %s an event comes again, and says why',
    ],
    ['An event is sent again three times', 'After the third retry an event is given up'],
    ['x-slack-no-retry stops the retries', 'An endpoint that asks for no retry gets none'],
    [
      'Once more than 95 % of at least 1,000 in an hour fail, events are switched off',
      'once more than 95 % of a thousand and more have failed, until the app’s owner asks for them',
    ],
    [
      'After too many events in an hour there is app_rate_limited each minute',
      'than so many events in an hour, and says so each minute instead',
    ],
    [
      'Nothing comes more than two hours late',
      'An event that would be more than two hours late is not delivered',
    ],
  ]),
  {
    rule: 'At most 30,000 events come in an hour',
    proof: ['local/slack/event-limits.test.ts', 'Thirty thousand events go in an hour, and no more'],
  },
  {
    rule: 'Delayed Events come hourly for another day, where an app has opted in',
    notOurs: 'The app has not opted in.',
  },
  ...provenIn('local/slack/socket-mode.test.ts', [
    [
      'Retries come at once, after one minute and after five',
      'an event that nobody acknowledges comes again at once, after a minute and after five',
    ],
    [
      'hello says how many connections there are, and of which app',
      'says hello, and lets nobody in twice by the same address',
    ],
    ['A payload goes to one connection of several', 'a payload goes to one of the sockets, each in its turn'],
    [
      'There are ten connections at most: the next is told too_many_websockets',
      'an eleventh socket is turned away',
    ],
    [
      'disconnect gives a warning some ten seconds ahead, then refresh_requested',
      'one connection of two is refreshed: it gets nothing more, and the other is not deaf for a moment',
    ],
    ['An ack that comes twice is one too many', 'a payload acknowledged twice is a problem'],
  ]),
  ...provenIn('local/slack/disorder.test.ts', [
    [
      'The order of events is not promised, nor that each comes once',
      'Each event comes two to four times, in no order, and a seed decides which',
    ],
  ]),
  ...provenIn('local/slack/bolt.test.ts', [
    ['Bolt does not know an event again', 'The same event that comes twice is heard twice'],
  ]),
  ...provenIn('local/slack/delivery-sockets.test.ts', [
    [
      'An event that is not acknowledged comes again by another connection',
      'an event that was not acknowledged comes again by another connection',
    ],
    ['An event takes no body with its ack', 'an event has no use for what its ack carries'],
    [
      'Events that come while nothing is connected come again, acts are lost',
      'events that come while nobody is connected are sent again, commands are lost',
    ],
    [
      'debug_reconnects gives a connection 360 seconds',
      'a connection asked for with debug_reconnects lives for 360 seconds, and is warned ten before',
    ],
    ['link_disabled ends every connection', 'Socket Mode that is switched off ends every connection at once'],
    ['Slack pings, regularly', 'come every ten seconds, and whoever answers stays'],
    ['Slack answers pings', 'of the app’s own are answered'],
    ['A connection that answers nothing is over', 'that three times nobody answered end the connection'],
  ]),
  ...provenIn('local/slack/web-api.test.ts', [
    ['apps.connections.open takes an app-level token', 'a bot token for Socket Mode'],
  ]),
  ...provenIn('local/slack/conversation.test.ts', [
    [
      'An app is reached by sockets or over HTTP, never both',
      'goes from a command through a modal and its errors to a card and its button',
    ],
  ]),
  ...provenIn('slack/socket-refresh.test.ts', [
    [
      'Bolt’s client closes at the first word of a refresh and is deaf for seconds: keep two',
      'commands, presses, forms and events are answered through the other, once each',
    ],
    [
      'A connection that does not open is tried again, whatever Bolt’s client would do',
      'a connection that does not open is opened again, each time after twice as long',
    ],
  ]),
  {
    rule: 'subteam_created, channel_rename, channel_deleted and group_rename need the scope to read their kind',
    notOurs: 'Nobody makes groups here, or renames or deletes channels.',
  },
  {
    rule: 'app_uninstalled and tokens_revoked need no scope, and Bolt does not authorise them',
    notOurs: 'The app is never uninstalled here: a workspace ends with its test.',
  },
  { rule: 'link_shared needs links:read', notOurs: 'Nothing is unfurled here.' },
  { rule: 'An unfurl is told as message_changed', notOurs: 'Nothing is unfurled here.' },
  {
    rule: 'The subtypes for topic, purpose, name and unarchive',
    notOurs: 'Nobody here changes a channel’s topic, purpose or name, or opens it again.',
  },
  {
    rule: 'bot_message is the subtype of messages of old bots',
    notOurs: 'There is one app here, and a modern one.',
  },
  {
    rule: 'channel_join, channel_leave and channel_archive are messages too',
    proof: ['local/slack/sight.test.ts', 'finds a line in the channel of whoever comes, goes or archives it'],
  },
];
