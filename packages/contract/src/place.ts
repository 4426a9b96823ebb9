// The city, its regions, waters and reaches on the wire.
import Type, { type Static } from 'typebox';
import { SortQuery } from './list-sort.ts';
import {
  CLOSED,
  DayText,
  IdText,
  InstantText,
  Level,
  MonthText,
  Nullable,
  PageQuery,
  RegionCode,
  Shared,
  WaterKind,
  WqClass,
} from './wire.ts';

export const CityBody = Type.Object(
  {
    code: Type.String(),
    name: Type.String(),
    nameEn: Nullable(Type.String()),
    timezone: Type.String(),
    standard: Type.String(),
    targetClass: Type.Integer(),
    classIndicators: Type.Array(Type.String()),
    now: InstantText,
    today: DayText,
    /** True when the city has a clock of its own (the sample city): `now` is then not the real time. */
    ownClock: Type.Boolean(),
    /** City time minus real time, milliseconds: a phone adds it to its own clock. */
    clockOffsetMs: Type.Integer(),
    about: Type.Array(Type.Object({ part: Type.String(), zh: Type.String(), en: Type.String() })),
    credits: Type.Array(Type.Object({ zh: Type.String(), en: Type.String(), source: Type.Optional(Type.String()) })),
    /** West, south, east, north in degrees of all reaches, null without geometry. */
    bounds: Nullable(Type.Array(Type.Number(), { minItems: 4, maxItems: 4 })),
    firstMonth: Nullable(MonthText),
    /** The newest month whose cycle has ended: its warnings are in force, its duties are for the month after. */
    latestCycle: Nullable(MonthText),
    cycles: Type.Array(MonthText),
  },
  CLOSED,
);
export type CityBody = Static<typeof CityBody>;

export const RegionBody = Type.Object(
  {
    code: RegionCode,
    name: Type.String(),
    nameEn: Nullable(Type.String()),
    level: Type.String(),
    parent: Nullable(RegionCode),
  },
  CLOSED,
);
export type RegionBody = Static<typeof RegionBody>;

/**
 * What colours the map for one month, one row a reach: the class measured in that month, the warning drawn from it (in force in the month
 * after), and the progress of the duties of the month after. `wqClass` is null where nothing was measured: no data is not a class.
 */
export const ReachState = Type.Object(
  {
    id: IdText,
    wqClass: Nullable(WqClass),
    level: Nullable(Level),
    probability: Nullable(Type.Number()),
    basis: Nullable(Type.String()),
    visitsAsked: Type.Integer(),
    visitsDone: Type.Integer(),
    shared: Shared,
  },
  CLOSED,
);
export type ReachState = Static<typeof ReachState>;

export const ReachRowBody = Type.Object(
  {
    id: IdText,
    name: Type.String(),
    nameEn: Nullable(Type.String()),
    waterBody: IdText,
    waterName: Type.String(),
    waterNameEn: Nullable(Type.String()),
    kind: WaterKind,
    region: RegionCode,
    regionName: Type.String(),
    lengthM: Type.Number(),
    monitored: Type.Boolean(),
    wqClass: Nullable(WqClass),
    level: Nullable(Level),
    probability: Nullable(Type.Number()),
    shared: Shared,
  },
  CLOSED,
);
export type ReachRowBody = Static<typeof ReachRowBody>;

export const ReachQuery = Type.Object(
  {
    ...PageQuery,
    ...SortQuery('reaches'),
    q: Type.Optional(Type.String({ maxLength: 60 })),
    region: Type.Optional(RegionCode),
    level: Type.Optional(Level),
    month: Type.Optional(MonthText),
  },
  CLOSED,
);

const Neighbour = Type.Object({ id: IdText, name: Type.String(), nameEn: Nullable(Type.String()) }, CLOSED);

export const ReachPage = Type.Object(
  {
    id: IdText,
    name: Type.String(),
    nameEn: Nullable(Type.String()),
    waterBody: IdText,
    waterName: Type.String(),
    waterNameEn: Nullable(Type.String()),
    kind: WaterKind,
    basin: Nullable(Type.String()),
    region: RegionCode,
    shared: Shared,
    /** City, district, town, village names, widest first. */
    regionNames: Type.Array(
      Type.Object({ code: RegionCode, name: Type.String(), nameEn: Nullable(Type.String()) }, CLOSED),
    ),
    bank: Type.String(),
    lengthM: Type.Number(),
    widthM: Nullable(Type.Number()),
    targetClass: Type.Integer(),
    upstream: Type.Array(Neighbour),
    downstream: Nullable(Neighbour),
    geometry: Nullable(Type.Unsafe<{ type: string; coordinates: unknown }>(Type.Unknown())),
    chiefs: Type.Array(
      Type.Object(
        { id: IdText, name: Type.String(), level: Nullable(Type.String()), from: DayText, to: Nullable(DayText) },
        CLOSED,
      ),
    ),
    stations: Type.Array(Type.Object({ id: IdText, name: Type.String(), kind: Type.String() }, CLOSED)),
    sources: Type.Array(
      Type.Object(
        {
          id: IdText,
          kind: Type.String(),
          name: Type.String(),
          loadKgd: Nullable(Type.Number()),
          status: Nullable(Type.String()),
        },
        CLOSED,
      ),
    ),
    landCover: Type.Array(Type.Object({ class: Type.String(), share: Type.Number() }, CLOSED)),
  },
  CLOSED,
);
export type ReachPage = Static<typeof ReachPage>;
