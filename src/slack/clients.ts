import { type FetchFunction, type Logger, LogLevel, WebClient, type WebClientOptions } from '@slack/web-api';

const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

/**
 * A client that calls once and says what happened: no retries of its own, for a hidden retry posts twice and wastes a
 * trigger; a limit in time; rate limits surfaced.
 */
export function webClient(
  token: string,
  apiUrl: string | undefined,
  timeoutMs: number,
  fetch?: FetchFunction,
): WebClient {
  const options: WebClientOptions = {
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    logger: silent,
    ...(apiUrl && { slackApiUrl: apiUrl }),
    ...(fetch && { fetch }),
  };
  return new WebClient(token, options);
}
