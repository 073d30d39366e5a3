import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

interface Key {
  id: string;
  bytes: Uint8Array;
}

/** Keys of 32 bytes by name; the first seals, all open. */
export type KeyRing = readonly [Key, ...Key[]];

export interface Sealing {
  /** `context` (kind, id and field) is bound to the text: a value moved elsewhere does not open. */
  seal(text: string, context: string): string;
  /** Throws `UnknownKey` where the key is not in the ring, and an error where the value was tampered with. */
  open(sealed: string, context: string): string;
}

export class UnknownKey extends Error {
  constructor(id: string) {
    super(`The store holds values sealed with the key "${id}", which is not in CASEDESK_KEYS.`);
  }
}

const mark = 'sealed';

/** AES-256-GCM; a sealed value reads `sealed:<key id>:<nonce, text and tag in base64url>`. */
export function sealing(ring: KeyRing): Sealing {
  const [sealer] = ring;
  return {
    seal(text, context) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealer.bytes, nonce).setAAD(Buffer.from(context));
      const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${mark}:${sealer.id}:${sealed.toString('base64url')}`;
    },
    open(value, context) {
      const [, id = '', body = ''] = value.split(':');
      const key = ring.find((held) => held.id === id);
      if (!key) throw new UnknownKey(id);
      const sealed = Buffer.from(body, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key.bytes, sealed.subarray(0, 12))
        .setAAD(Buffer.from(context))
        .setAuthTag(sealed.subarray(-16));
      return decipher.update(sealed.subarray(12, -16)).toString('utf8') + decipher.final('utf8');
    },
  };
}

export const isSealed = (value: unknown): value is string =>
  typeof value === 'string' && value.startsWith(`${mark}:`);
