import { isLoose, wordsIn } from '../blocks/read.ts';
import { route } from '../route.ts';

/** Hands the bytes of a file to the workspace, as whoever this window is; gives the file's id. */
export async function upload(file: File): Promise<string> {
  const asked = new URLSearchParams({ name: file.name, as: route.value.as ?? '' });
  const response = await fetch(`/file?${asked}`, { method: 'POST', body: file });
  const words = await response.text();
  if (!response.ok) throw new Error(words || `${file.name} was not taken. Try again.`);
  const answer: unknown = JSON.parse(words);
  const id = isLoose(answer) ? wordsIn(answer.id) : '';
  if (!id) throw new Error(`${file.name} was not taken. Try again.`);
  return id;
}
