import {
  type FetchFunction,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  type WebClient,
} from '@slack/web-api';
import type { Clock } from '../ops/clock.ts';
import { webClient } from '../slack/clients.ts';

const timeoutMs = 10_000;
const mostWaits = 10;

export interface AskSlack {
  /** Asks, and where Slack says to wait, waits and asks again: a large organisation takes many look-ups. */
  <T>(question: (client: WebClient) => Promise<T>): Promise<T>;
  /** Milliseconds by which Slack's clock is ahead of ours, by the latest answer, to a second. */
  aheadMs(): number | undefined;
}

interface Deps {
  token: string;
  apiUrl: string | undefined;
  clock: Clock;
  fetch?: FetchFunction | undefined;
}

export function askSlack({ token, apiUrl, clock, fetch = globalThis.fetch }: Deps): AskSlack {
  let aheadMs: number | undefined;
  const noting: FetchFunction = async (url, init) => {
    const sentAt = clock.now().getTime();
    const response = await fetch(url, init);
    const date = Date.parse(response.headers.get('date') ?? '');
    if (!Number.isNaN(date)) aheadMs = date - (sentAt + clock.now().getTime()) / 2;
    return response;
  };
  const client = webClient(token, apiUrl, timeoutMs, noting);

  const ask = async <T>(question: (client: WebClient) => Promise<T>): Promise<T> => {
    let isNewConnection = false;
    for (let waits = 0; ; waits++) {
      try {
        return await question(client);
      } catch (error) {
        // While layouts are drawn nothing is asked, and Slack may close the connection: nothing here changes anything.
        if (error instanceof WebAPIRequestError && !isNewConnection) {
          isNewConnection = true;
          continue;
        }
        if (!(error instanceof WebAPIRateLimitedError) || waits === mostWaits) throw error;
        const { retryAfter } = error;
        await new Promise<void>((resolve) => clock.after(retryAfter * 1_000, resolve));
      }
    }
  };
  return Object.assign(ask, { aheadMs: () => aheadMs });
}
