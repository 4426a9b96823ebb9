// `npm run bench -- track [REACHES]`: walks of 1,000 fixes judged against a city (noise filter, on the reach or not, coverage, verdict) on one
// core. The peer, turf's nearestPointOnLine, only finds the nearest place on the one reach that was walked, and on all of them, for a sample
// of the same fixes; its time for more is that many times as long. What it finds is held against ours first.
import { availableParallelism, cpus } from 'node:os';
import { nearestPointOnLine } from '@turf/nearest-point-on-line';
import { DEFAULT_THRESHOLD } from '../packages/domain/src/duty/threshold.ts';
import { makePlane, squaredToSegment, toX, toY } from '../packages/domain/src/ground/geo.ts';
import { dropFarPoints } from '../packages/domain/src/patrol/far-points.ts';
import { type JudgedReach, prepareReaches } from '../packages/domain/src/patrol/judged-reaches.ts';
import type { TrackPoint } from '../packages/domain/src/patrol/point.ts';
import { makePath, moveBy, pathToLine, type Spot, walkPath } from '../packages/domain/src/patrol/test-walks.ts';
import { judgePatrol, type PatrolFacts } from '../packages/domain/src/patrol/verdict.ts';
import { seedRandom } from '../packages/domain/src/risk/learner/random.ts';

const REACHES = Number(process.argv[2] ?? 5000);
const VERTICES = 100;
/** A city of 7,400 km². */
const SIDE_M = 86_000;
const WALKS = 200;
const FIXES = 1000;
const TURNS = 7;
const SAMPLE = 200;
const SAMPLE_ALL = 3;

interface Course {
  readonly reach: JudgedReach;
  readonly walk: readonly TrackPoint[];
}

console.log(`${cpus()[0]?.model}, one of ${availableParallelism()} cores, Node ${process.version}`);
const random = seedRandom(1);
const courses = Array.from({ length: REACHES }, (_, i) => makeCourse(i));
const walked = courses.filter(({ walk }) => walk.length > 0);
const list = courses.map(({ reach }) => reach);
const began = performance.now();
const reaches = prepareReaches(list);
const preparedMs = performance.now() - began;
const mb = reaches.layers.reduce((sum, { grid }) => sum + bytesOf(grid), 0) / 1e6;
console.log(
  `${REACHES} reaches of ${VERTICES} vertices made ready in ${preparedMs.toFixed(0)} ms, ${mb.toFixed(1)} MB`,
);
agree();

const ours = measure(() => walked.map((course) => judgePatrol(toFacts(course)).verdict));
const whole = measure(() =>
  walked.map((course) => {
    const { near, far } = dropFarPoints(course.walk, reaches, DEFAULT_THRESHOLD);
    return judgePatrol({ ...toFacts(course), points: near, far }).verdict;
  }),
);
const one = measureTurf(SAMPLE, (course) => [course.reach]);
const all = measureTurf(SAMPLE_ALL, () => list);
const verdicts = walked.map((course) => judgePatrol(toFacts(course)).verdict);
console.log(
  `${walked.length} walks of ${FIXES} fixes, ${verdicts.filter((v) => v === 'effective').length} effective; median of ${TURNS} turns`,
);
tell('ours, judged against all', ours, 1);
tell('ours, with far fixes left out before', whole, 1);
tell(`turf, nearest on the reach walked (sample of ${SAMPLE} fixes)`, one, ours.perS / one.perS);
tell(`turf, nearest of all reaches (sample of ${SAMPLE_ALL} fixes)`, all, ours.perS / all.perS);
console.log(
  `bar: 1,000,000 points/s ${ours.perS >= 1e6 ? 'met' : 'not met'}; 20 times turf on the one reach ${ours.perS >= 20 * one.perS ? 'met' : 'not met'}`,
);

interface Speed {
  readonly perS: number;
  readonly least: number;
  readonly most: number;
}

