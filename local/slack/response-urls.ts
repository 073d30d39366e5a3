import { isRecord, type Json, textIn } from './json.ts';
import { outsideOf } from './outside.ts';
import { edit, paced, postAsApp, remove } from './posting.ts';
import { Refusal } from './refusal.ts';
import type { State } from './state.ts';
import { checkedMessage } from './validation.ts';

const lifeMs = 30 * 60_000;
const mostUses = 5;

interface ResponseUrl {
  channelId: string;
  userId: string;
  /** The message that was pressed, where there is one: stored, or shown to one person. */
  messageTs: string | undefined;
  issuedAt: number;
  uses: number;
}

export class ResponseUrls {
  #issued = new Map<string, ResponseUrl>();

  issue(id: string, url: Omit<ResponseUrl, 'uses'>): void {
    for (const [old, { issuedAt }] of this.#issued) {
      if (url.issuedAt - issuedAt <= lifeMs) break;
      this.#issued.delete(old);
    }
    this.#issued.set(id, { ...url, uses: 0 });
  }

  get(id: string): ResponseUrl | undefined {
    return this.#issued.get(id);
  }
}

export interface HttpAnswer {
  status: number;
  payload: Json | string;
  headers: Record<string, string>;
}

/** Needs no token and no membership; five uses in half an hour; tells no ts. */
export function useResponseUrl(state: State, id: string, body: Json): HttpAnswer {
  const url = state.responseUrls.get(id);
  if (!url || state.clock.now().getTime() - url.issuedAt > lifeMs) return failed(state, 404, 'expired_url');
  if (url.uses >= mostUses) return failed(state, 404, 'used_url');
  url.uses += 1;
  try {
    refuseMixed(body);
    if (body.delete_original === true) takeBack(state, url);
    else if (body.replace_original === true && url.messageTs) rewrite(state, url, url.messageTs, body);
    else say(state, url, body);
  } catch (refused) {
    if (!(refused instanceof Refusal)) throw refused;
    if (refused.error !== 'ratelimited') return failed(state, 400, refused.error);
    return { status: 429, payload: refused.error, headers: { 'retry-after': '1' } };
  }
  return { status: 200, payload: 'ok', headers: {} };
}

/** Taking back stands alone, and a reply in a thread replaces nothing, which it has to say. */
function refuseMixed(body: Json): void {
  const isAlone = Object.keys(body).length === 1;
  if (body.delete_original === true && !isAlone) throw new Refusal('invalid_arguments');
  if (body.thread_ts !== undefined && body.replace_original !== false) throw new Refusal('invalid_arguments');
}

function failed(state: State, status: number, error: string): HttpAnswer {
  state.complain(`A response_url was refused: ${error}`);
  return { status, payload: error, headers: {} };
}

function rewrite(state: State, url: ResponseUrl, ts: string, body: Json): void {
  const parts = checkedMessage(outsideOf(state), body);
  const { text, blocks } = parts;
  const ephemeral = state.ephemerals.find(ts);
  if (ephemeral) {
    const { blocks: _, ...kept } = ephemeral;
    state.ephemerals.replace(ts, { ...kept, text, ...(blocks && { blocks }) });
    state.changes.notify();
    return;
  }
  const channel = state.conversations.get(url.channelId);
  const message = state.messages.find(url.channelId, ts);
  if (!channel || !message) throw new Refusal('message_not_found');
  const { blocks: _, ...kept } = message;
  const mark = { user: state.options.app.botUserId, ts: state.ids.ts() };
  void edit(state, channel, message, { ...kept, text, ...(blocks && { blocks }), edited: mark });
}

function takeBack(state: State, { channelId, messageTs = '' }: ResponseUrl): void {
  const channel = state.conversations.get(channelId);
  const message = state.messages.find(channelId, messageTs);
  if (channel && message) {
    void remove(state, channel, message);
    return;
  }
  state.ephemerals.remove(messageTs);
  state.changes.notify();
}

/** A message said through a response_url or in an ack: to one person, unless it asks for the channel. */
export function say(state: State, to: { channelId: string; userId: string }, body: Json): void {
  const parts = checkedMessage(outsideOf(state), body);
  const channel = state.conversations.get(to.channelId);
  if (!channel) throw new Refusal('channel_not_found');
  if (!paced(state, channel.id)) return;
  const threadTs = textIn(body.thread_ts);
  if (body.response_type === 'in_channel') {
    postAsApp(state, channel, parts, threadTs ? { ts: threadTs } : undefined);
    return;
  }
  state.ephemerals.show({
    ts: state.ids.ts(),
    channelId: to.channelId,
    userId: to.userId,
    from: 'app',
    text: parts.text,
    ...(parts.blocks && { blocks: parts.blocks }),
    ...(threadTs && { threadTs }),
  });
  state.changes.notify();
}

/** What an ack of a slash command carries: a text, a message, or nothing. */
export const isMessage = (answer: unknown): answer is Json =>
  isRecord(answer) && Object.keys(answer).length > 0;
