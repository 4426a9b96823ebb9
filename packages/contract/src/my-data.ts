// What is stored of the person who asks, in counts, and who looked at his tracks.
import Type, { type Static } from 'typebox';
import { CLOSED, DayText, IdText, InstantText, Nullable, RegionCode } from './wire.ts';

/** All that is stored of the person who asks, as one JSON file. It is written while it is read, so it does not stand in the table of endpoints. */
export const MY_DATA_FILE_PATH = '/api/my-data/export';

/** How many of a kind are stored, and the days of the oldest and the newest. */
export const HoldingBody = Type.Object(
  { count: Type.Integer(), oldest: Nullable(DayText), newest: Nullable(DayText) },
  CLOSED,
);
export type HoldingBody = Static<typeof HoldingBody>;

export const LookBody = Type.Object(
  {
    /** Real time of the service. */
    at: InstantText,
    person: Nullable(IdText),
    name: Nullable(Type.String()),
    /** Role and region in which the person looked. */
    role: Nullable(Type.String()),
    regionName: Nullable(Type.String()),
    regionNameEn: Nullable(Type.String()),
    patrol: Nullable(IdText),
    /** Day of the patrol whose track was looked at. */
    day: Nullable(DayText),
    /** Of a file with several of one's tracks: how many, and of which days. */
    tracks: Nullable(Type.Integer()),
    from: Nullable(DayText),
    to: Nullable(DayText),
  },
  CLOSED,
);
export type LookBody = Static<typeof LookBody>;

export const MyDataBody = Type.Object(
  {
    account: Type.Object(
      {
        person: IdText,
        name: Type.String(),
        phone: Nullable(Type.String()),
        /** Address for e-mail. */
        mail: Type.Optional(Nullable(Type.String())),
        level: Nullable(Type.String()),
        login: Type.String(),
        role: Type.String(),
        region: RegionCode,
        regionName: Type.String(),
        regionNameEn: Nullable(Type.String()),
        /** Devices that are signed in. */
        sessions: Type.Integer(),
      },
      CLOSED,
    ),
    posts: Type.Array(
      Type.Object(
        {
          reach: IdText,
          reachName: Type.String(),
          reachNameEn: Nullable(Type.String()),
          from: DayText,
          to: Nullable(DayText),
        },
        CLOSED,
      ),
    ),
    patrols: HoldingBody,
    tracks: HoldingBody,
    /** Of the tracks: those of which only the line is left. */
    reducedTracks: Type.Integer(),
    points: Type.Integer(),
    problems: HoldingBody,
    /** Absent in what a phone kept of before there were any. */
    photos: Type.Optional(HoldingBody),
    /** By month, told as its first day. */
    standings: Type.Optional(HoldingBody),
    /** Days away, by their first day. */
    absences: Type.Optional(HoldingBody),
    /** Months after which a track becomes a line without times. */
    trackMonths: Type.Integer(),
    /** Newest first, at most 200 of `total`. */
    looks: Type.Object({ rows: Type.Array(LookBody), total: Type.Integer() }, CLOSED),
  },
  CLOSED,
);
export type MyDataBody = Static<typeof MyDataBody>;
