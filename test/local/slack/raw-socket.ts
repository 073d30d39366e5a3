import { once } from 'node:events';
import { type ClientOptions, WebSocket } from 'ws';
import type { Workspace } from '../../../local/slack/index.ts';
import { tokens } from './small-app.ts';

export type Envelope = Record<string, unknown> & { payload: Record<string, unknown> };

/** An address that lets one connection in, once. */
export async function socketAddress(workspace: Workspace): Promise<string> {
  const response = await fetch(`${workspace.apiUrl}apps.connections.open`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens.appToken}` },
  });
  const { url } = (await response.json()) as { url: string };
  return url;
}

/** A client without Bolt's manners: it acknowledges what and when it is told to. */
export async function rawSocket(workspace: Workspace, how: { query?: string; options?: ClientOptions } = {}) {
  const url = await socketAddress(workspace);
  const ws = new WebSocket(url + (how.query ?? ''), how.options);
  const received: Envelope[] = [];
  const waiting: (() => void)[] = [];
  ws.on('error', () => {});
  ws.on('message', (data) => {
    received.push(JSON.parse(String(data)));
    for (const wake of waiting.splice(0)) wake();
  });
  const next = async (): Promise<Envelope> => {
    for (;;) {
      const envelope = received.shift();
      if (envelope) return envelope;
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  const ack = ({ envelope_id }: Envelope, payload: unknown = {}) =>
    ws.send(JSON.stringify({ envelope_id, payload }));
  const closed = () => (ws.readyState === WebSocket.CLOSED ? Promise.resolve() : once(ws, 'close'));
  return { ws, url, received, next, ack, closed, hello: await next() };
}

export type RawSocket = Awaited<ReturnType<typeof rawSocket>>;
