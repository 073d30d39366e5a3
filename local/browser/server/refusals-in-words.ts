import { isRecord, type Json, textIn } from '../../slack/json.ts';

/** What Slack's commonest errors mean; any other goes by its own name. */
const meanings: Record<string, string> = {
  channel_not_found: 'there is no such channel, or the app cannot see it',
  duplicate_external_id: 'another view has this external_id already',
  exchanged_trigger_id: 'the trigger has been used already',
  expired_trigger_id: 'the trigger was older than three seconds',
  hash_conflict: 'the view has changed since the app last saw it',
  invalid_arguments: 'an argument is missing or is not as it has to be',
  invalid_auth: 'the token is not known',
  invalid_blocks: 'a block breaks one of the rules of Block Kit',
  is_archived: 'the channel is archived',
  message_not_found: 'there is no such message',
  missing_scope: 'the app was not granted the scope for it',
  msg_too_long: 'the text is too long',
  not_found: 'there is no such view any more',
  not_in_channel: 'the app is not in the channel',
  push_limit_reached: 'three views stand on each other already',
  ratelimited: 'it was asked too often; the app has to wait',
  rate_limited: 'too much was said in this channel at once; the app has to wait',
  thread_not_found: 'there is no such thread',
  unknown_method: 'this workspace does not know the method',
  user_disabled: 'the account is not active',
  user_not_found: 'there is no such person',
  user_not_in_channel: 'the person is not in the channel',
  view_too_large: 'the view is too large',
};

/** Why Slack would not do it: its error in words, and then every message and pointer that came with it. */
export function whyRefused(answer: Json): string[] {
  const error = textIn(answer.error) ?? 'unknown';
  const meaning = meanings[error];
  const { response_metadata: metadata, needed, provided } = answer;
  const messages = isRecord(metadata) && Array.isArray(metadata.messages) ? metadata.messages : [];
  return [
    meaning ? `${error}: ${meaning}.` : `${error}.`,
    ...messages.map(String),
    ...(needed === undefined ? [] : [`Needed: ${String(needed)}. Granted: ${String(provided)}.`]),
  ];
}
