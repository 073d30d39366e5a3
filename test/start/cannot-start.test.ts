import { expect, test } from '@jest/globals';
import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { mongo } from 'mongoose';
import { whyNot } from '../../src/cannot-start.ts';

const slackSays = (error: string) => new WebAPIPlatformError({ ok: false, error });
const failed = (facts: object) => Object.assign(new Error('a message with a secret in it'), facts);

test.each([
  ['a bot token that is none', slackSays('invalid_auth'), 78, /invalid_auth.*SLACK_BOT_TOKEN/],
  ['a scope that was not granted', slackSays('missing_scope'), 78, /manifest\.yml/],
  ['a user group that is not there', slackSays('no_such_subteam'), 78, /organisation file/],
  [
    'user groups on a free plan',
    slackSays('plan_upgrade_required'),
    78,
    /paid plan\. List members under roles in the organisation file/,
  ],
  ['Slack in trouble', slackSays('internal_error'), 1, /Slack does not answer/],
  ['too many starts', new WebAPIRateLimitedError(30), 1, /Slack does not answer/],
  ['a password that is wrong', new mongo.MongoServerError({ code: 18 }), 78, /MONGODB_URI/],
  ['an address that is none', new mongo.MongoParseError('mongodb://user:secret@'), 78, /MONGODB_URI/],
  ['a port that is taken', failed({ code: 'EADDRINUSE', port: 3000 }), 1, /port 3000 is taken/],
  ['a port for root', failed({ code: 'EACCES', syscall: 'listen', port: 80 }), 1, /may not serve port 80/],
  ['something unforeseen', failed({}), 1, /unforeseen went wrong \(Error\)/],
  ['something thrown that is no error', 'secret', 1, /unknown/],
])('%s: one sentence, without what the error carries', (_what, error, exit, words) => {
  const why = whyNot(error);
  expect(why.exit).toBe(exit);
  expect(why.sentence).toMatch(words);
  expect(why.sentence).toMatch(/^CaseDesk cannot start: [^\n]+\.$/);
  expect(why.sentence).not.toContain('secret');
});
