// The tracks of a period as one GeoJSON file, streamed: not in the table of endpoints, with a right like every route.
import type { Right } from '@xunhe/domain/people/may';
import Type, { type Static } from 'typebox';
import { CLOSED, DayText, IdText, RegionCode } from './wire.ts';

export const TRACK_EXPORT_PATH = '/api/patrols/tracks.geojson';
export const TRACK_EXPORT_RIGHT: Right = 'track.read';

/** Days of the city, both included. */
export const TrackExportQuery = Type.Object(
  {
    from: DayText,
    to: DayText,
    region: Type.Optional(RegionCode),
    reach: Type.Optional(IdText),
    person: Type.Optional(IdText),
    verdict: Type.Optional(Type.String({ maxLength: 20 })),
  },
  CLOSED,
);
export type TrackExportQuery = Static<typeof TrackExportQuery>;
