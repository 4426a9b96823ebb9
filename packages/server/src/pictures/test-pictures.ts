// Pictures for tests, made on the spot: scenes that look like something, and what attackers and broken phones send. Only for tests.
import sharp, { type Exif, type Sharp } from 'sharp';

/** A scene of its own for each seed: sky, water, and some things on the bank. Painted by hand: here no drawing (SVG) is read. */
export function drawScene(seed: number, width = 1200, height = 900): Sharp {
  let state = (seed * 2654435761) % 2147483647;
  const next = (below: number) => {
    state = (state * 48271) % 2147483647;
    return state % Math.floor(below);
  };
  const colour = () => [next(256), next(256), next(256)] as const;
  const pixels = Buffer.alloc(width * height * 3);
  const paint = (x0: number, y0: number, w: number, h: number, round: boolean) => {
    const [red, green, blue] = colour();
    for (let y = Math.max(0, y0); y < Math.min(height, y0 + h); y++)
      for (let x = Math.max(0, x0); x < Math.min(width, x0 + w); x++) {
        if (round && ((x - x0) / w - 0.5) ** 2 + ((y - y0) / h - 0.5) ** 2 > 0.25) continue;
        const at = (y * width + x) * 3;
        pixels[at] = red;
        pixels[at + 1] = green;
        pixels[at + 2] = blue;
      }
  };
  paint(0, 0, width, Math.floor(height * 0.4), false);
  paint(0, Math.floor(height * 0.4), width, height, false);
  for (let i = 0; i < 14; i++) {
    const [x, y] = [Math.floor((next(1000) * width) / 1000), Math.floor((next(1000) * height) / 1000)];
    const [w, h] = [Math.floor(width * (0.05 + next(333) / 1000)), Math.floor(height * (0.05 + next(333) / 1000))];
    paint(x - (w >> 1), y - (h >> 1), w, h, next(2) === 0);
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

export const CAMERA_EXIF = {
  IFD0: { Make: 'Xiaohe', Model: 'Xiaohe Nine' },
  IFD2: { DateTimeOriginal: '2026:11:20 09:30:15', OffsetTimeOriginal: '+08:00' },
  IFD3: {
    ...{ GPSLatitudeRef: 'N', GPSLatitude: '23/1 6/1 3060/100' },
    ...{ GPSLongitudeRef: 'E', GPSLongitude: '113/1 15/1 5400/100' },
  },
} as const;
/** What stands in CAMERA_EXIF. */
export const CAMERA_PLACE = { lon: 113 + 15 / 60 + 54 / 3600, lat: 23 + 6 / 60 + 30.6 / 3600 };

export function makeJpeg(
  seed: number,
  more: { exif?: object; orientation?: number; quality?: number } = {},
): Promise<Buffer> {
  let picture = drawScene(seed).jpeg({ quality: more.quality ?? 85 });
  if (more.exif) picture = picture.withExif(more.exif as Exif);
  if (more.orientation) picture = picture.withMetadata({ orientation: more.orientation });
  return picture.toBuffer();
}
