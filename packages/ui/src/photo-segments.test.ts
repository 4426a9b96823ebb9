// The tables of a camera, carried from one picture to another.
import { readExif } from '@xunhe/domain/patrol/exif';
import { describe, expect, it } from 'vitest';
import { findExif, findSize, withExif } from './photo-segments.ts';

const bytes = (...parts: (string | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)));

/** One table with an orientation and the name of a camera, in either order of bytes. */
function makeExif(little: boolean, orientation: number): Uint8Array {
  const two = (n: number) => (little ? [n & 255, n >> 8] : [n >> 8, n & 255]);
  const four = (n: number) => (little ? [n & 255, n >> 8, 0, 0] : [0, 0, n >> 8, n & 255]);
  const entries = [
    [...two(0x0110), ...two(2), ...four(3), ...bytes('Ab'), 0, 0],
    [...two(0x0112), ...two(3), ...four(1), ...two(orientation), 0, 0],
  ];
  return bytes('Exif\0\0', little ? 'II' : 'MM', two(42), four(8), two(entries.length), entries.flat(), four(0));
}

function makeJpeg(...segments: readonly (readonly [number, Uint8Array])[]): Uint8Array {
  const packed = segments.flatMap(([marker, content]) => [
    ...[0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 255],
    ...content,
  ]);
  return bytes([0xff, 0xd8], packed, [0xff, 0xda, 0, 4, 1, 2, 0xff, 0xd9]);
}

const FRAME = [0xc0, bytes([8, 0x0b, 0xb8, 0x0f, 0xa0, 3])] as const;

describe('the tables of a camera', () => {
  it.each([true, false])(
    'are found, carried over, and say that the picture is upright (little endian: %s)',
    (little) => {
      const exif = makeExif(little, 6);
      const found = findExif(
        makeJpeg([0xe0, bytes('JFIF\0')], [0xe1, bytes('http://ns.adobe.com')], [0xe1, exif], FRAME),
      )!;
      expect(readExif(found)).toMatchObject({ camera: 'Ab', orientation: 6 });
      const carried = withExif(makeJpeg([0xe0, bytes('JFIF\0')], FRAME), found);
      expect(readExif(findExif(carried)!)).toMatchObject({ camera: 'Ab', orientation: 1 });
      expect([...carried.subarray(0, 4)]).toEqual([0xff, 0xd8, 0xff, 0xe1]);
      expect(findSize(carried)).toEqual({ width: 4000, height: 3000 });
      // What was found stays as it was.
      expect(readExif(found)!.orientation).toBe(6);
    },
  );

  it('are not found where there are none, or where they are cut or broken', () => {
    const exif = makeExif(true, 1);
    const whole = makeJpeg([0xe1, exif], FRAME);
    expect(findExif(makeJpeg(FRAME))).toBeNull();
    expect(findExif(whole.subarray(0, 30))).toBeNull();
    expect(findExif(makeJpeg([0xe1, exif.subarray(0, 9)]))).toBeNull();
    expect(findExif(bytes('GIF89a'))).toBeNull();
    expect(findExif(new Uint8Array(0))).toBeNull();
    for (let cut = 0; cut < whole.length; cut++) for (const read of [findExif, findSize]) read(whole.subarray(0, cut));
    for (let at = 0; at < whole.length; at++) {
      const spoiled = whole.slice();
      spoiled[at] = 255;
      for (const read of [findExif, findSize]) read(spoiled);
    }
  });

  it('of a JPEG lie before the scan: what stands behind it is not read', () => {
    const late = bytes([...makeJpeg(FRAME)], [...makeJpeg([0xe1, makeExif(true, 3)])]);
    expect(findExif(late)).toBeNull();
  });
});
