import { once } from 'node:events';
import { request } from 'node:http';
import type { App } from '@slack/bolt';
import { WebSocket } from 'ws';
import { type Browser, startBrowser } from '../../../local/browser/index.ts';
import type { Act } from '../../../local/browser/protocol/acts.ts';
import type { Messages, Told } from '../../../local/browser/protocol/shown.ts';
import type { PageFiles } from '../../../local/browser/server/page-files.ts';
import { type DemoClock, demoClock } from '../../../local/demo-clock.ts';
import type { WorkspaceOptions } from '../../../local/slack/index.ts';
import { type Running, running } from '../slack/small-app.ts';

export interface InBrowser extends Running {
  browser: Browser;
  clock: DemoClock;
  port: number;
  window(as?: string): Promise<AWindow>;
}

const people = [
  { name: 'ana', realName: 'Ana Silva', job: 'adviser' },
  { name: 'ben', realName: 'Ben Okoro', job: 'leads the advisers' },
];

const noPage: PageFiles = new Map([
  ['/', { type: 'text/html; charset=utf-8', bytes: Buffer.from('<p>page</p>'), tag: '"1"' }],
]);

/** A small app, and its workspace as a page that is a mere line. */
export async function inBrowser(
  listen: (app: App) => void = () => {},
  over: Partial<WorkspaceOptions> = {},
  page: () => Promise<PageFiles> = async () => noPage,
): Promise<InBrowser> {
  const clock = demoClock();
  const started = await running('http', listen, { clock, ...over });
  const browser = await startBrowser({ workspace: started.workspace, people, clock, port: 0, page });
  const port = Number(new URL(browser.url).port);
  return {
    ...started,
    browser,
    clock,
    port,
    window: (as) => aWindow(port, as),
    async stop() {
      await browser.stop();
      await started.stop();
    },
  };
}

/** A window without its page: what it is told, and what it asks. */
export interface AWindow {
  told: Told[];
  /** All that came over its connection, in characters. */
  received(): number;
  ask(act: Act): Promise<unknown>;
  /** Anything at all, as it is sent. */
  send(text: string): void;
  /** The first piece of news for which there is something, those included that came before. */
  hears<Found>(look: (told: Told) => Found | undefined | false): Promise<Found>;
  /** What its page would show of a conversation or thread, by text. */
  texts(conversation: string, thread?: string): string[];
  /** From now on it reads nothing; the answer goes on, and resolves once its connection is broken. */
  readsNoMore(): () => Promise<unknown>;
  close(): void;
}

export async function aWindow(port: number, as?: string): Promise<AWindow> {
  const address = `127.0.0.1:${port}`;
  const query = as === undefined ? '' : `?as=${as}`;
  const socket = new WebSocket(`ws://${address}/live${query}`, { origin: `http://${address}` });
  const told: Told[] = [];
  const listeners = new Set<() => void>();
  let received = 0;
  let n = 0;
  socket.on('message', (data) => {
    received += String(data).length;
    told.push(JSON.parse(String(data)));
    for (const listener of [...listeners]) listener();
  });
  const brokenOff = new Promise((resolve) => socket.on('close', resolve));
  await once(socket, 'open');
  const hears: AWindow['hears'] = (look) =>
    new Promise((resolve, reject) => {
      const again = () => {
        const found = told.map(look).find((one) => one !== undefined && one !== false);
        if (found === undefined || found === false) return;
        clearTimeout(patience);
        listeners.delete(again);
        resolve(found);
      };
      const patience = setTimeout(() => {
        listeners.delete(again);
        reject(new Error(`The window did not hear that. It heard: ${JSON.stringify(told).slice(-4000)}`));
      }, 5_000);
      listeners.add(again);
      again();
    });
  return {
    told,
    received: () => received,
    async ask(act) {
      n += 1;
      const own = n;
      socket.send(JSON.stringify({ n: own, ask: act }));
      const answer = await hears((one) => (one.is === 'done' || one.is === 'sorry') && one.n === own && one);
      if (answer.is === 'sorry') throw new Error(answer.why);
      return answer.is === 'done' ? answer.value : undefined;
    },
    send: (text) => socket.send(text),
    hears,
    texts: (conversation, thread) => shownTexts(told, conversation, thread),
    readsNoMore() {
      socket.pause();
      socket.on('error', () => undefined);
      return () => {
        socket.resume();
        return brokenOff;
      };
    },
    close: () => socket.close(),
  };
}

function shownTexts(told: Told[], conversation: string, thread: string | undefined): string[] {
  let shown = new Map<string, string>();
  const pieces = told.filter((one): one is Messages => one.is === 'messages');
  for (const one of pieces.filter((it) => it.conversation === conversation && it.thread === thread)) {
    if (one.whole) shown = new Map();
    for (const ts of one.gone) shown.delete(ts);
    for (const message of one.put) shown.set(message.ts, message.text);
  }
  return [...shown.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
}

/** A request with whatever headers, those included that `fetch` would not send. */
export function asks(
  port: number,
  {
    path = '/',
    method = 'GET',
    headers = {},
    body,
  }: { path?: string; method?: string; headers?: Record<string, string>; body?: Uint8Array | string },
): Promise<{ status: number; headers: Record<string, unknown>; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, async (answer) => {
      const parts: Buffer[] = [];
      for await (const part of answer) parts.push(part);
      resolve({
        status: answer.statusCode ?? 0,
        headers: answer.headers,
        text: Buffer.concat(parts).toString(),
      });
    });
    asked.on('upgrade', (answer, socket) => {
      socket.destroy();
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: '' });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
