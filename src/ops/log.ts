import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

// Pino's own would write again and again, and so never exit, where whoever read it has gone.
const standardOutput: DestinationStream = { write: (line) => void process.stdout.write(line) };

/**
 * Structured lines on standard output. Errors are logged by name, message and stack of ours, never with what they
 * carry, for drivers and Slack put documents and payloads there.
 */
export function logger(level: string, to: DestinationStream = standardOutput): Log {
  const options = {
    level,
    base: null,
    serializers: { err: withoutPayload },
    redact: { paths: ['text', 'blocks', 'values', 'fields', 'said', '*.text', '*.values'], remove: true },
  };
  return pino(options, to);
}

// Their messages repeat what they were given: a document's key, an answer to a form, a reply that is no JSON.
const repeating =
  /ZodError|SyntaxError|CastError|ValidationError|ValidatorError|ObjectExpectedError|StrictModeError/;
const repeatingCodes: readonly unknown[] = [11000, 121];

function withoutPayload(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = Object.entries(error).find(([name]) => name === 'code')?.[1];
  const repeats = repeating.test(error.name) || repeatingCodes.includes(code);
  return {
    name: error.name,
    message: repeats ? error.name : error.message.slice(0, 200),
    ...(code !== undefined && { code }),
    stack: frames(error),
  };
}

/** Where it came from; the message stands before that, in lines that may look like frames. */
function frames({ stack = '', message }: Error): string[] {
  const after = message ? stack.lastIndexOf(message) + message.length : 0;
  return stack
    .slice(after)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8);
}
