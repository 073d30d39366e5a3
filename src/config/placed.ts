/** Each item of a list of the file, with where it stands there. */
export function placed<Item>(path: string, items: readonly Item[]): { at: string; item: Item }[] {
  return items.map((item, index) => ({ at: `${path}[${index}]`, item }));
}

/** The entries whose value an earlier one has, each with where that is. */
export function repeats(entries: { at: string; value: string | undefined }[]) {
  const first = new Map<string, string>();
  return entries.flatMap(({ at, value }) => {
    if (value === undefined) return [];
    const firstAt = first.get(value);
    if (firstAt === undefined) first.set(value, at);
    return firstAt === undefined ? [] : [{ at, value, firstAt }];
  });
}
