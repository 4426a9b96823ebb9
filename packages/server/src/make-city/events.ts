// Complaints and problems of one month, drawn from the true state of the water: the worse it is, the more people smell it and the
// more a patrol finds. Where nothing was seen the model must not learn that nothing was wrong.
import { dayNumber, numberToDay, weekday } from '@xunhe/domain/ground/day';
import { daysInMonth, firstDay, type Month } from '@xunhe/domain/ground/month';
import { clamp } from './character.ts';
import { type City, districtOfReach, reachId } from './city.ts';
import type { CsvFile } from './csv-file.ts';
import type { Point } from './lattice.ts';
import { drawReach } from './network.ts';
import { departmentId } from './people.ts';
import { drawInt, drawNormal, drawPoisson, makeRandom, pickWeighted, type Random } from './random.ts';
import { placeBeside } from './sources.ts';
import { stampTime } from './stamp.ts';

export const COMPLAINT_COLUMNS = ['id', 'reach', 'lon', 'lat', 'time', 'type', 'text', 'status'];
export const PROBLEM_COLUMNS = [
  'id',
  'reach',
  'type',
  'source',
  'reported',
  'closed',
  'key',
  'patrol',
  'overdue',
  'text',
  'lon',
  'lat',
  'department',
];

const COMPLAINTS = [
  ['odour', '河水有异味', 30],
  ['colour', '河水发黑浑浊', 24],
  ['discharge', '有污水排入河道', 20],
  ['refuse', '河面有垃圾漂浮物', 18],
  ['dead_fish', '河里有死鱼', 8],
] as const;

/** Problem types with what is written, weight on clean and on bad water, working days to fix, share that is key, and who fixes it. */
const PROBLEMS = [
  ['household_refuse', '岸边堆有生活垃圾', 34, 20, 3, 0, 'urban'],
  ['drainage_facility', '排水设施破损，有污水溢流', 14, 24, 10, 0.12, 'water'],
  ['industrial_discharge', '疑似工业废水排放', 3, 17, 20, 0.75, 'environment'],
  ['farming_pollution', '养殖废水入河', 6, 13, 15, 0.55, 'agriculture'],
  ['illegal_building', '河道管理范围内有疑似违法建设', 9, 8, 30, 0.5, 'urban'],
  ['construction_waste', '岸边倾倒建筑废弃物', 9, 6, 10, 0.05, 'urban'],
  ['stockyard', '堆场物料入河', 5, 4, 15, 0.1, 'water'],
  ['works_maintenance', '护岸工程需维护', 9, 3, 10, 0, 'water'],
  ['farm_restaurant', '农家乐污水直排', 5, 4, 10, 0.15, 'agriculture'],
  ['other', '其他影响水环境的情况', 6, 1, 10, 0, 'water'],
] as const;

export interface Finding {
  readonly reach: number;
  readonly source: string;
  readonly day: number;
  readonly second: number;
  readonly state: number;
  readonly patrol: string | null;
  readonly place: Point;
}

/** Complaints of one month; some of the valid ones become problems. */
export function drawComplaints(city: City, month: Month, state: Float32Array, complaints: CsvFile): Finding[] {
  const random = makeRandom(city.seed, 'complaints', month);
  const first = dayNumber(firstDay(month));
  const findings: Finding[] = [];
  let number = 0;
  for (let reach = 0; reach < city.network.count; reach++) {
    const mean = 0.075 * (0.4 + 1.2 * city.built[reach]!) * Math.exp(0.9 * clamp(state[reach]!, -2.5, 2));
    for (let i = drawPoisson(random, mean); i > 0; i--) {
      const day = first + drawInt(random, 0, daysInMonth(month) - 1);
      const second = drawInt(random, 6 * 3600, 22 * 3600);
      const place = placeBeside(random, drawReach(city.network, reach), 60);
      const [type, text] = pickWeighted(
        random,
        COMPLAINTS.map((row) => [row, row[2]] as const),
      );
      const valid = random() < 0.62 + 0.1 * clamp(state[reach]!, -2, 2);
      const becomes = valid && random() < 0.35;
      const source = random() < 0.6 ? 'hotline' : 'citizen';
      if (day > city.lastDay) continue;
      number += 1;
      const status = city.lastDay - day < 12 && i % 2 === 1 ? 'open' : valid ? 'valid' : 'invalid';
      const id = `K${month.replace('-', '')}-${String(number).padStart(4, '0')}`;
      complaints.add([id, reachId(city, reach), place[0], place[1], stampTime(day, second), type, text, status]);
      if (becomes)
        findings.push({ reach, source, day, second: second + 1800, state: state[reach]!, patrol: null, place });
    }
  }
  return findings;
}

