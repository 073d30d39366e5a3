/** Sends what stands in a field and is not sent yet; says whether the workspace took it. */
export type Flush = () => Promise<boolean>;

const fields = new Map<string, Set<Flush>>();

/** A field is asked before anything in its place is pressed or sent. */
export function whenFlushed(place: string, flush: Flush): () => void {
  const here = fields.get(place) ?? new Set();
  fields.set(place, here.add(flush));
  return () => {
    here.delete(flush);
    if (here.size === 0) fields.delete(place);
  };
}

/** Whether all that was typed there has been taken. */
export async function flushed(place: string): Promise<boolean> {
  const taken = await Promise.all([...(fields.get(place) ?? [])].map((flush) => flush()));
  return taken.every(Boolean);
}
