import type { ServerResponse } from 'node:http';
import type { Fault } from '../faults.ts';
import { isRecord, type Json } from '../json.ts';
import type { HttpAnswer } from '../response-urls.ts';
import type { LoggedCall, State } from '../state.ts';

/** Does the work of a call and answers it, or what a fault makes of both. */
export function carryOut(
  state: State,
  call: LoggedCall,
  fault: Fault | undefined,
  response: ServerResponse,
  work: () => HttpAnswer,
): void {
  const done = (): HttpAnswer => {
    const answer = worked(state, call, work);
    if (isRecord(answer.payload)) call.answer = answer.payload;
    return answer;
  };
  const refuse = (status: number, error: string, headers = {}) => {
    call.answer = { ok: false, error };
    respond(response, { status, payload: call.answer, headers });
  };
  const slowDown = (seconds: number) => refuse(429, 'ratelimited', { 'retry-after': String(seconds) });
  const plain: Record<Extract<Fault, string>, () => void> = {
    ratelimited: () => slowDown(1),
    http_500: () => respond(response, { status: 500, payload: 'internal error', headers: {} }),
    http_502: () => page(response, 502, 'Bad gateway'),
    http_503: () => page(response, 503, 'Service unavailable'),
    http_504: () => {
      done();
      page(response, 504, 'Gateway timeout');
    },
    hang: () => undefined,
    cut: () => response.destroy(),
    'lost-reply': () => {
      done();
      response.destroy();
    },
    'no-json': () => {
      done();
      page(response, 200, 'Something went wrong');
    },
    truncated: () => respond(response, halved(done())),
  };

  // What the app has been told of is there again after a restart.
  if (fault === undefined) {
    const answer = done();
    state.whenKept(() => respond(response, answer));
  } else if (typeof fault === 'string') plain[fault]();
  else if ('ratelimited' in fault) slowDown(fault.ratelimited);
  else if ('late' in fault) state.after(fault.late, () => respond(response, done()));
  else if ('slow' in fault) {
    const answer = done();
    state.after(fault.slow, () => respond(response, answer));
  } else {
    if (fault.done) done();
    refuse(200, fault.error);
  }
}

/** The workspace itself may fail: that is a problem to be told of, and no reason to go down. */
function worked(state: State, { method }: LoggedCall, work: () => HttpAnswer): HttpAnswer {
  try {
    return work();
  } catch (error) {
    state.complain(`The workspace itself failed at ${method}: ${String(error)}`);
    return { status: 500, payload: { ok: false, error: 'internal_error' }, headers: {} };
  }
}

function halved({ status, payload, headers }: HttpAnswer): HttpAnswer {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const type = { 'content-type': 'application/json; charset=utf-8' };
  return { status, payload: text.slice(0, text.length / 2), headers: { ...headers, ...type } };
}

export function respond(response: ServerResponse, { status, payload, headers }: HttpAnswer): void {
  const type = typeof payload === 'string' ? 'text/plain' : 'application/json; charset=utf-8';
  send(response, status, { 'content-type': type, ...headers }, payload);
}

export function page(response: ServerResponse, status: number, what: string): void {
  const html = `<html><head><title>${what}</title></head><body><h1>${what}</h1></body></html>`;
  send(response, status, { 'content-type': 'text/html; charset=utf-8' }, html);
}

function send(response: ServerResponse, status: number, headers: object, payload: Json | string): void {
  response.writeHead(status, { ...headers });
  response.end(typeof payload === 'string' ? payload : JSON.stringify(payload));
}
