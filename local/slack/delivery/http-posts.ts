import { type IncomingHttpHeaders, type IncomingMessage, request as plain } from 'node:http';
import { request as secure } from 'node:https';
import type { Clock } from '../../clock.ts';

const longestAnswerBytes = 1024 * 1024;
/** Well beyond Slack's three seconds, so that an answer that is late is told apart from none. */
const patienceMs = 30_000;

export interface HttpAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** No answer, or none that can be read; the message is the reason in Slack's words. */
export class HttpFailure extends Error {}

/** Requests to an endpoint that may do anything at all. */
export class HttpPosts {
  #clock: Clock;
  #underWay = new Set<() => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A connection of its own each time, as a balancer in front of the app would see it. */
  post(url: string, body: string, headers: Record<string, string>): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      const fail = (error: Error) => reject(new HttpFailure(reasonFor(error)));
      const request = url.startsWith('https:') ? secure : plain;
      const sent = request(url, {
        method: 'POST',
        agent: false,
        headers: {
          'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
          'content-length': Buffer.byteLength(body),
          ...headers,
        },
      });
      const abort = () => sent.destroy();
      const cancel = this.#clock.after(patienceMs, abort);
      this.#underWay.add(abort);
      sent.on('close', () => {
        cancel();
        this.#underWay.delete(abort);
      });
      sent.on('error', fail);
      sent.on('response', (response) => {
        read(response).then(
          (text) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
          fail,
        );
      });
      sent.end(body);
    });
  }

  stop(): void {
    for (const abort of this.#underWay) abort();
  }
}

async function read(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > longestAnswerBytes) throw new HttpFailure('unknown_error');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function reasonFor(error: Error): string {
  if (error instanceof HttpFailure) return error.message;
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'EPROTO' || /TLS|SSL|CERT/.test(code)) return 'ssl_error';
  return code.startsWith('HPE_') ? 'unknown_error' : 'connection_failed';
}
