/** What any method may answer, whatever it does. */
export const errorsOfEveryMethod = [
  'access_denied',
  'accesslimited',
  'account_inactive',
  'fatal_error',
  'internal_error',
  'invalid_arg_name',
  'invalid_arguments',
  'invalid_array_arg',
  'invalid_auth',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'not_authed',
  'ratelimited',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
  'token_expired',
  'token_revoked',
] as const;

/** What is wrong with what a message says. */
export const contentErrors = [
  'invalid_attachments',
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_metadata_format',
  'invalid_metadata_schema',
  'markdown_text_conflict',
  'metadata_too_large',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
  'too_many_attachments',
] as const;

/** Why somebody cannot be written to. */
export const personErrors = ['cannot_dm_bot', 'user_disabled', 'user_not_found', 'user_not_visible'] as const;

/** Why nothing can be said there. */
export const placeErrors = [
  ...personErrors,
  'cannot_reply_to_message',
  'channel_not_found',
  'is_archived',
  'messages_tab_disabled',
  'not_in_channel',
  'rate_limited',
  'restricted_action',
  'thread_not_found',
] as const;

export const viewErrors = [
  'duplicate_external_id',
  'exchanged_trigger_id',
  'expired_trigger_id',
  'hash_conflict',
  'invalid_trigger_id',
  'not_enabled',
  'not_found',
  'push_limit_reached',
  'user_not_found',
  'view_too_large',
] as const;
