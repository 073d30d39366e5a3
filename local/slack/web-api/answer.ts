import type { Json } from '../json.ts';
import { Refusal } from '../refusal.ts';
import type { State } from '../state.ts';
import type { Method } from './method.ts';
import { methodCalled } from './methods.ts';

export interface Answered {
  body: Json;
  headers: Record<string, string>;
}

/** Tokens, scopes, rates, arguments, then the method: in that order, as Slack refuses. */
export function answerCall(state: State, name: string, args: Json, bearer: string | undefined): Answered {
  const method = methodCalled(name);
  if (!method) return { body: { ok: false, error: 'unknown_method', req_method: name }, headers: {} };
  const headers: Record<string, string> = {};
  try {
    const granted = authorised(state, method, args, bearer);
    if (granted) headers['x-oauth-scopes'] = granted.join(',');
    if (method.scopes.length > 0) headers['x-accepted-oauth-scopes'] = method.scopes.join(',');
    if (granted && method.scopes.length > 0 && !method.scopes.some((scope) => granted.includes(scope))) {
      throw new Refusal('missing_scope', { needed: method.scopes.join(','), provided: granted.join(',') });
    }
    state.rates.called(name, method.tier);
    return { body: { ok: true, ...method.answer(args, { state }) }, headers };
  } catch (refused) {
    if (!(refused instanceof Refusal)) throw refused;
    if (!method.errors.has(refused.error))
      throw new Error(`The entry of ${name} does not list the error ${refused.error}.`);
    return { body: { ok: false, error: refused.error, ...refused.extra }, headers };
  }
}

/** The scopes that the token carries. */
function authorised(
  { options: { app }, scopes }: State,
  method: Method,
  args: Json,
  bearer: string | undefined,
): string[] | undefined {
  if (method.token === 'none') return undefined;
  // An app-level token counts in the header alone.
  const token = bearer ?? (method.token === 'bot' ? args.token : undefined);
  if (token === undefined || token === '') throw new Refusal('not_authed');
  if (token !== app.botToken && token !== app.appToken) throw new Refusal('invalid_auth');
  const wanted = method.token === 'app' ? app.appToken : app.botToken;
  if (token !== wanted) throw new Refusal('not_allowed_token_type');
  return method.token === 'app' ? ['connections:write'] : [...scopes];
}