/** What inspectors, undercover visits, media and volunteers find on their own. */
export function drawInspections(city: City, month: Month, state: Float32Array): Finding[] {
  const random = makeRandom(city.seed, 'inspections', month);
  const first = dayNumber(firstDay(month));
  const findings: Finding[] = [];
  for (let reach = 0; reach < city.network.count; reach++) {
    const mean = 0.02 * Math.exp(0.7 * clamp(state[reach]!, -2.5, 2));
    for (let i = drawPoisson(random, mean); i > 0; i--) {
      const source = pickWeighted(random, SOURCES);
      const day = first + drawInt(random, 0, daysInMonth(month) - 1);
      const second = drawInt(random, 8 * 3600, 19 * 3600);
      const place = placeBeside(random, drawReach(city.network, reach), 25);
      if (day <= city.lastDay) findings.push({ reach, source, day, second, state: state[reach]!, patrol: null, place });
    }
  }
  return findings;
}

const SOURCES = [
  ['city_inspector', 45],
  ['civil_chief', 25],
  ['undercover', 14],
  ['opinion', 9],
  ['media', 7],
] as const;

/** Problems of one month in the order they were reported. */
export function writeProblems(city: City, month: Month, findings: readonly Finding[], problems: CsvFile): void {
  const random = makeRandom(city.seed, 'problems', month);
  const sorted = [...findings].sort((a, b) => a.day - b.day || a.second - b.second || a.reach - b.reach);
  sorted.forEach((finding, i) => {
    const bad = finding.state > 0;
    const [type, text, , , workingDays, keyShare, fixer] = pickWeighted(
      random,
      PROBLEMS.map((row) => [row, bad ? row[3] : row[2]] as const),
    );
    const key = random() < keyShare * (bad ? 1 : 0.7);
    const closed = drawClosing(random, finding, workingDays * (key ? 1.25 : 1));
    const known = closed !== null && closed.day <= city.lastDay ? closed : null;
    const due = addWorkingDays(finding.day, workingDays);
    problems.add([
      `P${month.replace('-', '')}-${String(i + 1).padStart(5, '0')}`,
      reachId(city, finding.reach),
      type,
      finding.source,
      stampTime(finding.day, finding.second),
      known === null ? null : stampTime(known.day, known.second),
      key ? 1 : 0,
      finding.patrol,
      (known?.day ?? city.lastDay) > due ? 1 : 0,
      text,
      finding.place[0],
      finding.place[1],
      departmentId(districtOfReach(city, finding.reach) + 1, fixer),
    ]);
  });
}

/** Most are fixed in about half the time allowed, some late, one in twenty within minutes, few never. */
function drawClosing(random: Random, finding: Finding, workingDays: number): { day: number; second: number } | null {
  const kind = random();
  const span = Math.exp(0.75 * drawNormal(random)) * workingDays * 0.75;
  const second = drawInt(random, 9 * 3600, 17 * 3600);
  if (kind < 0.05) return { day: finding.day, second: finding.second + drawInt(random, 90, 280) };
  if (kind > 0.995) return null;
  return { day: finding.day + 1 + Math.round(span), second };
}

/** Monday to Friday only: the true calendar of holidays belongs to the duty rules, not to made-up history. */
function addWorkingDays(day: number, count: number): number {
  let at = day;
  for (let left = count; left > 0; ) {
    at += 1;
    if (weekday(numberToDay(at)) <= 5) left -= 1;
  }
  return at;
}
