import type { Json } from './json.ts';

/** An answer with `ok: false`: Slack's error string, and what comes with it. */
export class Refusal extends Error {
  readonly error: string;
  readonly extra: Json;

  constructor(error: string, extra: Json = {}) {
    super(error);
    this.error = error;
    this.extra = extra;
  }
}

export const invalidArguments = (...messages: string[]): Refusal =>
  new Refusal('invalid_arguments', {
    response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
  });
