// The samples of one indicator made ready for a chart or a table: points by station, gaps where months are missing, and the bands of the classes.
import type { SeriesBody } from '@xunhe/contract/observation';
import { type Day, dayNumber } from '@xunhe/domain/ground/day';
import { INDICATORS } from '@xunhe/domain/observation/indicator';

export interface SeriesPoint {
  readonly day: Day;
  /** Null is a gap: the line breaks. */
  readonly value: number | null;
  /** Under the detection limit: `value` is the limit. */
  readonly censored: boolean;
  /** A kind of doubt about the value, null when there is none. */
  readonly doubt: string | null;
}

export interface Band {
  readonly wqClass: number;
  readonly from: number | null;
  readonly to: number | null;
}

/** Two samples further apart are not joined: three missed months are a gap. */
const GAP_DAYS = 100;

export function pointsByStation(samples: SeriesBody['samples'], indicator: string): ReadonlyMap<string, SeriesPoint[]> {
  const byStation = new Map<string, SeriesPoint[]>();
  const ordered = samples
    .filter((sample) => sample.readings[indicator] !== undefined)
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  for (const { day, station, readings, marks } of ordered) {
    const points = byStation.get(station) ?? [];
    byStation.set(station, points);
    const last = points.at(-1);
    if (last && dayNumber(day) - dayNumber(last.day) > GAP_DAYS)
      points.push({ day: last.day, value: null, censored: false, doubt: null });
    const mark = marks[indicator];
    points.push({
      day,
      value: readings[indicator]!,
      censored: mark === '<',
      doubt: mark === undefined || mark === '<' ? null : mark,
    });
  }
  return byStation;
}

/** The bands of classes Ⅰ–Ⅴ and worse, from best to worst. Where two classes share a limit the better one has the band. */
export function listBands(limits: readonly (number | null)[] | undefined, indicator: string): Band[] {
  if (!limits || limits.every((limit) => limit === null)) return [];
  const lowerIsWorse = INDICATORS[indicator]?.lowerIsWorse ?? false;
  const bands: Band[] = [];
  let edge: number | null = lowerIsWorse ? null : 0;
  limits.forEach((limit, i) => {
    if (limit === null || limit === edge) return;
    bands.push(lowerIsWorse ? { wqClass: i + 1, from: limit, to: edge } : { wqClass: i + 1, from: edge, to: limit });
    edge = limit;
  });
  bands.push(lowerIsWorse ? { wqClass: 6, from: 0, to: edge } : { wqClass: 6, from: edge, to: null });
  return bands;
}

/** Indicators that were measured here, those that decide a class first. */
export function listMeasured(series: SeriesBody): string[] {
  const counts = new Map<string, number>();
  for (const { readings } of series.samples)
    for (const id of Object.keys(readings)) counts.set(id, (counts.get(id) ?? 0) + 1);
  const order = ['nh3n', 'tp', 'do', 'bod5', 'cod', 'codmn'];
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length + (id in series.limits ? 0 : 1));
  return [...counts.keys()].sort((a, b) => place(a) - place(b) || counts.get(b)! - counts.get(a)!);
}
