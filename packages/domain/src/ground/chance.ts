// Chance that is the same on every machine and whenever it is asked: a number out of a text, so that whoever knows the text can draw again.

/** FNV-1a, 32 bits. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return value;
}

/** From 0 to below 1. Texts that differ in their last letter alone hash close together: the bits are mixed (fmix32 of MurmurHash3). */
export function chanceOf(text: string): number {
  let value = hash(text);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return ((value ^ (value >>> 16)) >>> 0) / 2 ** 32;
}
