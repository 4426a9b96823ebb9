// A sealer that really seals: each owner has a key, and what was sealed for one opens for nobody else. Cheap, and no secret from anybody who
// reads this file.
import type { Sealer } from '../packages/field/src/keeping/sealer.ts';

const HEAD_BYTES = 8;

export function makeTestSealer(): Sealer {
  return { seal: async (owner, bytes) => sealFor(owner, bytes), open: async (owner, bytes) => openFor(owner, bytes) };
}

function sealFor(owner: string, bytes: Uint8Array): Uint8Array {
  const key = keyOf(owner);
  const whole = new Uint8Array(HEAD_BYTES + bytes.length);
  new Uint32Array(whole.buffer, 0, 2).set([key, Math.imul(key, 0x2545f491) ^ bytes.length]);
  whole.set(bytes, HEAD_BYTES);
  turn(whole, key);
  return whole;
}

export function openFor(owner: string, sealed: Uint8Array): Uint8Array {
  const key = keyOf(owner);
  const whole = sealed.slice();
  const [first, second] = new Uint32Array(whole.buffer, 0, 2);
  if (first !== key || second !== (Math.imul(key, 0x2545f491) ^ (whole.length - HEAD_BYTES)) >>> 0)
    throw new Error(`The row was not sealed for ${owner}`);
  turn(whole, key);
  return whole.subarray(HEAD_BYTES);
}

function turn(whole: Uint8Array, key: number): void {
  const words = Math.floor((whole.length - HEAD_BYTES) / 4);
  const body = new Uint32Array(whole.buffer, HEAD_BYTES, words);
  for (let at = 0; at < words; at++) body[at] = body[at]! ^ key;
  for (let at = HEAD_BYTES + words * 4; at < whole.length; at++) whole[at] = whole[at]! ^ (key & 255);
}

function keyOf(owner: string): number {
  let key = 0x811c9dc5;
  for (let at = 0; at < owner.length; at++) key = Math.imul(key ^ owner.charCodeAt(at), 0x01000193);
  return key >>> 0;
}
