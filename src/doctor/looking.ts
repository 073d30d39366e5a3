import { WebAPIHTTPError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { mongo } from 'mongoose';
import { slackError } from '../slack/errors.ts';
import { isNetworkError } from '../store/records.ts';
import { type Finding, wrong } from './finding.ts';
import { NoSample } from './layouts/longest.ts';

/** What was found, or that it could not be looked at and why: one check that fails holds up no other. */
export async function looking(what: string, look: () => Promise<readonly Finding[]>): Promise<Finding[]> {
  try {
    return [...(await look())];
  } catch (error) {
    return [wrong(`${what} could not be looked at: ${why(error)}.`)];
  }
}

/** Never an error's own message: it may repeat an address with its password. */
export function why(error: unknown): string {
  const word = slackError(error);
  if (word) return `Slack says ${word}`;
  if ([WebAPIRequestError, WebAPIHTTPError, WebAPIRateLimitedError].some((kind) => error instanceof kind))
    return 'Slack does not answer as it should';
  if (error instanceof NoSample) return error.message;
  if (isNetworkError(error)) return 'MongoDB does not answer';
  if (error instanceof mongo.MongoServerError) return `MongoDB says ${error.codeName ?? error.code}`;
  return `something unforeseen went wrong (${error instanceof Error ? error.name : 'unknown'})`;
}