/** Reaches of 2 km; of the first some are walked up and down until there are enough fixes. */
function makeCourse(i: number): Course {
  const path = makePath(i + 1, (VERTICES - 1) * 20);
  const [eastM, northM] = [(random() - 0.5) * SIDE_M, (random() - 0.5) * SIDE_M];
  const put = path.map(([x, y]): Spot => [x + eastM, y + northM]);
  const line = pathToLine(put.filter((_, at) => at % 4 === 0));
  const reach = { id: `R${i}`, lines: [line], lengthM: (VERTICES - 1) * 20, widthM: 10 + (i % 60) };
  if (i >= WALKS) return { reach, walk: [] };
  const back = [...path].reverse().slice(1);
  const course = [...path, ...back, ...path.slice(1), ...back, ...path.slice(1)];
  const { points } = walkPath(course, i + 1);
  if (points.length < FIXES) throw new Error(`A walk has ${points.length} fixes, ${FIXES} are needed`);
  return { reach, walk: points.slice(0, FIXES).map((point) => moveBy(point, eastM, northM)) };
}

function toFacts({ reach, walk }: Course): PatrolFacts {
  return {
    ...{ mode: 'walk', startedMs: 0, endedMs: walk.at(-1)!.timeMs, points: walk, main: reach.id },
    ...{ reaches, evidence: [], threshold: DEFAULT_THRESHOLD },
  };
}

/** Fixes a second, after a turn to warm up. */
function measure(work: () => readonly string[]): Speed {
  work();
  const speeds = Array.from({ length: TURNS }, () => {
    const start = processorS();
    const done = work().length;
    return (done * FIXES) / (processorS() - start);
  }).sort((a, b) => a - b);
  return { perS: speeds[TURNS >> 1]!, least: speeds[0]!, most: speeds.at(-1)! };
}

function measureTurf(sample: number, reachesOf: (course: Course) => readonly JudgedReach[]): Speed {
  const asked = Array.from({ length: sample }, (_, i) => {
    const course = walked[i % walked.length]!;
    return { point: course.walk[(i * 37) % FIXES]!, lines: reachesOf(course).map(toGeoJson) };
  });
  const turn = () => {
    const start = processorS();
    for (const { point, lines } of asked) for (const line of lines) nearestPointOnLine(line, [point.lon, point.lat]);
    return sample / (processorS() - start);
  };
  if (sample === SAMPLE) turn();
  const speeds = Array.from({ length: sample === SAMPLE ? TURNS : 1 }, turn).sort((a, b) => a - b);
  return { perS: speeds[speeds.length >> 1]!, least: speeds[0]!, most: speeds.at(-1)! };
}

function toGeoJson({ lines }: JudgedReach) {
  return { type: 'LineString' as const, coordinates: lines[0]!.map((at) => [...at]) };
}

/** The same nearest distance to a decimetre, or the figures would compare two things. */
function agree(): void {
  for (let i = 0; i < SAMPLE; i++) {
    const { reach, walk } = walked[i % walked.length]!;
    const { lon, lat } = walk[(i * 37) % FIXES]!;
    const plane = makePlane(lon, lat);
    let square = Number.POSITIVE_INFINITY;
    const line = reach.lines[0]!;
    for (let v = 1; v < line.length; v++) {
      const [a, b] = [line[v - 1]!, line[v]!];
      const ends = [toX(plane, a[0]!), toY(plane, a[1]!), toX(plane, b[0]!), toY(plane, b[1]!)] as const;
      square = Math.min(square, squaredToSegment(0, 0, ...ends));
    }
    const theirs = nearestPointOnLine(toGeoJson(reach), [lon, lat], { units: 'meters' }).properties.pointDistance;
    // Turf measures on a sphere, we on the ellipsoid.
    const off = Math.abs(Math.sqrt(square) - theirs);
    if (off > 0.1 + 0.01 * theirs) throw new Error(`Turf finds ${theirs} m, we find ${Math.sqrt(square)} m`);
  }
}

/** Seconds of processor time of the whole process, collecting garbage too: what else runs on the machine does not count. */
function processorS(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function tell(who: string, speed: Speed, ratio: number): void {
  const say = (n: number) => Math.round(n).toLocaleString('en-US').padStart(11);
  console.log(
    `${who.padEnd(62)} ${say(speed.perS)} points/s  (${say(speed.least)} –${say(speed.most)})  ours is ${ratio.toFixed(1)} times as fast`,
  );
}

function bytesOf(grid: object): number {
  return Object.values(grid).reduce(
    (sum: number, column) => sum + (ArrayBuffer.isView(column) ? column.byteLength : 0),
    0,
  );
}
