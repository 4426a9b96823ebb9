// Seals with AES-GCM by the browser's own cryptography, one key a person, kept where scripts can use it and never read it.
import type { DexieDisk } from './raw-dexie.ts';
import type { Sealer } from './sealer.ts';

const IV_BYTES = 12;

export function makeWebSealer(keys: DexieDisk['keys'], crypto: Crypto): Sealer {
  const known = new Map<string, Promise<CryptoKey>>();
  const keyOf = (owner: string) => {
    const found = known.get(owner) ?? findKey(keys, crypto, owner);
    known.set(owner, found);
    found.catch(() => known.delete(owner));
    return found;
  };
  return {
    async seal(owner, bytes) {
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyOf(owner), bytes as BufferSource);
      const whole = new Uint8Array(IV_BYTES + sealed.byteLength);
      whole.set(iv);
      whole.set(new Uint8Array(sealed), IV_BYTES);
      return whole;
    },
    async open(owner, bytes) {
      const iv = bytes.slice(0, IV_BYTES);
      const plain = await crypto.subtle.decrypt(
        { name: 'AES-GCM', iv },
        await keyOf(owner),
        bytes.slice(IV_BYTES) as BufferSource,
      );
      return new Uint8Array(plain);
    },
  };
}

/** Two pages may both find none and make one: the first that is kept is the one for both. */
async function findKey(keys: DexieDisk['keys'], crypto: Crypto, owner: string): Promise<CryptoKey> {
  const found = await keys.get(owner);
  if (found) return found.key;
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  await keys.add({ owner, key }).catch(() => undefined);
  const kept = await keys.get(owner);
  if (!kept) throw new Error('The key that seals the records could not be kept');
  return kept.key;
}
