import { type Signal, signal } from '@preact/signals';
import { upload } from '../upload.ts';

/** A file that goes with the next message. */
export interface Attached {
  n: number;
  name: string;
  size: number;
  /** Once it has been taken in. */
  id?: string;
}

const byPlace = new Map<string, Signal<Attached[]>>();
let n = 0;

/** What waits to be sent in a place; it stays while one looks elsewhere. */
export function attachedTo(key: string): Signal<Attached[]> {
  const known = byPlace.get(key) ?? signal<Attached[]>([]);
  byPlace.set(key, known);
  return known;
}

export const mostFiles = 10;

export async function attach(to: Signal<Attached[]>, file: File): Promise<void> {
  const own: Attached = { n: ++n, name: file.name, size: file.size };
  to.value = [...to.peek(), own];
  try {
    const id = await upload(file);
    to.value = to.peek().map((one) => (one.n === own.n ? { ...one, id } : one));
  } catch (error) {
    remove(to, own.n);
    throw error;
  }
}

export function remove(from: Signal<Attached[]>, gone: number): void {
  from.value = from.peek().filter((one) => one.n !== gone);
}
