import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { MissingKeys } from './store/store.ts';

/** What a wrong configuration exits with: EX_CONFIG of sysexits. A supervisor need not try again. */
export const configurationExit = 78;
/** For what may pass or be freed: a supervisor may try again. */
export const failureExit = 1;

export interface CannotStart {
  sentence: string;
  exit: typeof configurationExit | typeof failureExit;
  /** Nobody foresaw it, so whoever mends it needs to know where it came from. */
  unforeseen?: true;
}

const passing = new Set([
  'fatal_error',
  'internal_error',
  'request_timeout',
  'service_unavailable',
  'ratelimited',
]);

/** Why a start ended, in one sentence for whoever runs CaseDesk. */
export function whyNot(error: unknown): CannotStart {
  const said = (exit: CannotStart['exit'], sentence: string): CannotStart => ({
    exit,
    sentence: `CaseDesk cannot start: ${sentence}`,
  });
  if (error instanceof MissingKeys) return said(configurationExit, error.message);
  if (!(error instanceof Error))
    return { ...said(failureExit, 'something unknown went wrong.'), unforeseen: true };

  const facts = new Map<string, unknown>(Object.entries(error));
  const code = facts.get('code');
  if (code === 'EADDRINUSE')
    return said(
      failureExit,
      `port ${facts.get('port')} is taken. Stop what holds it, or set PORT or HEALTH_PORT to another.`,
    );
  if (code === 'EACCES' && facts.get('syscall') === 'listen')
    return said(
      failureExit,
      `this user may not serve port ${facts.get('port')}. Set PORT or HEALTH_PORT to another.`,
    );

  if (error instanceof WebAPIPlatformError && !passing.has(error.data.error))
    return said(configurationExit, inSlacksWords(error.data.error));
  if (error instanceof WebAPIPlatformError || error instanceof WebAPIRateLimitedError || isSlackAway(error))
    return said(failureExit, 'Slack does not answer as it should. Try again in a minute.');

  if (code === 18 || code === 8000)
    return said(configurationExit, 'MongoDB does not accept the name and password in MONGODB_URI.');
  if (/^Mongo(Parse|InvalidArgument|API)Error$/.test(error.name))
    return said(configurationExit, 'MONGODB_URI cannot be read as an address of MongoDB.');
  return { ...said(failureExit, `something unforeseen went wrong (${error.name}).`), unforeseen: true };
}

const isSlackAway = (error: Error): boolean =>
  error instanceof WebAPIRequestError || error instanceof WebAPIHTTPError;

function inSlacksWords(word: string): string {
  switch (word) {
    case 'missing_scope':
      return 'Slack says missing_scope. Install the app again with the scopes of manifest.yml.';
    case 'no_such_subteam':
    case 'subteam_not_found':
      return `Slack says ${word}. Correct the user groups under roles in the organisation file.`;
    case 'plan_upgrade_required':
      return `Slack says ${word}: user groups need a paid plan. List members under roles in the organisation file instead.`;
    default:
      return `Slack says ${word}. Check SLACK_BOT_TOKEN, and SLACK_APP_TOKEN where it is set.`;
  }
}
