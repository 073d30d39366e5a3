import type { FileShown } from '../protocol/shown.ts';
import { route } from './route.ts';

/** Hands a file's bytes to the workspace, as whoever this window is, and gives its id; throws a sentence where it is not taken. */
export async function upload(file: File): Promise<string> {
  const asked = new URLSearchParams({ name: file.name, as: route.peek().as ?? '' });
  const answer = await fetch(`/file?${asked}`, { method: 'POST', body: file }).catch(() => {
    throw new Error(`${file.name} could not be attached: the workspace does not answer. Try again.`);
  });
  const words = await answer.text();
  if (!answer.ok) throw new Error(words.trim() || `${file.name} could not be attached.`);
  const shown: FileShown = JSON.parse(words);
  return shown.id;
}
