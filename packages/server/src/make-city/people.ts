// Seats and who sits in them. A seat is a post for a stretch of water; its holders follow one another, so that patrols of past years
// belong to whoever was in post on that day. Logins are plain on purpose: they are the first thing a new user types.
import { addDays, type Day, numberToDay } from '@xunhe/domain/ground/day';
import { firstDay, monthNumber, numberToMonth } from '@xunhe/domain/ground/month';
import { type City, districtOfReach, listReaches, reachId, townOfReach, villageCode } from './city.ts';
import type { CsvFile } from './csv-file.ts';
import { makeNamer, type Namer } from './names.ts';
import { drawInt, makeRandom, type Random } from './random.ts';

export type SeatLevel = 'city' | 'district' | 'town' | 'village' | 'reach' | 'assistant';

export interface Holder {
  readonly id: string;
  readonly from: Day;
  /** Empty while in post. */
  readonly to: string;
}

export interface Seat {
  readonly level: SeatLevel;
  readonly region: string;
  readonly reaches: readonly number[];
  readonly holders: readonly Holder[];
  /** Chance that a patrol that is due is done. */
  readonly diligence: number;
  /** Patrols for the sake of the record: short, just above the threshold. */
  readonly formOnly: boolean;
}

export const CHIEF_COLUMNS = ['id', 'name', 'region', 'post', 'login', 'phone'];
export const POST_COLUMNS = ['chief', 'reach', 'from', 'to'];
export const DEPARTMENT_COLUMNS = ['id', 'name', 'region', 'kind'];
export const STAFF_COLUMNS = ['id', 'name', 'region', 'role', 'department', 'login', 'phone'];

const DEPARTMENTS = [
  ['office', '河长制办公室'],
  ['water', '水务局'],
  ['environment', '生态环境局'],
  ['urban', '城市管理局'],
  ['agriculture', '农业农村局'],
] as const;

interface Plan {
  readonly level: SeatLevel;
  readonly region: string;
  readonly reaches: readonly number[];
  readonly login: string;
}

export async function writeSeats(city: City, chiefs: CsvFile, posts: CsvFile): Promise<Seat[]> {
  const random = makeRandom(city.seed, 'seats');
  const namer = makeNamer(random);
  const seats: Seat[] = [];
  for (const plan of planSeats(city, random)) {
    const holders = nameHolders(city, plan, random);
    for (const holder of holders) {
      const login = holder.to === '' ? plan.login : '';
      chiefs.add([holder.id, namer.person(), plan.region, plan.level, login, namer.phone()]);
      for (const reach of plan.reaches) {
        posts.add([holder.id, reachId(city, reach), holder.from, holder.to]);
        if (reach % 1024 === 0) await posts.settle();
      }
    }
    const diligence = 0.7 + 0.29 * Math.sqrt(random());
    seats.push({
      level: plan.level,
      region: plan.region,
      reaches: plan.reaches,
      holders,
      diligence,
      formOnly: random() < 0.08,
    });
    await chiefs.settle();
    await posts.settle();
  }
  return seats;
}

/** @param place 0 is the city, the districts follow from 1 on */
export function departmentId(place: number, kind: (typeof DEPARTMENTS)[number][0]): string {
  return `D-${placeOf(place)}-${kind}`;
}

function placeOf(place: number): string {
  return place === 0 ? 'city' : `d${String(place).padStart(2, '0')}`;
}

export function writeOffices(city: City, departments: CsvFile, staff: CsvFile): void {
  const namer = makeNamer(makeRandom(city.seed, 'staff'));
  [city.regions.city, ...city.regions.districts].forEach((region, place) => {
    const short = placeOf(place);
    for (const [kind, name] of DEPARTMENTS) {
      const id = departmentId(place, kind);
      departments.add([id, `${region.name.zh}${name}`, region.code, kind]);
      const role = kind === 'office' ? 'office' : 'handler';
      addStaff(staff, namer, {
        id: `S-${short}-${kind}`,
        region: region.code,
        role,
        department: id,
        login: `${kind}-${short}`,
      });
    }
  });
}

/** Who was in post on a day, or null before the first holder came. */
export function holderOn(seat: Seat, day: Day): Holder | null {
  return seat.holders.find((holder) => holder.from <= day && (holder.to === '' || day <= holder.to)) ?? null;
}

function addStaff(
  staff: CsvFile,
  namer: Namer,
  row: { id: string; region: string; role: string; department: string; login: string },
): void {
  staff.add([row.id, namer.person(), row.region, row.role, row.department, row.login, namer.phone()]);
}

function planSeats(city: City, random: Random): Plan[] {
  const { districts, towns, villages } = city.regions;
  const plans: Plan[] = [];
  const byThird = listReaches(city, 3, (reach) => Math.floor((districtOfReach(city, reach) * 3) / districts.length));
  byThird.forEach((reaches, i) => {
    plans.push({ level: 'city', region: city.regions.city.code, reaches, login: `city${i + 1}` });
  });
  const byHalf = listReaches(
    city,
    districts.length * 2,
    (reach) => districtOfReach(city, reach) * 2 + (city.bodyOf[reach]! % 2),
  );
  byHalf.forEach((reaches, i) => {
    const login = `district${pad(Math.floor(i / 2) + 1, 2)}${i % 2 === 0 ? 'a' : 'b'}`;
    plans.push({ level: 'district', region: districts[Math.floor(i / 2)]!.code, reaches, login });
  });
  listReaches(city, towns.length, (reach) => townOfReach(city, reach)).forEach((reaches, i) => {
    plans.push({ level: 'town', region: towns[i]!.code, reaches, login: `town${pad(i + 1, 3)}` });
  });
  const assisted = plans.filter((plan) => plan.level !== 'town' || random() < 0.3);
  listReaches(city, villages.length, (reach) => city.regions.villageOfReach[reach]!).forEach((reaches, i) => {
    plans.push({ level: 'village', region: villages[i]!.code, reaches, login: `village${pad(i + 1, 4)}` });
  });
  let reachChiefs = 0;
  for (let reach = 0; reach < city.network.count; reach++) {
    if (random() >= 0.45) continue;
    reachChiefs += 1;
    plans.push({
      level: 'reach',
      region: villageCode(city, reach),
      reaches: [reach],
      login: `reach${pad(reachChiefs, 4)}`,
    });
  }
  const assistants = assisted.map((plan): Plan => ({ ...plan, level: 'assistant', login: `assistant-${plan.login}` }));
  return [...plans, ...assistants].filter((plan) => plan.reaches.length > 0);
}

/** One seat in six changed hands once since the first patrol. */
function nameHolders(city: City, plan: Plan, random: Random): Holder[] {
  const start = monthNumber(city.dutyFrom);
  const end = monthNumber(numberToDay(city.lastDay).slice(0, 7));
  const from = firstDay(numberToMonth(start - drawInt(random, 0, 30)));
  if (random() > 1 / 6 || end - start < 6) return [{ id: `C-${plan.login}`, from, to: '' }];
  const change = firstDay(numberToMonth(drawInt(random, start + 2, end - 2)));
  return [
    { id: `C-${plan.login}-1`, from, to: addDays(change, -1) },
    { id: `C-${plan.login}`, from: change, to: '' },
  ];
}

function pad(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}
