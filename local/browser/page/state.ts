import { signal } from '@preact/signals';
import type {
  Directory,
  MessageShown,
  Messages,
  Sidebar,
  Time,
  Told,
  Tour,
  TrafficLine,
  Views,
} from '../protocol/shown.ts';

/** A conversation or thread, as far as it is loaded, oldest first. */
export interface Loaded {
  messages: MessageShown[];
  hasOlder: boolean;
}

export const directory = signal<Directory | undefined>(undefined);
export const sidebar = signal<Sidebar>({ is: 'sidebar', conversations: [], news: {} });
/** By conversation id; a thread by `conversation/ts`. */
export const loaded = signal<ReadonlyMap<string, Loaded>>(new Map());
export const views = signal<Views>({ is: 'views', stack: [] });
export const time = signal<Time & { heardAt: number }>({
  is: 'time',
  now: Date.now(),
  moved: 0,
  isMoving: false,
  heardAt: Date.now(),
});
export const tour = signal<Tour>({ is: 'tour', stories: [] });
export const traffic = signal<TrafficLine[]>([]);

/** What the workspace's clock says now, in milliseconds since 1970. */
export const now = (): number => time.value.now + (Date.now() - time.value.heardAt);

export const keyOf = (conversation: string, thread?: string): string =>
  thread === undefined ? conversation : `${conversation}/${thread}`;

/** Nothing is known of another person's window. */
export function forget(): void {
  directory.value = undefined;
  sidebar.value = { is: 'sidebar', conversations: [], news: {} };
  loaded.value = new Map();
  views.value = { is: 'views', stack: [] };
  traffic.value = [];
}

export function take(told: Exclude<Told, { is: 'done' | 'sorry' }>): void {
  switch (told.is) {
    case 'directory':
      directory.value = told;
      return;
    case 'sidebar':
      sidebar.value = told;
      return;
    case 'messages':
      loaded.value = new Map(loaded.value).set(keyOf(told.conversation, told.thread), changed(told));
      return;
    case 'views':
      views.value = told;
      return;
    case 'time':
      time.value = { ...told, heardAt: Date.now() };
      return;
    case 'tour':
      tour.value = told;
      return;
    case 'traffic':
      traffic.value = told.lines;
  }
}

function changed({ conversation, thread, whole, put, gone, hasOlder }: Messages): Loaded {
  if (whole) return { messages: put, hasOlder };
  const before = loaded.peek().get(keyOf(conversation, thread))?.messages ?? [];
  const fresh = new Map(put.map((message) => [message.ts, message]));
  const left = new Set(gone);
  const stays = before.flatMap((message) => {
    if (left.has(message.ts)) return [];
    const again = fresh.get(message.ts);
    fresh.delete(message.ts);
    return [again ?? message];
  });
  const messages = fresh.size === 0 ? stays : [...stays, ...fresh.values()].sort(byTs);
  return { messages, hasOlder };
}

const byTs = (a: MessageShown, b: MessageShown): number => (a.ts < b.ts ? -1 : 1);
