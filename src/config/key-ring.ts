import { z } from 'zod';

const format = 'Write id:key, where key is 32 random bytes in base64 (openssl rand -base64 32).';

const key = z.object({ id: z.string(), bytes: z.instanceof(Buffer) });

/** Never empty. The first key seals; every key opens. */
const keys = z.tuple([key], key);

export type Key = z.infer<typeof key>;
export type KeyRing = z.infer<typeof keys>;

/**
 * Reads `id:base64,id:base64`. A key in a problem is named by its place in the list, never by its text:
 * someone who forgets the id has put the secret where the id belongs.
 */
export const keyRing = (absent: string) =>
  z
    .string(absent)
    .transform((text, context) => {
      const read = text.split(',').map(readKey);
      const seen = new Set<string>();
      read.forEach((one, index) => {
        if (!one) context.addIssue(`Key ${index + 1} cannot be read. ${format}`);
        else if (seen.has(one.id))
          context.addIssue(`Key ${index + 1} has the id of an earlier key. Give it its own.`);
        if (one) seen.add(one.id);
      });
      return read.filter((one) => one !== undefined);
    })
    .pipe(keys);

function readKey(text: string): Key | undefined {
  const [, id, base64] = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/]{43}=?)$/.exec(text.trim()) ?? [];
  if (id === undefined || base64 === undefined) return undefined;
  return { id, bytes: Buffer.from(base64, 'base64') };
}
