// What cameras make, what attackers send, and how pictures are told from each other.
import { readExif } from '@xunhe/domain/patrol/exif';
import { hashDistance } from '@xunhe/domain/patrol/picture-hash';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type MadePicture, makePicture } from './make-picture.ts';
import { CAMERA_EXIF, CAMERA_PLACE, drawScene, makeJpeg } from './test-pictures.ts';

async function made(bytes: Uint8Array): Promise<MadePicture> {
  const outcome = await makePicture(bytes);
  if (!outcome.ok) throw new Error(`The picture is ${outcome.why}`);
  return outcome;
}

/** Mean red, green, blue of a corner. */
async function cornerOf(bytes: Uint8Array): Promise<number[]> {
  const { channels } = await sharp(
    await sharp(bytes).extract({ left: 0, top: 0, width: 20, height: 20 }).toBuffer(),
  ).stats();
  return channels.slice(0, 3).map(({ mean }) => Math.round(mean));
}

describe('a picture', () => {
  it('tells when, where and with what it was taken, and is served without any of it', async () => {
    const bytes = await makeJpeg(1, { exif: CAMERA_EXIF });
    const { exif, view, thumb, width, height } = await made(bytes);
    expect(exif).toMatchObject({ localTime: '2026-11-20T09:30:15', zone: '+08:00', camera: 'Xiaohe Nine' });
    expect(exif!.lon).toBeCloseTo(CAMERA_PLACE.lon, 6);
    expect(exif!.lat).toBeCloseTo(CAMERA_PLACE.lat, 6);
    expect([width, height]).toEqual([1200, 900]);
    for (const [served, longest] of [
      [view, 1200],
      [thumb, 320],
    ] as const) {
      const meta = await sharp(served).metadata();
      expect([meta.format, meta.width, meta.exif, meta.icc, meta.xmp]).toEqual([
        'webp',
        longest,
        undefined,
        undefined,
        undefined,
      ]);
      expect(Buffer.from(served).includes('Xiaohe')).toBe(false);
    }
  });

  it('stands upright in each of the eight ways in which a phone is held', async () => {
    const upright = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#204080' } })
      .composite([
        { input: { create: { width: 60, height: 60, channels: 3, background: '#ff0000' } }, left: 0, top: 0 },
      ])
      .png()
      .toBuffer();
    const held = {
      1: [0, ''],
      2: [0, 'x'],
      3: [180, ''],
      4: [0, 'y'],
      5: [90, 'x'],
      6: [270, ''],
      7: [270, 'x'],
      8: [90, ''],
    } as const;
    for (const [orientation, [angle, mirror]] of Object.entries(held)) {
      let turned = sharp(await sharp(upright).rotate(angle).toBuffer());
      if (mirror === 'x') turned = turned.flop();
      if (mirror === 'y') turned = turned.flip();
      const bytes = await turned
        .jpeg()
        .withMetadata({ orientation: Number(orientation) })
        .toBuffer();
      const { view, width, height } = await made(bytes);
      const [red] = await cornerOf(view);
      expect([orientation, width, height, red! > 200]).toEqual([orientation, 300, 200, true]);
    }
  });

  it('keeps its hash when it is packed anew or made smaller, and shares it with no other', async () => {
    const hashes: string[] = [];
    for (let seed = 1; seed <= 12; seed++) {
      const big = await drawScene(seed, 2000, 1500).png().toBuffer();
      const { phash } = await made(big);
      for (const again of [
        await sharp(big).jpeg({ quality: 40 }).toBuffer(),
        await sharp(big).resize(800).jpeg({ quality: 75 }).toBuffer(),
        await sharp(big).resize(400).webp({ quality: 50 }).toBuffer(),
      ])
        expect(hashDistance(phash, (await made(again)).phash)).toBeLessThanOrEqual(6);
      for (const other of hashes) expect(hashDistance(phash, other)).toBeGreaterThan(10);
      hashes.push(phash);
    }
  });

  it('may be of any common kind: of something moving the first moment, of print colours as on a screen', async () => {
    const scene = drawScene(3, 400, 300);
    const frames = await Promise.all([3, 4, 5].map((seed) => drawScene(seed, 400, 300).png().toBuffer()));
    const moving = await sharp(frames, { join: { animated: true } })
      .webp({ loop: 0 })
      .toBuffer();
    expect((await sharp(moving).metadata()).pages).toBe(3);
    for (const bytes of [
      moving,
      await scene.clone().gif().toBuffer(),
      await scene.clone().avif().toBuffer(),
      await scene.clone().toColourspace('cmyk').jpeg().toBuffer(),
      await scene.clone().toColourspace('b-w').png().toBuffer(),
    ]) {
      const { view, width, height } = await made(bytes);
      const meta = await sharp(view).metadata();
      expect([width, height, meta.space, meta.pages ?? 1]).toEqual([400, 300, 'srgb', 1]);
    }
  });
});

