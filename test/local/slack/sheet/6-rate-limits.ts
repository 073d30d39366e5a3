import type { SheetRow } from './row.ts';

const api = 'local/slack/web-api.test.ts';
const rates = 'local/slack/rates.test.ts';
const channels = 'local/slack/web-api-channels.test.ts';
const messages = 'local/slack/web-api-messages.test.ts';
const table = 'local/slack/web-api-table.test.ts';
const files = 'local/slack/files.test.ts';
const faults = 'local/slack/faults.test.ts';
const onDemand = 'local/slack/faults-on-demand.test.ts';

const clients = 'it is the client’s own way, and nothing that the workspace does';
const notHere = 'the workspace has no such methods, and answers unknown_method';
const everyTier = 'every method is in the table, with its scopes and its tier';

export const rateLimits: SheetRow[] = [
  {
    rule: 'Each method has a tier: 1, 20, 50 or 100 calls a minute, or a rule of its own',
    proof: [table, everyTier],
  },
  { rule: 'users.list is of the second tier', proof: [rates, 'users.list'] },
  { rule: 'conversations.list is of the second tier', proof: [rates, 'conversations.list'] },
  { rule: 'conversations.create and archive are of the second tier', proof: [table, 'conversations.create'] },
  {
    rule: 'unarchive, rename, setTopic, setPurpose and bookmarks.add are of the second tier',
    notOurs: notHere,
  },
  { rule: 'usergroups.* are of the second tier', proof: [rates, 'usergroups.list'] },
  { rule: 'pins.add is of the second tier', proof: [rates, 'pins.add'] },
  { rule: 'reactions.remove is of the second tier', proof: [rates, 'reactions.remove'] },
  { rule: 'chat.update is of the third tier', proof: [rates, 'chat.update'] },
  { rule: 'chat.delete is of the third tier', proof: [rates, 'chat.delete'] },
  { rule: 'chat.scheduleMessage is of the third tier', proof: [table, 'chat.scheduleMessage'] },
  { rule: 'chat.deleteScheduledMessage is of the third tier', proof: [table, 'chat.deleteScheduledMessage'] },
  { rule: 'chat.scheduledMessages.list is of the third tier', proof: [table, 'chat.scheduledMessages.list'] },
  { rule: 'conversations.open is of the third tier', proof: [rates, 'conversations.open'] },
  { rule: 'conversations.info is of the third tier', proof: [rates, 'conversations.info'] },
  {
    rule: 'conversations.history is of the third tier, for an organisation’s own app',
    proof: [rates, 'conversations.history'],
  },
  {
    rule: 'conversations.replies is of the third tier, for an organisation’s own app',
    proof: [rates, 'conversations.replies'],
  },
  {
    rule: 'An app that is sold outside the Marketplace reads its history once a minute, 15 at a time',
    notOurs: 'the workspace holds an organisation’s own app',
  },
  { rule: 'conversations.invite is of the third tier', proof: [table, 'conversations.invite'] },
  { rule: 'conversations.join is of the third tier', proof: [table, 'conversations.join'] },
  { rule: 'users.conversations is of the third tier', proof: [table, 'users.conversations'] },
  { rule: 'users.getPresence is of the third tier', proof: [rates, 'users.getPresence'] },
  { rule: 'dnd.info is of the third tier', proof: [table, 'dnd.info'] },
  { rule: 'users.lookupByEmail is of the third tier', proof: [table, 'users.lookupByEmail'] },
  { rule: 'reactions.add is of the third tier', proof: [rates, 'reactions.add'] },
  { rule: 'team.info is of the third tier', proof: [table, 'team.info'] },
  { rule: 'apps.connections.open is of the third tier', proof: [table, 'apps.connections.open'] },
  {
    rule: 'chat.unfurl, conversations.kick, files.list and files.delete are of the third tier',
    notOurs: notHere,
  },
  { rule: 'views.* are of the fourth tier', proof: [rates, 'views.open'] },
  { rule: 'chat.postEphemeral is of the fourth tier', proof: [rates, 'chat.postEphemeral'] },
  { rule: 'users.info is of the fourth tier', proof: [rates, 'users.info'] },
  { rule: 'conversations.members is of the fourth tier', proof: [rates, 'conversations.members'] },
  { rule: 'files.info is of the fourth tier', proof: [table, 'files.info'] },
  {
    rule: 'Both methods of an upload are of the fourth tier',
    proof: [table, 'files.completeUploadExternal'],
  },
  {
    rule: 'auth.test and chat.getPermalink have rules of their own',
    proof: [rates, 'auth.test and chat.getPermalink have rules of their own, and no tier'],
  },
  {
    rule: 'One post a second goes in a channel',
    proof: [rates, 'go one a second in a channel, and elsewhere at once'],
  },
  { rule: 'Every way of posting counts', proof: [rates, 'are counted whichever way they come'] },
  {
    rule: 'A response_url counts as a way of posting',
    proof: [rates, 'through a response_url are counted, too'],
  },
  { rule: 'A burst of posts may be lost silently', proof: [rates, 'in a burst may be lost without a word'] },
  {
    rule: 'Several hundred posts a minute go in a workspace',
    proof: [rates, 'are several hundred a minute in the whole workspace'],
  },
  { rule: 'rate_limited is an error of posting, too', proof: [onDemand, '429 as a word of its own'] },
  {
    rule: 'Over the limit is HTTP 429 with Retry-After and ratelimited',
    proof: [rates, 'is told how long to wait, and may go on then'],
  },
  { rule: 'History comes 999 at a time at most, replies 1,000', proof: [channels, 'conversations.replies'] },
  { rule: 'An empty next_cursor ends a list', proof: [channels, 'come in pages, until the cursor is empty'] },
  {
    rule: 'A message posted meanwhile moves nothing between two pages of history',
    proof: [api, 'pages run from the newest back, and a message posted meanwhile moves nothing'],
  },

  {
    rule: 'The client sends forms, with objects as JSON text',
    proof: [api, 'metadata is told only when asked for'],
  },
  { rule: 'JSON bodies are read as well', proof: [api, 'JSON bodies are read too'] },
  {
    rule: 'The client asks again after network errors, statuses other than 200 and timeouts, ten times in half an hour',
    notOurs: clients,
  },
  {
    rule: 'A post that is tried again may be posted twice',
    proof: [faults, 'A lost reply has posted, which a client that retries posts twice'],
  },
  { rule: 'In Socket Mode the client that listeners get tries a hundred times', notOurs: clients },
  { rule: 'A 429 pauses the client’s whole queue', notOurs: clients },
  { rule: 'Without a timeout the client waits for ever', notOurs: clients },
  { rule: 'The client has a hundred calls under way at most', notOurs: clients },
  {
    rule: 'A client that rejects 429 is told how long to wait',
    proof: [faults, '429 tells how long to wait, and does nothing'],
  },
  { rule: 'A 429 without a sound Retry-After is a plain error, and not tried again', notOurs: clients },
  {
    rule: 'Bolt adds team_id to every call',
    proof: [api, 'team_id is tolerated, since Bolt adds it to every call'],
  },

  { rule: 'No key makes a post idempotent', proof: [messages, 'a key that Slack documents nowhere'] },
  {
    rule: 'Metadata comes back whole only where it is asked for',
    proof: [api, 'metadata is told only when asked for'],
  },
  {
    rule: 'Names in metadata are of small letters, figures and underscores',
    proof: [messages, 'a name in metadata with a capital'],
  },
  { rule: 'An event type is of the same letters', proof: [messages, 'an event type with a dash'] },
  { rule: 'Metadata has no object inside an object', proof: [messages, 'an object inside metadata'] },
  { rule: 'Metadata has no object inside an array', proof: [messages, 'an object in an array in metadata'] },
  {
    rule: 'Metadata that is no object is invalid_metadata_format',
    proof: [messages, 'metadata that is no object'],
  },
  {
    rule: 'Metadata of another shape is invalid_metadata_format',
    proof: [messages, 'metadata of another shape'],
  },
  { rule: 'Metadata may be too large', proof: [messages, 'metadata that is too large'] },
  { rule: 'Metadata is stripped from events', proof: [messages, 'metadata is kept out of events'] },
  {
    rule: 'metadata_must_be_sent_from_app refuses the token of a person',
    notOurs: 'nobody’s own token is known here, only the app’s',
  },
  {
    rule: 'An update without metadata keeps it, and {} clears it',
    proof: [api, 'an update without metadata keeps it, and {} clears it'],
  },
  {
    rule: 'A scheduled message that carries metadata is never posted',
    proof: [messages, 'that carries metadata is never posted'],
  },
  { rule: 'A file carries no metadata', proof: [files, 'metadata'] },
];
