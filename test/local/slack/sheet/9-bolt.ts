import { provenIn, type SheetRow } from './row.ts';

/** Section 9: what Bolt and Slack's own client make of it all, so far as it decides what the app may do. */
export const boltFacts: SheetRow[] = [
  ...provenIn('local/slack/bolt.test.ts', [
    [
      'Events are acknowledged before middleware and listeners',
      'An event is acknowledged before anybody has looked at it, though the listener fails',
    ],
    [
      'A throw before the ack is a 500 over HTTP, and no ack over a socket',
      'A listener that fails before it acknowledges is a 500 over HTTP, and silence over a socket',
    ],
    [
      'A second ack throws over HTTP, and only warns over a socket',
      'A second ack is thrown over HTTP, and swallowed over a socket',
    ],
    [
      'app.event takes no name of a subscription, and app.view hears submissions alone',
      'A view is heard by its submissions alone, and an event not by the name of its subscription',
    ],
    [
      'Global middleware comes in order, then all matching listeners at once',
      'Every listener that an act matches is called at once, after what comes before them all',
    ],
  ]),
  ...provenIn('local/slack/delivery-events.test.ts', [
    [
      'ignoreSelf drops the app’s own plain messages, not their changes',
      'What the app itself says comes too; Bolt drops it, but not its changes',
    ],
  ]),
  ...provenIn('local/slack/shortcuts.test.ts', [
    [
      'A trigger expires early, however the app is built',
      'A shortcut opens nothing after three seconds, and says so where nobody acknowledges it',
    ],
  ]),
  ...provenIn('local/slack/people.test.ts', [
    ['respond() throws where the response_url is refused', 'works five times, and for half an hour'],
  ]),
  ...provenIn('local/slack/web-api.test.ts', [
    [
      'Bolt’s listener client adds team_id to every call',
      'team_id is tolerated, since Bolt adds it to every call',
    ],
  ]),
  ...provenIn('slack/socket-refresh.test.ts', [
    [
      'Reconnecting is left to nobody’s unhandled rejection',
      'where the next connection does not open, the one that is to go stays until one does',
    ],
    [
      'A connection that opens while everything stops is closed',
      'a stop while a connection opens leaves none behind',
    ],
  ]),
  ...provenIn('start/refusals.test.ts', [
    [
      'auth.test is asked when everything stands, and its failure is one sentence',
      'Slack is away: one sentence, 1',
    ],
  ]),
  ...provenIn('faults/stopping.test.ts', [
    ['app.stop() waits for no listener: what is in flight is counted', 'answers the press that is in flight'],
    [
      'processBeforeResponse acknowledges an event once its effect is saved',
      'an event whose save fails is not acknowledged, and has its effect when Slack sends it again',
    ],
  ]),
  ...provenIn('slack/messages.test.ts', [
    [
      'Own and changed messages are told apart by the app itself',
      'as people say it: a reply, a file, another wording, a taking back; CaseDesk’s own words never',
    ],
  ]),
  ...provenIn('slack/errors.test.ts', [
    ['The error classes of the client tell what Slack said', 'Slack’s own word, where it said one'],
  ]),
  ...provenIn('slack/delivery/refused.test.ts', [
    [
      'A 429 holds up one conversation, not the client’s whole queue',
      '429: that conversation alone waits as long as told, in every process',
    ],
  ]),
  {
    rule: 'Node 20, ES2022 types, fetch for axios, WorkflowStep gone, namespaced types, filesUploadV2 alone',
    notOurs: 'The app compiles and runs on these versions: nothing for a workspace to do.',
  },
  {
    rule: 'token, authorize and OAuth exclude each other',
    notOurs: 'Bolt refuses it before anything is sent.',
  },
  {
    rule: 'slackApiUrl reaches Socket Mode too, and a receiver of one’s own needs client options of its own',
    notOurs: 'Every test here over a socket would find nobody otherwise.',
  },
  {
    rule: 'clientOptions.headers keeps the first token',
    notOurs: 'The app sets none, and has one workspace.',
  },
  {
    rule: 'Two listeners that fail are one MultipleListenerError, and extendedErrorHandler tells the context',
    notOurs: 'It happens within the app, and nothing of it is sent.',
  },
  {
    rule: 'No listener, or an error that the app swallows, is a 404 after three seconds',
    notOurs: 'By then the workspace has given up: three seconds of silence are proven as such.',
  },
  {
    rule: 'A late ack over HTTP throws',
    notOurs: 'It happens within the app: the workspace has recorded the missing ack.',
  },
  {
    rule: 'customRoutes in Socket Mode listen on a port of their own, and over HTTP /slack/events takes all',
    notOurs: 'The app has its own server for /health.',
  },
  {
    rule: 'A content type with a charset is a 400',
    notOurs: 'Slack sends none, which is proven of the workspace.',
  },
];