describe('what is no picture, or a dangerous one', () => {
  it.each([
    [
      'SVG',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'notPicture',
    ],
    ['a web page', async () => Buffer.from('<!doctype html><script>alert(1)</script>'), 'notPicture'],
    ['TIFF under another name', async () => drawScene(1, 50, 50).tiff().toBuffer(), 'notPicture'],
    ['nothing', async () => Buffer.alloc(0), 'notPicture'],
    ['a JPEG that ends in the middle', async () => (await makeJpeg(1)).subarray(0, 20_000), 'damaged'],
    ['the head of a JPEG alone', async () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]), 'damaged'],
    [
      'a PNG of noise behind its head',
      async () => Buffer.concat([(await drawScene(1, 50, 50).png().toBuffer()).subarray(0, 60), Buffer.alloc(400, 7)]),
      'damaged',
    ],
    [
      'HEIC, which this decoder lacks',
      async () =>
        Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(300)]),
      'heic',
    ],
  ] as const)('%s is broken with its reason', async (_name, bytes, why) => {
    expect(await makePicture(await bytes())).toEqual({ ok: false, why });
  });

  it('that is a web page behind its picture is served as a picture alone', async () => {
    const bytes = Buffer.concat([await makeJpeg(2), Buffer.from('<script>alert(1)</script>PK\x03\x04')]);
    const { view, thumb } = await made(bytes);
    for (const served of [view, thumb]) expect(Buffer.from(served).includes('script')).toBe(false);
  });

  it('of 14,000 × 14,000 points is refused by its head, at once', async () => {
    const bytes = await sharp({
      create: { width: 14_000, height: 14_000, channels: 3, background: '#fff' },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bytes.length).toBeLessThan(12 * 1024 * 1024);
    const began = Date.now();
    expect(await makePicture(bytes)).toEqual({ ok: false, why: 'tooLarge' });
    expect(Date.now() - began).toBeLessThan(2000);
  }, 60_000);

  it('with tables of a camera that lead in circles, or promise without end, is a picture without them', async () => {
    const clean = await makeJpeg(5);
    for (const tiff of [
      makeBomb(0xffff, 0xffffffff),
      makeBomb(4, 8),
      Buffer.from('Exif\0\0MM'),
      Buffer.alloc(60_000, 0xff),
    ]) {
      const bytes = Buffer.concat([clean.subarray(0, 2), segment(tiff), clean.subarray(2)]);
      const { exif } = await made(bytes);
      expect(exif === null || (exif.camera === null && exif.localTime === null && exif.lon === null)).toBe(true);
      readExif(tiff);
    }
  });
});

/** Thousands of entries, each with as many values as said, at the table itself. */
function makeBomb(entries: number, values: number): Buffer {
  const tiff = Buffer.alloc(60_000);
  tiff.write('Exif\0\0MM\0*', 'latin1');
  tiff.writeUInt32BE(8, 10);
  tiff.writeUInt16BE(entries, 14);
  for (let at = 16; at + 12 <= tiff.length; at += 12) {
    tiff.writeUInt16BE([0x8769, 0x8825, 0x10f, 0x9003][(at >> 2) % 4]!, at);
    tiff.writeUInt16BE(4, at + 2);
    tiff.writeUInt32BE(values, at + 4);
    tiff.writeUInt32BE(8, at + 8);
  }
  return tiff;
}

function segment(payload: Buffer): Buffer {
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(payload.length + 2, 2);
  return Buffer.concat([head, payload]);
}
