// Seals bytes with AES-256-GCM. Where they belong (city, account, column) is part of the seal: a sealed secret moved to another row does not
// open. Layout: 1 byte version, 4 bytes of the key's hash, 12 bytes nonce, 16 bytes tag, then the ciphertext.
import { createCipheriv, createDecipheriv, createHash, createHmac } from 'node:crypto';

const VERSION = 1;
const HEAD = 33;

export interface Sealer {
  seal(plain: Uint8Array, place: string): Buffer;
  /** Null when the bytes were sealed by another key, for another place, or were changed. */
  open(sealed: Uint8Array, place: string): Buffer | null;
  /** A hash under the key, for what is short enough to be guessed by whoever holds the rows and not the key. */
  mark(plain: Uint8Array, place: string): Buffer;
}

export function makeSealer(key: Buffer, random: (bytes: number) => Uint8Array): Sealer {
  const markKey = createHash('sha256').update('xunhe mark').update(key).digest();
  const keyName = createHash('sha256').update('xunhe key').update(key).digest().subarray(0, 4);
  return {
    seal(plain, place) {
      const nonce = random(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
      const text = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([Buffer.from([VERSION]), keyName, nonce, cipher.getAuthTag(), text]);
    },
    open(sealed, place) {
      const bytes = Buffer.from(sealed);
      if (bytes.length < HEAD || bytes[0] !== VERSION || !bytes.subarray(1, 5).equals(keyName)) return null;
      const opened = createDecipheriv('aes-256-gcm', key, bytes.subarray(5, 17)).setAAD(Buffer.from(place));
      opened.setAuthTag(bytes.subarray(17, HEAD));
      try {
        return Buffer.concat([opened.update(bytes.subarray(HEAD)), opened.final()]);
      } catch {
        return null;
      }
    },
    mark: (plain, place) => createHmac('sha256', markKey).update(place).update('\0').update(plain).digest(),
  };
}
