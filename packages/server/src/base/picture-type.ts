// What kind of picture bytes are, by how they begin: what another server says of them is not believed. SVG and pages can hold scripts, so they are
// none.

const SIGNS: readonly (readonly [type: string, begins: RegExp])[] = [
  ['image/png', /^\x89PNG\r\n[\s\S]\n/],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/webp', /^RIFF[\s\S]{4}WEBP/],
  ['image/gif', /^GIF8[79]a/],
];

/** Null for what is no picture of these kinds. */
export function pictureType(bytes: Uint8Array): string | null {
  const begin = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  return SIGNS.find(([, begins]) => begins.test(begin))?.[0] ?? null;
}
