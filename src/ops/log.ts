import { type Logger, pino } from 'pino';

export type Log = Logger;

/**
 * Structured lines on standard output. Errors are logged by name, message and stack of ours, never with what they
 * carry, for drivers and Slack put documents and payloads there.
 */
export function logger(level: string): Log {
  return pino({
    level,
    base: null,
    serializers: { err: withoutPayload },
    redact: { paths: ['text', 'blocks', 'values', 'fields', 'said', '*.text', '*.values'], remove: true },
  });
}

const codeOf = (error: Error): unknown => Object.entries(error).find(([name]) => name === 'code')?.[1];

function withoutPayload(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = codeOf(error);
  // A duplicate key's message repeats the value, and zod's may repeat what was typed.
  const message = code === 11000 || error.name === 'ZodError' ? error.name : error.message.slice(0, 200);
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, message, ...(code !== undefined && { code }), stack: frames.slice(0, 8) };
}
