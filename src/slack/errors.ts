import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';

/**
 * What a failed call to Slack means for what it was to do.
 * - `wait`: definitely not done; may be done after `ms`.
 * - `unclear`: nobody knows whether it was done.
 * - `refused`: definitely not done, and asking again will not help.
 */
export type Outcome =
  | { is: 'wait'; ms: number; why: string }
  | { is: 'unclear'; why: string }
  | { is: 'refused'; why: string };

const unclear = new Set(['fatal_error', 'internal_error', 'request_timeout']);
// Ours to mend, or Slack's: the message itself is sound.
const passing = new Set([
  'ratelimited',
  'rate_limited',
  'service_unavailable',
  'team_added_to_org',
  'accesslimited',
  'not_authed',
  'invalid_auth',
  'token_expired',
  'token_revoked',
  'account_inactive',
  'missing_scope',
  'message_limit_exceeded',
]);
const passingWaitMs = 30_000;

/** Somebody or somewhere that CaseDesk itself knows not to send to; the message is the reason. */
export class Unreachable extends Error {}

/** Too early for Slack's pace: it was not asked. */
export class NotYet extends Error {
  readonly ms: number;

  constructor(ms: number) {
    super('not_yet');
    this.ms = ms;
  }
}

export function outcomeOf(error: unknown): Outcome {
  if (error instanceof NotYet) return { is: 'wait', ms: error.ms, why: error.message };
  if (error instanceof Unreachable) return { is: 'refused', why: error.message };
  if (error instanceof WebAPIRateLimitedError)
    return { is: 'wait', ms: error.retryAfter * 1_000, why: 'ratelimited' };
  if (error instanceof WebAPIPlatformError) {
    const why = error.data.error;
    if (unclear.has(why)) return { is: 'unclear', why };
    return passing.has(why) ? { is: 'wait', ms: passingWaitMs, why } : { is: 'refused', why };
  }
  if (error instanceof WebAPIHTTPError) return { is: 'unclear', why: `http_${error.statusCode}` };
  if (error instanceof WebAPIRequestError) return { is: 'unclear', why: 'no_answer' };
  return { is: 'unclear', why: error instanceof Error ? error.name : 'unknown' };
}

/** Slack's own word for a refusal, if it was one. */
export const slackError = (error: unknown): string | undefined =>
  error instanceof WebAPIPlatformError ? error.data.error : undefined;
