import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { concernsOf } from '../concerns.ts';
import { TooLarge } from '../files.ts';
import type { Json } from '../json.ts';
import { forget } from '../remembering.ts';
import { type HttpAnswer, useResponseUrl } from '../response-urls.ts';
import type { LoggedCall, State } from '../state.ts';
import { answerCall } from './answer.ts';
import { carryOut, respond } from './carry-out.ts';
import { serveFile } from './file-bytes.ts';
import { argumentsIn, bodyOf, named, uploadIn } from './request.ts';

const largestBody = 4 * 1024 * 1024;
const largestUpload = 64 * 1024 * 1024;
const roots = ['api', 'response', 'upload'] as const;

/**
 * `/api/<method>`, `/response/<id>`, `/upload/<ticket>` and `/files-pri/…` over HTTP, with the faults that were asked for
 * in between.
 */
export function webApi(state: State): Server {
  return createServer((request, response) => {
    serve(state, request, response).catch((error: unknown) => {
      state.complain(`The workspace itself failed at ${request.url}: ${String(error)}`);
      if (!response.headersSent) respond(response, refused(500, 'internal_error'));
    });
  });
}

async function serve(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (isFromAPage(request)) return respond(response, refused(403, 'not_allowed'));
  if (await serveFile(state, request, response)) return;
  const route = routeOf(request.url ?? '/');
  const body = await bodyOf(request, route?.root === 'upload' ? largestUpload : largestBody);
  if (body === 'gone') return;
  if (!route) return respond(response, refused(404, 'not_found'));
  const isRead = request.method === 'GET' && route.root === 'api';
  if (!isRead && request.method !== 'POST') return respond(response, refused(405, 'method_not_allowed'));
  if (body === 'too large') return respond(response, refused(413, 'request_too_large'));
  const type = request.headers['content-type'];
  if (route.root === 'upload') {
    const answer = await upload(state, route.name, body, type);
    return state.whenKept(() => respond(response, answer));
  }

  const asked = named(route.query);
  const given = isRead ? {} : await argumentsIn(body, type);
  const unread = [asked, given].find((one) => typeof one === 'string');
  if (unread !== undefined) return respond(response, unreadable(route, unread));
  const args: Json = Object.fromEntries([asked, given].flatMap((one) => Object.entries(one)));
  const { token: _, ...told } = args;
  const isApi = route.root === 'api';
  const call: LoggedCall = {
    n: state.calls.length + 1,
    method: isApi ? route.name : 'response_url',
    args: told,
    at: state.clock.now(),
  };
  state.calls.push(call);
  forget(state.calls, state.options.remembered, (old) => {
    old.args = {};
    if (old.answer) old.answer = { ok: old.answer.ok };
  });
  const concerns = concernsOf(state, call, isApi ? undefined : route.name);
  const fault = state.faults.take(call, concerns) ?? state.options.fault?.(call);
  carryOut(state, call, fault, response, () =>
    isApi
      ? apiAnswer(state, route.name, args, request.headers.authorization)
      : useResponseUrl(state, route.name, args),
  );
}

/** A browser tells of every request from which page it comes; no app's does, and everybody knows the token here. */
const isFromAPage = ({ headers }: IncomingMessage): boolean =>
  headers.origin !== undefined ||
  headers['sec-fetch-site'] !== undefined ||
  !/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(headers.host ?? '');

interface Route {
  root: (typeof roots)[number];
  name: string;
  query: URLSearchParams;
}

/** Undefined for an address that is none, or not here. */
function routeOf(address: string): Route | undefined {
  if (!URL.canParse(address, 'http://local')) return undefined;
  const { pathname, searchParams: query } = new URL(address, 'http://local');
  const [, first, name = '', ...rest] = pathname.split('/');
  const root = roots.find((one) => one === first);
  return root && rest.length === 0 ? { root, name, query } : undefined;
}

const refused = (status: number, error: string): HttpAnswer => ({
  status,
  payload: { ok: false, error },
  headers: {},
});

const unreadable = ({ root }: Route, error: string): HttpAnswer =>
  root === 'api' ? refused(200, error) : { status: 400, payload: 'invalid_payload', headers: {} };

function apiAnswer(state: State, name: string, args: Json, authorization: string | undefined): HttpAnswer {
  const { body, headers } = answerCall(state, name, args, /^Bearer (.+)$/.exec(authorization ?? '')?.[1]);
  if (body.error !== 'ratelimited') return { status: 200, payload: body, headers };
  const { retryAfter, ...payload } = body;
  return { status: 429, payload, headers: { ...headers, 'retry-after': String(retryAfter) } };
}

/** Takes the bytes that were announced, once. */
async function upload(
  state: State,
  ticket: string,
  body: Buffer,
  type: string | undefined,
): Promise<HttpAnswer> {
  const upload = state.files.byTicket(ticket);
  const bytes = await uploadIn(body, type);
  if (upload?.stage !== 'named') return refused(404, 'file_not_found');
  if (bytes?.length !== upload.length) return refused(400, 'size_mismatch');
  // Of two that come at once, the second finds it uploaded.
  upload.stage = 'uploaded';
  try {
    await state.files.keep(upload.file.id, bytes);
  } catch (error) {
    upload.stage = 'named';
    if (!(error instanceof TooLarge)) throw error;
    state.complain(`A file of the app's was refused: ${error.message}`);
    return refused(413, 'request_too_large');
  }
  return { status: 200, payload: `OK - ${bytes.length}`, headers: {} };
}
