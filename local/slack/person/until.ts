import type { Changes } from '../changes.ts';

/**
 * Looks now and after every change, until there is something or patience ends. Patience is real time: it
 * bounds how long a test waits for the app, whatever the workspace's clock says.
 */
export function until<Found>(
  changes: Changes,
  look: () => Found | undefined,
  ms: number,
  otherwise: () => string,
): Promise<Found> {
  const found = look();
  if (found !== undefined) return Promise.resolve(found);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      off();
      reject(new Error(otherwise()));
    }, ms);
    const off = changes.subscribe(() => {
      const later = look();
      if (later === undefined) return;
      clearTimeout(timer);
      off();
      resolve(later);
    });
  });
}
