// What bytes are, by how they begin: a name or a type that came along proves nothing. Only these kinds are given to the decoder at all; a
// drawing (SVG) is a program and is not among them.

export type PictureKind = 'jpeg' | 'png' | 'webp' | 'gif' | 'heif';

export function sniffPicture(bytes: Uint8Array): PictureKind | null {
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp';
  if (text(0, 4) === 'GIF8') return 'gif';
  return text(4, 8) === 'ftyp' && /^(avif|avis|heic|heix|heim|heis|mif1|msf1)$/.test(text(8, 12)) ? 'heif' : null;
}
