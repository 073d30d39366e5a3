import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Insight } from '../../insight.ts';
import type { Workspace } from '../../slack/index.ts';
import { type Act, asked } from '../protocol/acts.ts';
import type { Told } from '../protocol/shown.ts';
import { perform } from './acts.ts';
import type { Playable } from './directory-shown.ts';
import { refusal } from './guard.ts';
import type { PageFiles } from './page-files.ts';
import type { Parts } from './parts.ts';
import { Window } from './window.ts';
import { Windows } from './windows.ts';

export interface Live {
  begin(insight: Insight): void;
  stop(): void;
}

const mostAsked = 1_000_000;
// More than any page is ever told at once; a window that reads nothing for so long begins again.
const mostUnsent = 32_000_000;

/** The windows' connections: each is told what it shows, and answered what it asks. */
export function live(
  { server, port }: { server: Server; port: number },
  workspace: Workspace,
  people: readonly Playable[],
  parts: Parts,
  page: () => Promise<PageFiles>,
): Live {
  let insight: Insight | undefined;
  let built = '';
  let isLearning = false;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: mostAsked });
  const windows = new Windows(workspace, people, parts);
  const around = {
    parts,
    insight(): Insight {
      if (!insight) throw new Error('CaseDesk is still starting. Try again in a moment.');
      return insight;
    },
  };

  /** Not before a window, or the app, is there: until it is ready, the app needs the machine more than the page. */
  function learn(): void {
    if (isLearning) return;
    isLearning = true;
    page().then(
      (files) => {
        built = files.get('/page.js')?.tag ?? '';
        windows.tellSoon();
      },
      // The route of the page says what is wrong with it.
      () => undefined,
    );
  }

  function opened(socket: WebSocket, as: string | null): void {
    learn();
    const person = people.find(({ name }) => name === as);
    const window = new Window({
      seat: person && workspace.seat(person.name),
      about: workspace.about,
      people,
      parts,
      send(told) {
        if (socket.bufferedAmount > mostUnsent) socket.terminate();
        else socket.send(told);
      },
      tellSoon: windows.tellSoon,
      built: () => built,
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => windows.delete(window));
    socket.on('message', (data) => void answer(window, String(data)));
    windows.add(window);
  }

  async function answer(window: Window, text: string): Promise<void> {
    const { n, ask } = askIn(text);
    const answered = await done(ask, window).then(
      (value): Told => ({ is: 'done', n, ...(value !== undefined && { value }) }),
      (error: unknown): Told => ({ is: 'sorry', n, why: sentenceOf(error) }),
    );
    // Nobody is shown what a kill could take back.
    workspace.whenKept(() => {
      windows.tell();
      window.send(answered);
    });
  }

  async function done(ask: Act | undefined, window: Window): Promise<unknown> {
    if (!ask) throw new Error('The page asked for something that is not known here. Reload it.');
    return perform(ask, { ...around, window });
  }

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const path = request.url ?? '';
    const url = URL.canParse(path, 'http://local') ? new URL(path, 'http://local') : undefined;
    const refused = refusal(request, port, true);
    if (refused !== undefined) return turnAway(socket, '403 Forbidden', refused);
    if (url?.pathname !== '/live') return turnAway(socket, '404 Not Found', 'There is nothing here.');
    sockets.handleUpgrade(request, socket, head, (opening) => opened(opening, url.searchParams.get('as')));
  });

  return {
    begin(app) {
      insight = app;
      learn();
    },
    stop() {
      windows.stop();
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

/** What is asked, by which number; without `ask` where nobody can tell. */
function askIn(text: string) {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return { n: 0, ask: undefined };
  }
  const read = asked.safeParse(given);
  if (read.success) return read.data;
  const n = asked.pick({ n: true }).loose().safeParse(given);
  return { n: n.success ? n.data.n : 0, ask: undefined };
}

/** Errors that were thrown for a person are plain ones. */
function sentenceOf(error: unknown): string {
  if (error instanceof Error && error.name === 'Error') return error.message;
  return `The local workspace failed at this: ${String(error)}`;
}

function turnAway(socket: Duplex, status: string, sentence: string): void {
  const lines = [
    `HTTP/1.1 ${status}`,
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(sentence)}`,
    'Connection: close',
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${sentence}`);
}
