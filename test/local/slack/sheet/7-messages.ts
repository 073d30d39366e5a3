import type { SheetRow } from './row.ts';

const api = 'local/slack/web-api.test.ts';
const messages = 'local/slack/web-api-messages.test.ts';
const channels = 'local/slack/web-api-channels.test.ts';
const text = 'local/slack/web-api-text.test.ts';
const files = 'local/slack/files.test.ts';
const sight = 'local/slack/sight.test.ts';
const urls = 'local/slack/delivery-response-urls.test.ts';
const ephemerals = 'local/slack/ephemerals.test.ts';

const drawing = 'the workspace shows what it is sent, and draws no links of its own';

export const messageRules: SheetRow[] = [
  { rule: 'A post may have 40,000 characters of text', proof: [messages, 'text of 40,000 characters'] },
  {
    rule: 'Longer text is cut, with message_truncated',
    proof: [messages, 'text past 40,000 characters is cut, with a warning'],
  },
  { rule: 'An update has 4,000 bytes of text at most', proof: [messages, '4,001 bytes of text'] },
  { rule: 'An update counts bytes of UTF-8', proof: [messages, '2,001 letters of two bytes'] },
  {
    rule: 'An update may fail inside: update_failed',
    notOurs: 'it has no cause that could be brought about; a fault answers it',
  },
  { rule: 'Nothing to say is no_text', proof: [messages, 'nothing to say'] },
  { rule: 'Nothing to say in an update is no_text', proof: [messages, 'nothing new to say'] },
  {
    rule: 'markdown_text has 12,000 characters at most',
    proof: [messages, 'over 12,000 characters of markdown'],
  },
  { rule: 'markdown_text stands beside no text', proof: [messages, 'markdown beside text'] },
  { rule: 'markdown_text stands beside no blocks', proof: [messages, 'markdown beside blocks'] },
  { rule: 'A message has a hundred attachments at most', proof: [messages, 'over 100 attachments'] },
  {
    rule: 'All text in blocks is about 11,000 characters at most',
    proof: [messages, 'over 11,000 characters in blocks'],
  },
  {
    rule: 'The text in blocks is counted once escaped',
    proof: ['local/slack/validate/message.test.ts', 'over 11,000 once escaped'],
  },
  {
    rule: 'A header costs about a hundred characters more',
    proof: ['local/slack/validate/message.test.ts', 'headers, which cost 100 more each'],
  },

  {
    rule: 'The characters & < > are escaped, and no others',
    proof: [text, 'the three characters that are escaped'],
  },
  { rule: 'Escaping is undone once', proof: [text, 'an escape that is escaped'] },
  { rule: 'A person’s id is live', proof: [text, 'a person'] },
  { rule: 'A channel’s id is live', proof: [text, 'a channel'] },
  { rule: 'A user group’s id is live', proof: [text, 'a user group'] },
  { rule: '<!here> is live', proof: [text, 'everybody who is there'] },
  { rule: '<!channel> is live', proof: [text, 'the whole channel'] },
  { rule: '<!everyone> is live', proof: [text, 'the whole workspace'] },
  { rule: 'A link is shown as its words', proof: [text, 'a link with words'] },
  { rule: 'A date is shown by its tokens', proof: [text, 'an hour'] },
  { rule: 'A date is that of the viewer’s zone', proof: [text, 'an hour is that of whoever reads it'] },
  {
    rule: 'The token ago changes with the hour of reading',
    notOurs: 'the workspace draws a message once, and leaves the token as it is',
  },
  { rule: 'In mrkdwn that is not verbatim bare names and addresses are live', notOurs: drawing },
  { rule: 'parse none stops links, and an update forgets it', notOurs: drawing },
  { rule: 'unfurl_links and unfurl_media stop previews', notOurs: drawing },
  { rule: 'Notifications show the text', notOurs: 'nobody is notified here' },
  {
    rule: 'Screen readers read the text and skip the blocks',
    notOurs: 'nobody listens here; test/slack/face.test.ts holds the product to it',
  },

  {
    rule: 'A post to a person goes to their direct messages',
    proof: [api, 'to a person goes to their direct messages, and only they see it'],
  },
  { rule: 'A conversation is opened with eight people at most', proof: [channels, 'more than eight'] },
  { rule: 'A conversation is opened with somebody', proof: [channels, 'nobody at all'] },
  { rule: 'A conversation is not opened with the app itself', proof: [channels, 'the app itself'] },
  {
    rule: 'The same people have the same conversation',
    proof: [channels, 'the same set of people has the same conversation, in any order'],
  },
  { rule: 'Somebody unknown is user_not_found', proof: [channels, 'somebody who is not there'] },
  { rule: 'Somebody who has left is user_disabled', proof: [channels, 'somebody who has left'] },
  {
    rule: 'Somebody of another team who is met nowhere is user_not_visible',
    proof: [channels, 'of another team are seen where the app meets them, and nowhere else'],
  },
  {
    rule: 'With the Messages tab off a post is messages_tab_disabled',
    proof: [messages, 'in direct messages is refused while their tab is off'],
  },
  { rule: 'Nothing is posted in an archived channel', proof: [api, 'C4'] },

  {
    rule: 'A reply names its parent',
    proof: [messages, 'a reply may be broadcast, and hangs under a parent, never under a reply'],
  },
  { rule: 'A reply to nothing is thread_not_found', proof: [messages, 'a thread that is not there'] },
  {
    rule: 'A parent that is deleted leaves a placeholder and its replies',
    proof: [api, 'a deleted parent leaves a placeholder with its replies'],
  },
  {
    rule: 'An update reaches only the app’s own messages, by the conversation’s id',
    proof: [api, 'an update reaches only own messages, by the conversation id, and up to 4,000 bytes'],
  },
  {
    rule: 'An update reaches no ephemeral, and nothing that is not there',
    proof: [messages, 'a ts that stands for nothing, or for an ephemeral, is not found'],
  },
  {
    rule: 'The window for edits may be closed',
    proof: [messages, 'a workspace may close the window for edits'],
  },
  {
    rule: 'An archived channel is inactive for an update',
    proof: [messages, 'an archived channel is inactive'],
  },
  {
    rule: 'Rich text is not replaced by other blocks',
    proof: [messages, 'rich text gives way to rich text alone'],
  },
  {
    rule: 'Text without blocks removes the blocks',
    proof: [messages, 'text without blocks takes the blocks away, and marks it edited'],
  },
  { rule: 'Blocks alone do not show (edited)', proof: [messages, 'blocks alone do not mark it edited'] },
  {
    rule: 'Attachments stay if omitted, and an empty list removes them',
    proof: [messages, 'attachments stay unless they are named, and go by an empty list'],
  },

  { rule: 'A message is scheduled 120 days ahead at most', proof: [messages, '120 days and a second ahead'] },
  { rule: 'A message is not scheduled in the past', proof: [messages, 'at this second'] },
  {
    rule: 'Thirty messages are scheduled in a channel and five minutes at most',
    proof: [messages, 'is one of thirty at most in a channel and five minutes'],
  },
  {
    rule: 'A scheduled message is not edited, and taken back until a minute before',
    proof: [messages, 'can be taken back until a minute before'],
  },

  {
    rule: 'A file is named, uploaded and completed, and shared a moment later',
    proof: [files, 'A file is named, uploaded, completed, and in the channel a moment later'],
  },
  {
    rule: 'A file is shared by the id of a channel, not by its name',
    proof: [files, 'the name of a channel'],
  },
  { rule: 'A file without a channel is private', proof: [files, 'Without a channel it stays the app’s own'] },
  { rule: 'A file may be a reply', proof: [files, 'It may be a reply'] },

  {
    rule: 'Somebody deactivated is told of as deleted, or not at all',
    proof: [channels, 'Slackbot is no bot, and who is deactivated is still told of'],
  },
  {
    rule: 'Somebody of another team is a stranger',
    proof: [
      'local/slack/people.test.ts',
      'A person from outside and a shared channel are told by the payloads',
    ],
  },
  {
    rule: 'Whoever is deactivated acts no more',
    proof: [sight, 'whoever is deactivated acts no more, and is in no channel'],
  },
  { rule: 'users.info of nobody is user_not_found', proof: [api, 'users.info'] },
  {
    rule: 'Nobody of an address is users_not_found',
    proof: [channels, 'are found by their address, in any case of letters, unless deactivated'],
  },
  { rule: 'User groups need a paid plan', proof: [channels, 'need a plan that is paid for'] },
  { rule: 'A group that is not there is no_such_subteam', proof: [api, 'usergroups.users.list'] },
  {
    rule: 'Disabled groups are told of only when asked for',
    proof: [channels, 'that are disabled are told of only when asked for'],
  },

  {
    rule: 'A channel’s name has 80 characters at most, of small letters, figures, - and _',
    proof: [channels, 'is not called "%s"'],
  },
  { rule: 'A channel’s name is taken once', proof: [channels, 'notes'] },
  {
    rule: 'A workspace may restrict who makes channels',
    notOurs: 'every app may make one here; a fault answers restricted_action',
  },
  { rule: 'A hundred people are invited at once at most', proof: [channels, 'a hundred and one'] },
  { rule: 'Who is in the channel is not invited', proof: [channels, 'somebody who is there'] },
  { rule: 'The app does not invite itself', proof: [channels, 'itself'] },
  { rule: 'Some people cannot be invited', proof: [channels, 'somebody deactivated'] },
  { rule: 'Only a member invites', proof: [channels, 'where it is not'] },
  { rule: 'A channel is archived once', proof: [channels, 'A channel is archived once'] },
  {
    rule: 'Replies of nothing are thread_not_found, and history omits replies',
    proof: [api, 'replies come with their parent, and stay out of the history'],
  },

  {
    rule: 'An answer in the channel to a command shows the command, too',
    notOurs: 'the workspace shows only what the app says',
  },
  {
    rule: 'The last app that was installed has a command of a shared name',
    notOurs: 'one app alone is installed here',
  },
  {
    rule: 'delete_original stands alone',
    proof: [urls, 'is taken back by a request that asks for nothing else'],
  },
  {
    rule: 'What is shown to one in a thread shows only in a thread that has begun',
    proof: [ephemerals, 'In a thread that nobody has begun it is not shown'],
  },
  {
    rule: 'A press in an attachment says message_attachment',
    notOurs: 'nobody can press in an attachment here',
  },
  { rule: 'Deselecting a static select sends null', notOurs: 'nobody deselects here' },
];
