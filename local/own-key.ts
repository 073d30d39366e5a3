import { hkdfSync, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { CannotStart, codeOf } from './cannot-start.ts';

const keyBytes = 32;

/** The key that seals this folder's store: made once, and never in place of one that what stands there was sealed with. */
export async function ownKey(file: string, hasStore: boolean): Promise<Uint8Array> {
  const kept = await readFile(file, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new CannotStart(
      `the key in ${file} cannot be read (${codeOf(error)})`,
      'Make it readable',
      'folder',
    );
  });
  if (kept === undefined && !hasStore) {
    const made = randomBytes(keyBytes);
    await writeFile(file, made.toString('base64'), { mode: 0o600 });
    return made;
  }
  const key = Buffer.from(kept ?? '', 'base64');
  if (key.length === keyBytes) return key;
  throw new CannotStart(
    kept === undefined
      ? `the key in ${file} is gone, and what is kept cannot be read without it`
      : `the key in ${file} is damaged, and was left as it is`,
    'Begin anew with npm start -- --fresh',
    'folder',
  );
}

/** A second key that follows from the first: a folder from before has it too, and it is never lost alone. */
export const lookUpKeyFrom = (key: Uint8Array): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, '', 'look-ups', keyBytes));
