import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Fault } from '../faults.ts';
import { isRecord, type Json } from '../json.ts';
import { useResponseUrl } from '../response-urls.ts';
import type { LoggedCall, State } from '../state.ts';
import { answerCall } from './answer.ts';

/** `/api/<method>` and `/response/<id>` over HTTP, with the faults that were asked for in between. */
export function webApi(state: State): Server {
  return createServer((request, response) => {
    serve(state, request, response).catch((error: unknown) => {
      state.complain(`The workspace itself failed at ${request.url}: ${String(error)}`);
      if (!response.headersSent) respond(response, 500, { ok: false, error: 'internal_error' });
    });
  });
}

async function serve(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://local');
  const [, root, name = ''] = url.pathname.split('/');
  if (root !== 'api' && root !== 'response') return respond(response, 404, { ok: false, error: 'not_found' });
  const body = await bodyOf(request);
  const given = argumentsIn(body, request.headers['content-type'] ?? '');
  if (!given) return respond(response, 200, { ok: false, error: 'invalid_json' });
  const args = { ...Object.fromEntries(url.searchParams), ...given };
  const { token: _, ...told } = args;
  const method = root === 'api' ? name : 'response_url';
  const call: LoggedCall = { n: state.calls.length + 1, method, args: told, at: state.clock.now() };
  state.calls.push(call);
  const fault = state.faults.take(call) ?? state.options.fault?.(call);
  const isDone = fault === undefined || fault === 'lost-reply';
  if (fault === 'cut') return void request.socket.destroy();
  if (fault === 'hang') return;
  if (!isDone) return refuseBy(fault, call, response);
  const { status, payload, headers } =
    root === 'api'
      ? apiAnswer(state, name, args, request.headers.authorization)
      : useResponseUrl(state, name, args);
  if (isRecord(payload)) call.answer = payload;
  if (fault === 'lost-reply') return void request.socket.destroy();
  respond(response, status, payload, headers);
}

function apiAnswer(state: State, name: string, args: Json, authorization: string | undefined) {
  const { body, headers } = answerCall(state, name, args, /^Bearer (.+)$/.exec(authorization ?? '')?.[1]);
  if (body.error !== 'ratelimited') return { status: 200, payload: body, headers };
  const { retryAfter, ...payload } = body;
  return { status: 429, payload, headers: { ...headers, 'retry-after': String(retryAfter) } };
}

function refuseBy(
  fault: Exclude<Fault, 'cut' | 'hang' | 'lost-reply'>,
  call: LoggedCall,
  response: ServerResponse,
) {
  if (fault === 'http_500') return respond(response, 500, 'internal error');
  if (fault === 'ratelimited' || 'ratelimited' in fault) {
    const seconds = fault === 'ratelimited' ? 1 : fault.ratelimited;
    call.answer = { ok: false, error: 'ratelimited' };
    return respond(response, 429, call.answer, { 'retry-after': String(seconds) });
  }
  call.answer = { ok: false, error: fault.error };
  return respond(response, 200, call.answer);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function argumentsIn(body: string, contentType: string): Json | undefined {
  if (!contentType.startsWith('application/json')) return Object.fromEntries(new URLSearchParams(body));
  try {
    const parsed: unknown = JSON.parse(body);
    return isRecord(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function respond(response: ServerResponse, status: number, payload: Json | string, headers = {}): void {
  const type = typeof payload === 'string' ? 'text/plain' : 'application/json; charset=utf-8';
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(typeof payload === 'string' ? payload : JSON.stringify(payload));
}
