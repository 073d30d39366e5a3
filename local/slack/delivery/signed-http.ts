import { parsed } from '../json.ts';
import type { State } from '../state.ts';
import type { Delivery, Transport } from './deliveries.ts';
import { type HttpAnswer, HttpFailure, HttpPosts } from './http-posts.ts';
import { signed } from './signature.ts';

interface Answers {
  acknowledge(id: string, answer: unknown): void;
  refuse(id: string, why: string, isFinal: boolean): void;
}

const mostRedirects = 2;
const redirecting = [301, 302, 307, 308];

/** Payloads as signed requests to the app's one URL. */
export class SignedHttp implements Transport {
  readonly url: string;
  #state: State;
  #answers: Answers;
  #posts: HttpPosts;

  constructor(state: State, url: string, answers: Answers) {
    this.url = url;
    this.#state = state;
    this.#answers = answers;
    this.#posts = new HttpPosts(state.clock);
  }

  send(delivery: Delivery): boolean {
    this.#post(...encoded(delivery)).then(
      ({ status, headers, body }) => {
        if (status >= 200 && status < 300) this.#answers.acknowledge(delivery.id, answerIn(body));
        else this.#answers.refuse(delivery.id, `http_error ${status}`, headers['x-slack-no-retry'] === '1');
      },
      (error: unknown) => {
        const why = error instanceof HttpFailure ? error.message : 'unknown_error';
        this.#answers.refuse(delivery.id, why, false);
      },
    );
    return true;
  }

  /** The handshake by which Slack learns that the URL is the app's. */
  async verify(): Promise<boolean> {
    const challenge = this.#state.ids.next('C');
    const body = JSON.stringify({ token: 'local', challenge, type: 'url_verification' });
    const answer = await this.#post(body, { 'content-type': 'application/json' }).catch(() => undefined);
    return answer?.status === 200 && JSON.stringify(parsed(answer.body)).includes(challenge);
  }

  async stop(): Promise<void> {
    this.#posts.stop();
  }

  /** To where the app says it has moved, too, but no further than Slack goes. */
  async #post(body: string, headers: Record<string, string>): Promise<HttpAnswer> {
    const { signingSecret } = this.#state.options.app;
    for (let url = this.url, redirects = 0; ; redirects += 1) {
      const answer = await this.#posts.post(url, body, { ...headers, ...signed(signingSecret, body) });
      const { location } = answer.headers;
      if (!location || !redirecting.includes(answer.status)) return answer;
      if (redirects === mostRedirects) throw new HttpFailure('too_many_redirects');
      if (!URL.canParse(location, url)) throw new HttpFailure('unknown_error');
      url = new URL(location, url).href;
    }
  }
}

/** Bolt answers 400 to a content type with a charset: Slack sends none. */
const form = 'application/x-www-form-urlencoded';

function encoded(delivery: Delivery): [body: string, headers: Record<string, string>] {
  const { kind, payload, retry, retryReason } = delivery;
  if (kind === 'slash_commands') {
    const fields = Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)]);
    return [new URLSearchParams(fields).toString(), { 'content-type': form }];
  }
  if (kind === 'interactive') {
    return [new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), { 'content-type': form }];
  }
  const again = { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': retryReason };
  return [JSON.stringify(payload), { 'content-type': 'application/json', ...(retry > 0 && again) }];
}

function answerIn(body: string): unknown {
  if (body === '') return undefined;
  const answer = parsed(body);
  return typeof answer === 'string' ? { text: answer } : answer;
}
