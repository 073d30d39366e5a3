import { computed, effect, signal } from '@preact/signals';
import type { Act } from '../protocol/acts.ts';
import type { Told } from '../protocol/shown.ts';
import { forget, take } from './state.ts';

/** Whether the window hears from the workspace. */
export const isLive = signal(false);

const again = { leastMs: 300, mostMs: 5_000 };
let socket: WebSocket | undefined;
let n = 0;
let built = '';
const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (why: Error) => void }>();

/** Keeps one connection, as whoever `who` says. */
export function connect(who: () => string | undefined): void {
  // The address changes with every conversation; the connection only with the person.
  const person = computed(who);
  effect(() => {
    const as = person.value;
    forget();
    return as === undefined ? open('/live') : open(`/live?as=${encodeURIComponent(as)}`);
  });
}

/** Asks the workspace for something; rejects with a sentence where it will not do it. */
export function ask(act: Act): Promise<unknown> {
  const own = ++n;
  return new Promise((resolve, reject) => {
    if (socket?.readyState !== WebSocket.OPEN) {
      reject(new Error('The workspace does not answer. Is npm start still running?'));
      return;
    }
    waiting.set(own, { resolve, reject });
    socket.send(JSON.stringify({ n: own, ask: act }));
  });
}

function open(path: string): () => void {
  let isOver = false;
  let pauseMs = again.leastMs;
  let timer = 0;
  const begin = () => {
    const own = new WebSocket(`ws://${location.host}${path}`);
    socket = own;
    own.onopen = () => {
      pauseMs = again.leastMs;
      isLive.value = true;
    };
    own.onmessage = ({ data }) => {
      if (!isOver) heard(JSON.parse(data));
    };
    own.onclose = () => {
      if (isOver) return;
      isLive.value = false;
      lose();
      timer = window.setTimeout(begin, pauseMs);
      pauseMs = Math.min(again.mostMs, pauseMs * 2);
    };
  };
  begin();
  return () => {
    isOver = true;
    clearTimeout(timer);
    socket?.close();
    lose();
  };
}

function heard(told: Told): void {
  if (told.is === 'directory') keepUp(told.built);
  if (told.is === 'done') settle(told.n)?.resolve(told.value);
  else if (told.is === 'sorry') settle(told.n)?.reject(new Error(told.why));
  else take(told);
}

/** A workspace that was started anew may have another page. */
function keepUp(now: string): void {
  if (built !== '' && now !== '' && now !== built) location.reload();
  built = now || built;
}

function settle(own: number) {
  const found = waiting.get(own);
  waiting.delete(own);
  return found;
}

function lose(): void {
  for (const { reject } of waiting.values()) reject(new Error('The connection was lost. Try again.'));
  waiting.clear();
}
