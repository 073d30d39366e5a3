import type { SheetRow } from './row.ts';

const api = 'local/slack/web-api.test.ts';
const table = 'local/slack/web-api-table.test.ts';
const messages = 'local/slack/web-api-messages.test.ts';
const channels = 'local/slack/web-api-channels.test.ts';
const sight = 'local/slack/sight.test.ts';
const faults = 'local/slack/faults-on-demand.test.ts';
const events = 'local/slack/delivery-events.test.ts';

const bolts = 'it is Bolt that checks what comes to the app, not Slack';
const ofTheManifest =
  'the manifest has no token rotation, and a token here is good for as long as the workspace';

export const tokensAndScopes: SheetRow[] = [
  {
    rule: 'A request to the app is signed: v0, and an HMAC of its timestamp and its raw body',
    proof: [
      'local/slack/signed-http.test.ts',
      'A command is a signed form, of exactly the content type that Slack sends',
    ],
  },
  { rule: 'A signature is good for five minutes; a stale or a bad one is a 401', notOurs: bolts },
  { rule: 'A signature of the future passes', notOurs: bolts },
  { rule: 'A body over 4 MB is a 413', notOurs: bolts },
  { rule: 'A request that says ssl_check=1 needs no signature', notOurs: bolts },

  { rule: 'A call without a token is not_authed', proof: [api, 'no token'] },
  { rule: 'A token of nobody is invalid_auth', proof: [api, 'a token of nobody'] },
  { rule: 'An app token opens no method for bots', proof: [api, 'an app token for a bot method'] },
  { rule: 'A bot token opens no Socket Mode', proof: [api, 'a bot token for Socket Mode'] },
  { rule: 'A token may end: token_revoked', proof: [faults, 'token_revoked'] },
  { rule: 'A token may end: token_expired', proof: [faults, 'token_expired'] },
  { rule: 'A token may end: account_inactive', proof: [faults, 'account_inactive'] },
  { rule: 'A token that rotates lives for 43,200 seconds', notOurs: ofTheManifest },
  { rule: 'A refresh token is used once, and two tokens live at most', notOurs: ofTheManifest },

  {
    rule: 'A missing scope is named, beside those that were provided',
    proof: [table, '%s asks for it by name'],
  },
  {
    rule: 'The headers say which scopes there are and which would do',
    proof: [api, 'a missing scope is named, in the body and in the headers'],
  },
  { rule: 'Some methods need no scope', proof: [table, '%s needs none'] },
  {
    rule: 'A scope that Slack does not have is refused in the manifest',
    proof: [table, 'that asks for a scope that Slack does not have is refused'],
  },
  {
    rule: 'Optional scopes may not be granted, and the app must work without them',
    proof: [table, 'may ask for optional scopes, which are granted or not'],
  },
  {
    rule: 'Slash commands and shortcuts need commands',
    notOurs:
      'a workspace reads commands and shortcuts from the manifest, whose scopes the tests of the house hold',
  },
  { rule: 'Posting needs chat:write', proof: [table, 'chat.postMessage'] },
  { rule: 'Updating needs chat:write', proof: [table, 'chat.update'] },
  { rule: 'Deleting needs chat:write', proof: [table, 'chat.delete'] },
  { rule: 'Scheduling needs chat:write', proof: [table, 'chat.scheduleMessage'] },
  { rule: 'Showing to one person needs chat:write', proof: [table, 'chat.postEphemeral'] },
  {
    rule: 'A public channel that the app is not in needs chat:write.public',
    proof: [messages, 'a public channel that the app is not in takes a scope of its own'],
  },
  {
    rule: 'Another name or icon needs chat:write.customize',
    proof: [messages, 'another name or icon takes a scope of its own'],
  },
  {
    rule: 'Opening a direct message needs im:write, with several people mpim:write',
    proof: [table, 'conversations.open'],
  },
  { rule: 'People need users:read', proof: [table, 'users.info'] },
  { rule: 'Finding by e-mail needs users:read.email', proof: [table, 'users.lookupByEmail'] },
  {
    rule: 'Without users:read.email the address of a person is just absent',
    proof: [channels, 'without the scope for it their address is just not there'],
  },
  { rule: 'User groups need usergroups:read', proof: [table, 'usergroups.list'] },
  { rule: 'History needs the scope of the family of its channel', proof: [table, 'conversations.history'] },
  { rule: 'Replies need the scope of the family of their channel', proof: [table, 'conversations.replies'] },
  {
    rule: 'History needs membership, too',
    proof: [sight, 'that has left a public channel is not in it: %s'],
  },
  { rule: 'What a conversation is needs the read scope of its family', proof: [table, 'conversations.info'] },
  {
    rule: 'A list of conversations needs the read scope of each family',
    proof: [table, 'conversations.list'],
  },
  {
    rule: 'Who is in a conversation needs the read scope of its family',
    proof: [table, 'conversations.members'],
  },
  { rule: 'Joining needs channels:join', proof: [table, 'conversations.join'] },
  {
    rule: 'Inviting needs channels:manage or groups:write, or the scope for invites alone',
    proof: [channels, 'takes the wide scope of the family, or the narrow one'],
  },
  { rule: 'Pins need pins:write', proof: [table, 'pins.add'] },
  { rule: 'Reactions need reactions:write', proof: [table, 'reactions.add'] },
  { rule: 'Uploading needs files:write', proof: [table, 'files.getUploadURLExternal'] },
  { rule: 'Looking at a file needs files:read', proof: [table, 'files.info'] },
  { rule: 'Do-not-disturb needs dnd:read', proof: [table, 'dnd.info'] },
  { rule: 'The team needs team:read', proof: [table, 'team.info'] },
  {
    rule: 'A profile needs users.profile:read, a topic channels:write.topic',
    notOurs: 'the workspace has no such methods, and answers unknown_method',
  },
  {
    rule: 'Events of metadata need metadata.message:read',
    notOurs: 'the workspace has no such events: metadata is stripped from all that it tells',
  },
  {
    rule: 'An event comes only where its scope was granted',
    proof: [events, 'comes neither without its scope nor unasked'],
  },

  {
    rule: 'A refusal is HTTP 200, except for 429',
    proof: [
      'local/slack/web-api-any-input.test.ts',
      'Whatever any method is given, it answers in Slack’s words, and none of them fails',
    ],
  },
  { rule: 'A public channel that it is not in is not_in_channel', proof: [api, 'C2'] },
  { rule: 'A private channel that it is not in is channel_not_found', proof: [api, 'C3'] },
];
