// A picture as a letter prints it. What is kept for a screen is several times larger than its place on the paper, and a PDF holds a WebP
// unpacked: four of them made a letter of ten megabytes.
import sharp from 'sharp';

/** Its place, 74 × 52 mm, at 300 dots an inch. */
const MOST = { width: 880, height: 620 };
const QUALITY = 80;
const MOST_SECONDS = 10;

sharp.cache(false);
sharp.concurrency(1);

/** Null where the bytes are no whole picture. */
export async function fitPicture(bytes: Uint8Array): Promise<Buffer | null> {
  try {
    return await sharp(bytes, { failOn: 'error', sequentialRead: true })
      .timeout({ seconds: MOST_SECONDS })
      .resize({ ...MOST, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .jpeg({ quality: QUALITY })
      .toBuffer();
  } catch {
    // Its place says so; the letter itself is printed all the same.
    return null;
  }
}
