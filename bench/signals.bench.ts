// `npm run bench -- signals [REACHES]`: a month of a city's patrols looked at for repeated tracks and pictures. By default 5,000 reaches with
// four tracks each in the month (20,000) against twelve months before (240,000), as the server does it: reach by reach, decoded from their
// stored bytes; and 20,000 pictures against a year of 240,000. The tracks are walked by nobody; a few recordings are planted, all must be found.
import { makePlane } from '../packages/domain/src/ground/geo.ts';
import type { TrackPoint } from '../packages/domain/src/patrol/point.ts';
import { findReusedPhotos, type PatrolPhoto } from '../packages/domain/src/patrol/signals/photo-signals.ts';
import { playAgain, walkHonestly } from '../packages/domain/src/patrol/signals/test-recordings.ts';
import { type ComparedTrack, compareTrack, readTrack } from '../packages/domain/src/patrol/signals/track-pairs.ts';
import { TEST_LAT, TEST_LON } from '../packages/domain/src/patrol/test-walks.ts';
import { decodeTrack, encodeTrack } from '../packages/domain/src/patrol/track-codec.ts';
import { seedRandom } from '../packages/domain/src/risk/learner/random.ts';

const REACHES = Number(process.argv[2] ?? 5000);
const FRESH = 4;
const OLDER = 48;
/** Every so many reaches one recording is played again. */
const PLANT_EVERY = 50;
const plane = makePlane(TEST_LON, TEST_LAT);

/** Of this process alone, so that others on the machine do not count. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

interface Spent {
  decode: number;
  prepare: number;
  compare: number;
}

/** The stored bytes of all tracks of a reach, the month's last. Walks of 1–3 km: some 15 to 45 minutes. */
function makeReach(reach: number): Uint8Array[] {
  const lengthM = 1000 + (reach % 5) * 500;
  const walks: TrackPoint[][] = [];
  for (let i = 0; i < OLDER + FRESH; i++) walks.push([...walkHonestly(reach, reach * 100 + i, { lengthM })]);
  if (reach % PLANT_EVERY === 0) walks[OLDER] = playAgain(walks[7]!, reach, { jitterM: 2, delayS: 20 });
  return walks.map((walk) => encodeTrack(walk));
}

function readReach(bytes: readonly Uint8Array[], spent: Spent): ComparedTrack[] {
  return bytes.flatMap((track, i) => {
    const began = cpuMs();
    const points = decodeTrack(track);
    spent.decode += cpuMs() - began;
    if (!points.ok) throw new Error(`A track could not be read: ${points.refusal.kind}`);
    const facts = { patrol: `P${i}`, person: `C${i % 3}`, mode: 'walk', startedMs: i * 7 * 86_400_000 };
    const decoded = cpuMs();
    const read = readTrack(facts, points.value, plane);
    spent.prepare += cpuMs() - decoded;
    return read ? [read] : [];
  });
}

function benchTracks(): void {
  const spent: Spent = { decode: 0, prepare: 0, compare: 0 };
  const kinds = new Map<string, number>();
  let [points, planted, found] = [0, 0, 0];
  for (let reach = 1; reach <= REACHES; reach++) {
    const bytes = makeReach(reach);
    points += bytes.reduce((sum, track) => sum + track.length, 0);
    const tracks = readReach(bytes, spent);
    const began = cpuMs();
    const signals = tracks.slice(-FRESH).flatMap((track) => compareTrack(track, tracks));
    spent.compare += cpuMs() - began;
    for (const { kind } of signals) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if (reach % PLANT_EVERY !== 0) continue;
    planted++;
    if (signals.some(({ patrol, otherPatrol }) => patrol === `P${OLDER}` && otherPatrol === 'P7')) found++;
  }
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  const pairs = REACHES * FRESH * (OLDER + FRESH - 1);
  console.log(
    `tracks: ${REACHES * FRESH} of a month against ${REACHES * OLDER} of a year, ${pairs} pairs, ${(points / 1e6).toFixed(0)} MB`,
  );
  console.log(
    `  decode ${seconds(spent.decode)}   prepare ${seconds(spent.prepare)}   compare ${seconds(spent.compare)}`,
  );
  const all = spent.decode + spent.prepare + spent.compare;
  console.log(`  in all ${seconds(all)}; a day's thirtieth, as the server looks, ${seconds(all / 30)}`);
  console.log(`  planted ${planted}, found ${found}; signals by kind ${JSON.stringify(Object.fromEntries(kinds))}`);
  if (found < planted) process.exitCode = 1;
}

function benchPhotos(): void {
  const random = seedRandom(1);
  const hash = () => Array.from({ length: 16 }, () => Math.floor(random() * 16).toString(16)).join('');
  const make = (i: number): PatrolPhoto => ({
    ...{ id: `F${i}`, sha256: `${i}`, phash: hash(), patrol: `P${i}`, person: 'C', atMs: i },
    ...{ exifAtMs: null, exifLon: null, exifLat: null },
  });
  const older = Array.from({ length: 240_000 }, (_, i) => make(i));
  const fresh = Array.from({ length: 20_000 }, (_, i) => make(240_000 + i));
  for (let i = 0; i < 100; i++)
    fresh[i * 100] = { ...fresh[i * 100]!, phash: flipBits(older[i * 77]!.phash!, i % 7, random) };
  const began = cpuMs();
  const signals = findReusedPhotos(fresh, older);
  const ms = cpuMs() - began;
  console.log(
    `pictures: ${fresh.length} against ${older.length}: ${(ms / 1000).toFixed(1)} s; planted 100, asked about ${signals.length}`,
  );
}

function flipBits(phash: string, count: number, random: () => number): string {
  let value = BigInt(`0x${phash}`);
  const bits = new Set<number>();
  while (bits.size < count) bits.add(Math.floor(random() * 64));
  for (const bit of bits) value ^= 1n << BigInt(bit);
  return value.toString(16).padStart(16, '0');
}

benchTracks();
benchPhotos();
