import { expect, test } from '@jest/globals';
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { outcomeOf, slackError } from '../../src/slack/errors.ts';

const says = (error: string) => new WebAPIPlatformError({ ok: false, error });

test.each(['channel_not_found', 'is_archived', 'invalid_blocks', 'user_disabled', 'something_new'])(
  '%s is refused: asking again will not help',
  (error) => {
    expect(outcomeOf(says(error))).toEqual({ is: 'refused', why: error });
  },
);

test.each(['ratelimited', 'service_unavailable', 'invalid_auth', 'token_revoked', 'missing_scope'])(
  '%s is not done, and waits until it is mended',
  (error) => {
    expect(outcomeOf(says(error))).toEqual({ is: 'wait', ms: 30_000, why: error });
  },
);

test.each<[string, Error, string]>([
  ['internal_error', says('internal_error'), 'internal_error'],
  ['fatal_error', says('fatal_error'), 'fatal_error'],
  ['a 500', new WebAPIHTTPError(500, 'Oh', {}), 'http_500'],
  ['no answer', new WebAPIRequestError(new Error('ETIMEDOUT')), 'no_answer'],
  ['anything else', new RangeError('odd'), 'RangeError'],
])('after %s nobody knows whether it was done', (_what, error, why) => {
  expect(outcomeOf(error)).toEqual({ is: 'unclear', why });
});

test('a 429 says how long', () => {
  expect(outcomeOf(new WebAPIRateLimitedError(7))).toEqual({ is: 'wait', ms: 7_000, why: 'ratelimited' });
});

test('what is thrown need not be an error', () => {
  expect(outcomeOf('odd')).toEqual({ is: 'unclear', why: 'unknown' });
});

test('Slack’s own word, where it said one', () => {
  expect([slackError(says('user_not_found')), slackError(new Error('x'))]).toEqual([
    'user_not_found',
    undefined,
  ]);
});
