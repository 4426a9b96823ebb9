// Period reports (总结报告): their list, one of them, and the runs that make them. A report on paper or as a workbook is not JSON, so not in the
// table of endpoints, but by the same right.

import { ADVICE_KINDS } from '@xunhe/domain/evaluation/report-advice';
import { PERIOD_KINDS } from '@xunhe/domain/evaluation/report-period';
import type { Right } from '@xunhe/domain/people/may';
import Type, { type Static } from 'typebox';
import { SortQuery } from './list-sort.ts';
import { CLOSED, DayText, IdText, InstantText, Level, MonthText, Nullable, PageQuery, RegionCode } from './wire.ts';

export const REPORT_RIGHT: Right = 'report.read';
export const REPORT_PDF_PATH = '/api/reports/:period/:kind/:subject/pdf';
export const REPORT_XLSX_PATH = '/api/reports/:period/:kind/:subject/xlsx';

/** `2017-05`, `2017-Q2` or `2017`. */
export const PeriodName = Type.String({ pattern: '^\\d{4}(-(0[1-9]|1[0-2]|Q[1-4]))?$' });
export const ReportKind = Type.Enum(['chief', 'region']);

export const ReportParams = Type.Object({ period: PeriodName, kind: ReportKind, subject: IdText }, CLOSED);
export type ReportParams = Static<typeof ReportParams>;

export const ReportsQuery = Type.Object(
  {
    ...PageQuery,
    period: Type.Optional(PeriodName),
    kind: Type.Optional(ReportKind),
    subject: Type.Optional(IdText),
    region: Type.Optional(RegionCode),
    q: Type.Optional(Type.String({ maxLength: 60 })),
    ...SortQuery('reports'),
  },
  CLOSED,
);

const Count = Type.Integer({ minimum: 0 });
const Water = Type.Object({ measured: Count, failing: Count }, CLOSED);

export const ReportFiguresBody = Type.Object(
  {
    asked: Type.Object({ visits: Count, done: Count, minutes: Type.Number() }, CLOSED),
    byLevel: Type.Array(Type.Object({ level: Level, visits: Count, done: Count }, CLOSED)),
    walked: Type.Object({ patrols: Count, effective: Count, lengthM: Type.Number(), minutes: Type.Number() }, CLOSED),
    found: Type.Object(
      {
        ...{ own: Count, others: Count, key: Count, keyOwn: Count },
        types: Type.Array(Type.Object({ type: Type.String(), count: Count }, CLOSED)),
      },
      CLOSED,
    ),
    solved: Type.Object(
      {
        ...{ ended: Count, withDay: Count, onTime: Count },
        medianDays: Nullable(Type.Number()),
        ...{ open: Count, overdue: Count },
      },
      CLOSED,
    ),
    water: Water,
  },
  CLOSED,
);

const ReportHead = {
  period: PeriodName,
  periodKind: Type.Enum(PERIOD_KINDS),
  kind: ReportKind,
  subject: Type.String(),
  name: Type.String(),
  /** Of a chief his post, of a region its rank. */
  level: Type.String(),
  region: RegionCode,
  regionName: Type.String(),
  regionNameEn: Nullable(Type.String()),
  /** The last day told of; before the end of the period while it ran. */
  asOf: DayText,
  madeAt: InstantText,
};

export const ReportsBody = Type.Object(
  {
    /** That there are reports of, newest first. */
    periods: Type.Array(PeriodName),
    rows: Type.Array(Type.Object({ ...ReportHead, figures: ReportFiguresBody }, CLOSED)),
    total: Type.Integer(),
  },
  CLOSED,
);
export type ReportsBody = Static<typeof ReportsBody>;

const LineFigures = {
  ...{ visits: Count, done: Count, patrols: Count, effective: Count },
  ...{ foundOwn: Count, foundOthers: Count, open: Count, overdue: Count },
  water: Water,
};

const WaterClass = Nullable(Type.Integer({ minimum: 1, maximum: 6 }));

export const ReportReachLine = Type.Object(
  {
    ...{ reach: IdText, name: Type.String(), targetClass: Type.Integer() },
    level: Nullable(Level),
    ...{ visits: Count, done: Count, problems: Count, open: Count },
    classes: Type.Array(WaterClass),
    ...{ water: Water, waterBefore: Water },
    ...{ nextLevel: Nullable(Level), nextVisits: Count },
  },
  CLOSED,
);

/** The lines of the waters, fitted into a box that is `width` wide: a polyline a part, `x,y x,y`. */
export const ReportSketch = Type.Object(
  {
    width: Type.Number(),
    height: Type.Number(),
    lines: Type.Array(Type.Object({ reach: IdText, paths: Type.Array(Type.String()) }, CLOSED)),
  },
  CLOSED,
);

export const ReportBody = Type.Object(
  {
    ...ReportHead,
    figures: ReportFiguresBody,
    before: Nullable(ReportFiguresBody),
    waterYearBefore: Water,
    months: Type.Array(
      Type.Object(
        {
          month: MonthText,
          ...{ visits: Count, done: Count, foundOwn: Count, foundOthers: Count, water: Water },
        },
        CLOSED,
      ),
    ),
    reaches: Type.Array(ReportReachLine),
    areas: Type.Array(Type.Object({ region: RegionCode, name: Type.String(), ...LineFigures }, CLOSED)),
    people: Type.Array(
      Type.Object({ person: IdText, name: Type.String(), level: Type.String(), ...LineFigures }, CLOSED),
    ),
    next: Nullable(Type.Object({ month: MonthText, visits: Count }, CLOSED)),
    advice: Type.Array(
      Type.Object(
        {
          kind: Type.Enum(ADVICE_KINDS),
          is: Type.Enum(['well', 'next']),
          n: Type.Number(),
          of: Nullable(Type.Number()),
          names: Type.Array(Type.String()),
          month: Nullable(MonthText),
        },
        CLOSED,
      ),
    ),
    /** English names by the Chinese ones. */
    english: Type.Record(Type.String(), Type.String()),
    sketch: ReportSketch,
  },
  CLOSED,
);
export type ReportBody = Static<typeof ReportBody>;

export const ReportRunBody = Type.Object(
  {
    ...{ id: IdText, period: PeriodName, region: RegionCode, regionName: Type.String() },
    state: Type.Enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
    asOf: Nullable(DayText),
    total: Nullable(Count),
    made: Count,
    /** Null: the month was closed. */
    askedBy: Nullable(Type.String()),
    ...{ askedAt: InstantText, startedAt: Nullable(InstantText), endedAt: Nullable(InstantText) },
  },
  CLOSED,
);
export type ReportRunBody = Static<typeof ReportRunBody>;

export const ReportRunsBody = Type.Object(
  {
    rows: Type.Array(ReportRunBody),
    /** Today in the city: no period that begins later can be ordered. */
    today: DayText,
  },
  CLOSED,
);
export const OrderReportsBody = Type.Object({ period: PeriodName }, CLOSED);
export const OrderedReports = Type.Object({ id: IdText }, CLOSED);
