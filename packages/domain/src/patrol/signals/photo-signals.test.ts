// Pictures brought twice, alike, and from elsewhere; and what must not be asked about.
import { describe, expect, it } from 'vitest';
import { seedRandom } from '../../risk/learner/random.ts';
import { moveBy, TEST_LAT, TEST_LON } from '../test-walks.ts';
import { makePhotoIndex } from './photo-index.ts';
import { findReusedPhotos, judgePlace, type PatrolPhoto } from './photo-signals.ts';
import { walkHonestly } from './test-recordings.ts';

const START = Date.UTC(2026, 0, 5, 1);
const walk = walkHonestly(1, 1);
const track = { startedMs: START, endedMs: START + walk.at(-1)!.timeMs, points: walk };

function photo(id: string, more: Partial<PatrolPhoto> = {}): PatrolPhoto {
  return {
    ...{ id, sha256: `sha-${id}`, phash: null, patrol: `P-${id}`, person: 'Lin', atMs: START },
    ...{ exifAtMs: null, exifLon: null, exifLat: null },
    ...more,
  };
}

function flip(phash: string, bits: readonly number[]): string {
  return bits
    .reduce((value, bit) => value ^ (1n << BigInt(bit)), BigInt(`0x${phash}`))
    .toString(16)
    .padStart(16, '0');
}

describe('the index of pictures', () => {
  it('finds all within six bits and none beyond, wherever the bits lie', () => {
    const random = seedRandom(3);
    const hash = 'a5c3961e7bd04f82';
    for (let turn = 0; turn < 500; turn++) {
      const bits = Array.from({ length: 64 }, (_, i) => i).sort(() => random() - 0.5);
      const count = turn % 10;
      const index = makePhotoIndex<{ phash: string }>(1);
      index.add({ phash: flip(hash, bits.slice(0, count)) });
      expect(index.find({ phash: hash }).map((found) => found.bits)).toEqual(count <= 6 ? [count] : []);
    }
  });

  it('says nothing of pictures that are almost one colour, or have no hash', () => {
    const index = makePhotoIndex<{ phash: string | null }>(9);
    for (const phash of ['0000000000000000', 'ffffffffffffffff', '0000000000000003', null]) index.add({ phash });
    expect(['0000000000000000', 'ffffffffffffffff', null].flatMap((phash) => index.find({ phash }))).toEqual([]);
  });
});

describe('a picture', () => {
  it('of the same bytes in another patrol is asked about strongly, one that is alike weakly', () => {
    const old = photo('old', { sha256: 'x', phash: 'a5c3961e7bd04f82', atMs: START - 86_400_000 });
    const same = photo('same', { sha256: 'x' });
    const alike = photo('alike', { phash: flip(old.phash!, [1, 20, 63]) });
    expect(findReusedPhotos([same, alike], [old])).toMatchObject([
      { kind: 'photo.alike', severity: 'weak', patrol: 'P-alike', otherPatrol: 'P-old', numbers: { bits: 3, days: 1 } },
      { kind: 'photo.reused', severity: 'strong', patrol: 'P-same', otherPatrol: 'P-old' },
    ]);
  });

  it('may stand in a patrol and in the problem found on it, and once in the run', () => {
    const twice = [photo('a', { sha256: 'x', patrol: 'P1' }), photo('b', { sha256: 'x', patrol: 'P1' })];
    expect(findReusedPhotos(twice, [])).toEqual([]);
    expect(findReusedPhotos([photo('a', { sha256: 'x' })], [photo('a', { sha256: 'x' })])).toEqual([]);
  });

  it('is not alike any of a thousand others by chance', () => {
    const random = seedRandom(9);
    const draw = () => Array.from({ length: 16 }, () => Math.floor(random() * 16).toString(16)).join('');
    const all = Array.from({ length: 1000 }, (_, i) => photo(`r${i}`, { phash: draw() }));
    expect(findReusedPhotos(all, [])).toEqual([]);
  });
});

describe('the place in a picture', () => {
  const at = (i: number, east: number) => moveBy(walk[i]!, east, 0);
  const exif = (i: number, east: number, lateMs = 0) => ({
    exifAtMs: START + walk[i]!.timeMs + lateMs,
    exifLon: at(i, east).lon,
    exifLat: at(i, east).lat,
  });

  it('on the way, and one without a word of the camera, is not asked about: each of 200', () => {
    for (let i = 0; i < 200; i++) expect(judgePlace(photo('p', exif(i, (i % 9) * 20, 60_000)), track)).toBeNull();
    expect(judgePlace(photo('p'), track)).toBeNull();
  });

  it('two kilometres away is, and one taken on another day is strongly', () => {
    expect(judgePlace(photo('p', exif(100, 2e6)), track)).toMatchObject({ kind: 'photo.elsewhere', severity: 'weak' });
    expect(judgePlace(photo('p', { exifAtMs: START - 3 * 86_400_000 }), track)).toMatchObject({
      ...{ kind: 'photo.elsewhere', severity: 'strong', numbers: { offMinutes: 3 * 1440, farM: null } },
    });
    expect(judgePlace(photo('p', { exifLon: TEST_LON + 1, exifLat: TEST_LAT }), track)?.numbers.farM).toBeGreaterThan(
      9e4,
    );
  });
});
