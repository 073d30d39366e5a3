import { type Signal, signal } from '@preact/signals';
import type { FileShown } from '../../protocol/shown.ts';
import { directory } from '../state.ts';

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
    const id = await uploaded(file);
    to.value = to.peek().map((one) => (one.n === own.n ? { ...one, id } : one));
  } catch (error) {
    remove(to, own.n);
    throw error;
  }
}

export function remove(from: Signal<Attached[]>, gone: number): void {
  from.value = from.peek().filter((one) => one.n !== gone);
}

async function uploaded(file: File): Promise<string> {
  const asked = new URLSearchParams({ name: file.name, as: directory.peek()?.me ?? '' });
  const answer = await fetch(`/file?${asked}`, { method: 'POST', body: file }).catch(() => {
    throw new Error(`${file.name} could not be attached: the workspace does not answer. Try again.`);
  });
  const words = await answer.text();
  if (!answer.ok) throw new Error(words.trim() || `${file.name} could not be attached.`);
  const shown: FileShown = JSON.parse(words);
  return shown.id;
}
