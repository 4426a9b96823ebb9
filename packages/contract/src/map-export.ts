// Reaches and problems as GeoJSON files, for a desk with a map program of its own. Streamed, so not in the table of endpoints, with a right like
// every route. What belongs to a place is in them, and no person.
import type { Right } from '@xunhe/domain/people/may';
import Type, { type Static } from 'typebox';
import { ProblemQuery } from './problem.ts';
import { CLOSED, Level, MonthText, RegionCode } from './wire.ts';

export const REACH_EXPORT_PATH = '/api/reaches.geojson';
export const REACH_EXPORT_RIGHT: Right = 'place.read';

export const ReachExportQuery = Type.Object(
  {
    /** Of the data; the duties are those of the month after. Left out: the latest month that was run. */
    month: Type.Optional(MonthText),
    q: Type.Optional(Type.String({ maxLength: 60 })),
    region: Type.Optional(RegionCode),
    level: Type.Optional(Level),
  },
  CLOSED,
);
export type ReachExportQuery = Static<typeof ReachExportQuery>;

export const PROBLEM_EXPORT_PATH = '/api/problems.geojson';
export const PROBLEM_EXPORT_RIGHT: Right = 'problem.read';

const { limit: _, offset: __, sort: ___, order: ____, ...FILTERS } = ProblemQuery.properties;
/** The filters of the list. */
export const ProblemExportQuery = Type.Object(FILTERS, CLOSED);
export type ProblemExportQuery = Static<typeof ProblemExportQuery>;
