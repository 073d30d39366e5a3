import { signal } from '@preact/signals';

/** Where a window is. It stands in the address, so that each window keeps its own person and place. */
export interface Route {
  /** The handle of the person: `ana`; without one, people are shown to choose from. */
  as: string | undefined;
  /** A conversation's id, or the app's Home tab. */
  at: string | undefined;
  thread: string | undefined;
}

export const home = 'home';

export const route = signal<Route>(read(location.pathname));

/** Whether anybody has gone anywhere since the window was loaded. */
export const hasGone = signal(false);

/** Goes there, with a step back in the window's own history. */
export function go(to: Partial<Route>): void {
  hasGone.value = true;
  const next = { ...route.value, ...to };
  const path = addressOf(next);
  if (path !== location.pathname) history.pushState(null, '', path);
  route.value = next;
}

/** `/as/ana/C0AAC/1764.1`, for links. */
export const addressOf = ({ as, at, thread }: Route): string =>
  ['', ...(as ? ['as', as, ...(at ? [at, ...(thread ? [thread] : [])] : [])] : [''])]
    .map(encodeURIComponent)
    .join('/');

export function followAddress(): void {
  addEventListener('popstate', () => {
    route.value = read(location.pathname);
  });
}

function read(path: string): Route {
  const [, word, as, at, thread] = path.split('/').map(decodeURIComponent);
  return word === 'as' && as ? { as, at, thread } : { as: undefined, at: undefined, thread: undefined };
}
