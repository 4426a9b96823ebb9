// A real browser makes pictures small: what comes out is decoded by the server's own decoder, and must still say when and where it was taken.
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build, type Rollup } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePicture } from '../../packages/server/src/pictures/make-picture.ts';
import { CAMERA_EXIF, CAMERA_PLACE, drawScene, makeJpeg } from '../../packages/server/src/pictures/test-pictures.ts';

const BROWSER = process.env.CHROMIUM_PATH;

let browser: Browser;
let page: Page;

interface Compressed {
  readonly kind: string | null;
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

async function compress(file: Uint8Array, type: string): Promise<Compressed> {
  const answer = await page.evaluate(
    async ([base64, mime]) => {
      const bytes = Uint8Array.from(atob(base64!), (character) => character.charCodeAt(0));
      const { compressPhoto } = (window as unknown as { photo: typeof import('@xunhe/ui/photo-compress') }).photo;
      const done = await compressPhoto(new Blob([bytes], { type: mime! }));
      if (!done.ok) return { kind: done.refusal.kind, text: '', width: 0, height: 0 };
      let text = '';
      for (const byte of done.value.bytes) text += String.fromCharCode(byte);
      return { kind: null, text: btoa(text), width: done.value.width, height: done.value.height };
    },
    [Buffer.from(file).toString('base64'), type],
  );
  return { kind: answer.kind, bytes: Buffer.from(answer.text, 'base64'), width: answer.width, height: answer.height };
}

async function made(bytes: Uint8Array) {
  const outcome = await makePicture(bytes);
  if (!outcome.ok) throw new Error(`The picture is ${outcome.why}`);
  return outcome;
}

describe.skipIf(!BROWSER)('a picture that a browser makes small', () => {
  beforeAll(async () => {
    const entry = fileURLToPath(new URL('../../packages/ui/src/photo-compress.ts', import.meta.url));
    const [{ output }] = (await build({
      configFile: false,
      logLevel: 'error',
      build: { write: false, lib: { entry, formats: ['iife'], name: 'photo' } },
    })) as Rollup.RollupOutput[] as [Rollup.RollupOutput];
    browser = await chromium.launch({ executablePath: BROWSER!, args: ['--no-sandbox'] });
    page = await browser.newPage();
    await page.addScriptTag({ content: output[0].code });
  }, 120_000);
  afterAll(() => browser?.close());

  it('has at most 1,600 pixels and about 300 kilobytes, and keeps what the camera wrote', async () => {
    const big = await drawScene(7, 4000, 3000).jpeg({ quality: 95 }).withExif(CAMERA_EXIF).toBuffer();
    const { bytes, width, height } = await compress(big, 'image/jpeg');
    expect([width, height]).toEqual([1600, 1200]);
    expect(bytes.length).toBeLessThan(300 * 1024);
    const { exif, ...picture } = await made(bytes);
    expect([picture.width, picture.height]).toEqual([1600, 1200]);
    expect(exif).toMatchObject({ localTime: '2026-11-20T09:30:15', zone: '+08:00', camera: 'Xiaohe Nine' });
    expect(exif!.lon).toBeCloseTo(CAMERA_PLACE.lon, 6);
  });

  it('stands upright, whatever way the phone was held, and is not turned twice', async () => {
    const flat = await made(await drawScene(8, 1200, 900).png().toBuffer());
    for (const orientation of [1, 3, 6, 8]) {
      const bytes = await makeJpeg(8, { exif: CAMERA_EXIF, orientation });
      const turned = await made(bytes);
      const small = await compress(bytes, 'image/jpeg');
      const again = await made(small.bytes);
      expect([orientation, small.width, small.height]).toEqual([orientation, turned.width, turned.height]);
      expect([again.width, again.height]).toEqual([turned.width, turned.height]);
      expect(again.phash).toBe(turned.phash);
      if (orientation === 1) expect(again.phash).toBe(flat.phash);
    }
  });

  it('may be a PNG with the tables of a camera, one of another kind, or small already', async () => {
    const png = await drawScene(9, 2000, 2500).png().withExif(CAMERA_EXIF).toBuffer();
    const small = await compress(png, 'image/png');
    expect([small.width, small.height]).toEqual([1280, 1600]);
    expect((await made(small.bytes)).exif).toMatchObject({ camera: 'Xiaohe Nine' });
    const webp = await compress(await drawScene(9, 3200, 800).webp().toBuffer(), 'image/webp');
    expect([webp.width, webp.height]).toEqual([1600, 400]);
    const tiny = await compress(await drawScene(9, 200, 100).gif().toBuffer(), 'image/gif');
    expect([tiny.width, tiny.height]).toEqual([200, 100]);
  });

  it('is refused by kind when it is none', async () => {
    expect((await compress(Buffer.from('not a picture'), 'image/jpeg')).kind).toBe('photo.unreadable');
    expect((await compress((await makeJpeg(1)).subarray(0, 300), 'image/jpeg')).kind).toBe('photo.unreadable');
    expect((await compress(Buffer.alloc(0), 'image/png')).kind).toBe('photo.unreadable');
    const vast = Buffer.from(await drawScene(1, 64, 64).png().toBuffer());
    vast.writeUInt32BE(60_000, 16);
    vast.writeUInt32BE(60_000, 20);
    expect((await compress(vast, 'image/png')).kind).toBe('photo.tooLarge');
  });
});
