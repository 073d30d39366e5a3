import { request } from 'node:http';
import { parsed } from '../json.ts';
import type { State } from '../state.ts';
import type { Delivery, Transport } from './deliveries.ts';
import { signed } from './signature.ts';

interface Answers {
  acknowledge(id: string, answer: unknown): void;
  refuse(id: string, why: string): void;
}

/** Payloads as signed requests to the app's one URL. */
export class SignedHttp implements Transport {
  readonly url: string;
  #state: State;
  #answers: Answers;
  #underWay = new Set<() => void>();

  constructor(state: State, url: string, answers: Answers) {
    this.url = url;
    this.#state = state;
    this.#answers = answers;
  }

  send(delivery: Delivery): boolean {
    this.post(...encoded(delivery)).then(
      ({ status, body }) => {
        if (status >= 200 && status < 300) this.#answers.acknowledge(delivery.id, answerIn(body));
        else this.#answers.refuse(delivery.id, `http_error ${status}`);
      },
      () => this.#answers.refuse(delivery.id, 'connection_failed'),
    );
    return true;
  }

  /** The handshake by which Slack learns that the URL is the app's. */
  async verify(): Promise<boolean> {
    const challenge = this.#state.ids.next('C');
    const body = JSON.stringify({ token: 'local', challenge, type: 'url_verification' });
    const answer = await this.post(body, { 'content-type': 'application/json' });
    const echoed = parsed(answer.body);
    return answer.status === 200 && JSON.stringify(echoed).includes(challenge);
  }

  /** A connection of its own each time, as a balancer in front of the app would see it. */
  post(body: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
    const { signingSecret } = this.#state.options.app;
    return new Promise((resolve, reject) => {
      const sent = request(
        this.url,
        {
          method: 'POST',
          agent: false,
          headers: {
            'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
            'content-length': Buffer.byteLength(body),
            ...headers,
            ...signed(signingSecret, body),
          },
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => {
            text += chunk;
          });
          response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
          response.on('error', reject);
        },
      );
      const abort = () => sent.destroy();
      this.#underWay.add(abort);
      sent.on('close', () => this.#underWay.delete(abort));
      sent.on('error', reject);
      sent.end(body);
    });
  }

  async stop(): Promise<void> {
    for (const abort of this.#underWay) abort();
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
