/** What was in an entry of a log goes once so many came after it; its place stays. */
export function forget<Entry>(
  log: readonly Entry[],
  most: number | undefined,
  empty: (old: Entry) => void,
): void {
  const old = most === undefined ? undefined : log[log.length - 1 - most];
  if (old !== undefined) empty(old);
}

/** Lets the older half go once there are more than so many. */
export function dropOldest(all: unknown[] | Map<string, unknown>, most: number | undefined): void {
  const size = Array.isArray(all) ? all.length : all.size;
  if (most === undefined || size <= most) return;
  const over = size - Math.floor(most / 2);
  if (Array.isArray(all)) all.splice(0, over);
  else for (const key of [...all.keys()].slice(0, over)) all.delete(key);
}
