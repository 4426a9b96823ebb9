// What every file of an import needs: where it writes, what time it is in the city, and which things are known already. A thing is known
// when it is stored; a row that was refused is remembered, so that rows which refer to it can say so.
import type { WorkCalendar } from '@xunhe/domain/ground/calendar';
import { addDays, type Day } from '@xunhe/domain/ground/day';
import type { PoolClient } from 'pg';
import type { Row } from '../../sources/bundle/row.ts';
import type { CityCard } from '../../store/import/city.ts';
import { dayToInstant, instantToDay, readCityClock } from '../city-clock.ts';
import type { ReportBook } from './report.ts';

export type ThingKind =
  | 'region'
  | 'water_body'
  | 'reach'
  | 'station'
  | 'gauge'
  | 'source'
  | 'department'
  | 'person'
  | 'patrol'
  | 'problem';

/** What other rows ask of a thing. */
export interface Thing {
  readonly region: string;
  readonly reach?: string;
  readonly level?: string | null;
  /** Of a stored reach. */
  readonly downstream?: string | null;
}

/** How far one file is. */
export interface FileStep {
  readonly file: string;
  readonly rows: number;
  readonly doing: 'read' | 'judge' | 'merge';
  /** 0 to 1; null when nobody knows. */
  readonly share: number | null;
}

export interface ImportContext {
  readonly client: PoolClient;
  readonly folder: string;
  readonly city: CityCard;
  readonly zone: Zone;
  readonly nowMs: number;
  /** The last day of which anything may speak. */
  readonly today: Day;
  readonly report: ReportBook;
  readonly known: Map<ThingKind, ReadonlyMap<string, Thing>>;
  /** Person by login. */
  readonly logins: Map<string, string>;
  readonly refused: Map<ThingKind, Set<string>>;
  /** By which the city counts its working days; learned from the store before the first file. */
  readonly work: { calendar: WorkCalendar };
  readonly onProgress: (step: FileStep) => void;
  /** Makes the partitions of these years. */
  readonly ensureYears: (years: readonly number[]) => Promise<void>;
}

export interface Zone {
  dayOf(ms: number): Day;
  noon(day: Day): Date;
  endOf(day: Day): Date;
}

const HOUR_MS = 3_600_000;
const FAR_AHEAD_MS = 24 * HOUR_MS;

/** The city's zone with its days remembered: a file of samples asks the same few thousand days again and again. */
export function makeZone(timezone: string): Zone {
  const starts = new Map<Day, number>();
  const startOf = (day: Day) => {
    let start = starts.get(day);
    if (start === undefined) {
      start = dayToInstant(day, timezone);
      starts.set(day, start);
    }
    return start;
  };
  return {
    dayOf: (ms) => instantToDay(ms, timezone),
    noon: (day) => new Date(startOf(day) + 12 * HOUR_MS),
    endOf: (day) => new Date(startOf(addDays(day, 1)) - 1000),
  };
}

export function readToday(city: CityCard, nowMs: number): { readonly today: Day; readonly nowMs: number } {
  const clock = readCityClock(city, nowMs);
  return { today: clock.today, nowMs: clock.nowMs };
}

/** The thing that a required cell names; null and a fault when it is not known. */
export function refer(context: ImportContext, row: Row, column: string, kind: ThingKind): Thing | null {
  const id = row.text(column);
  if (id === null) return null;
  const thing = context.known.get(kind)?.get(id);
  if (thing) return thing;
  const isRefused = context.refused.get(kind)?.has(id) ?? false;
  return row.fault(column, { kind: isRefused ? 'ref.refused' : 'ref.unknown', thing: kind });
}

export function optionalRefer(context: ImportContext, row: Row, column: string, kind: ThingKind): Thing | null {
  return row.cell(column) === '' ? null : refer(context, row, column, kind);
}

/** A day that is not ahead of the city's own. */
export function pastDay(context: ImportContext, row: Row, column: string): Day | null {
  const day = row.day(column);
  return day !== null && day > context.today ? row.fault(column, { kind: 'date.future', today: context.today }) : day;
}

/** An instant that is not more than a day ahead of the city's clock. */
export function pastInstant(context: ImportContext, row: Row, column: string): number | null {
  return checkPast(context, row, { column, ms: row.instant(column) });
}

export function optionalPastInstant(context: ImportContext, row: Row, column: string): number | null {
  return checkPast(context, row, { column, ms: row.optionalInstant(column) });
}

function checkPast(
  context: ImportContext,
  row: Row,
  { column, ms }: { readonly column: string; readonly ms: number | null },
): number | null {
  return ms !== null && isAhead(context, ms) ? row.fault(column, { kind: 'date.future', today: context.today }) : ms;
}

/** A day of grace for clocks that are wrong. */
export function isAhead(context: ImportContext, ms: number): boolean {
  return ms > context.nowMs + FAR_AHEAD_MS;
}

export function isRefusedThing(context: ImportContext, kind: ThingKind, id: string): boolean {
  return context.refused.get(kind)?.has(id) ?? false;
}

/** Reads what is stored of a kind anew; the query gives `id`, `region` and what else a `Thing` holds. */
export async function learn(context: ImportContext, kind: ThingKind, query: string): Promise<void> {
  const { rows } = await context.client.query<Thing & { id: string }>(query, [context.city.city]);
  context.known.set(kind, new Map(rows.map(({ id, ...thing }) => [id, thing])));
}
