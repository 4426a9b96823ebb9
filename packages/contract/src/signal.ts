// Signals of patrolling for form's sake: questions, their evidence, and how they were settled.
import { SIGNAL_KINDS, SIGNAL_STATES } from '@xunhe/domain/patrol/signals/signal';
import Type, { type Static } from 'typebox';
import { SortQuery } from './list-sort.ts';
import { CLOSED, DayText, IdText, InstantText, MonthText, Nullable, PageQuery, RegionCode } from './wire.ts';

const Kind = Type.Enum(SIGNAL_KINDS);
const State = Type.Enum(SIGNAL_STATES);
const SeverityBody = Type.Union([Type.Literal('strong'), Type.Literal('weak')]);

export const SignalQuery = Type.Object(
  {
    ...PageQuery,
    ...SortQuery('signals'),
    month: Type.Optional(MonthText),
    kind: Type.Optional(Kind),
    severity: Type.Optional(SeverityBody),
    state: Type.Optional(State),
    region: Type.Optional(RegionCode),
    person: Type.Optional(IdText),
    /** On either side. */
    patrol: Type.Optional(IdText),
  },
  CLOSED,
);

export const SignalRowBody = Type.Object(
  {
    id: IdText,
    month: MonthText,
    kind: Kind,
    severity: SeverityBody,
    state: State,
    /** Null where it is about a place and not about somebody. */
    person: Nullable(IdText),
    personName: Nullable(Type.String()),
    /** Whose record stands on the other side, where it is somebody else's. */
    otherPersonName: Nullable(Type.String()),
    reach: Nullable(IdText),
    reachName: Nullable(Type.String()),
    reachNameEn: Nullable(Type.String()),
    region: RegionCode,
    regionName: Type.String(),
    patrol: Nullable(IdText),
    otherPatrol: Nullable(IdText),
    /** The figures of the question, by its kind. */
    numbers: Type.Record(Type.String(), Type.Unknown()),
    foundAt: InstantText,
    settled: Nullable(
      Type.Object({ by: IdText, byName: Nullable(Type.String()), at: InstantText, note: Type.String() }, CLOSED),
    ),
  },
  CLOSED,
);
export type SignalRowBody = Static<typeof SignalRowBody>;

/** What may be read of one side; a side in another region is left out. */
export const SignalSideBody = Type.Object(
  {
    patrol: Nullable(
      Type.Object(
        {
          id: IdText,
          day: DayText,
          person: IdText,
          personName: Type.String(),
          reach: IdText,
          mode: Type.String(),
          startedAt: InstantText,
          endedAt: InstantText,
          lengthM: Type.Number(),
          verdict: Type.String(),
          note: Nullable(Type.String()),
          /** Null without a track. The points are another question, with a right and a record of its own. */
          trackPoints: Nullable(Type.Integer()),
        },
        CLOSED,
      ),
    ),
    problem: Nullable(
      Type.Object({ id: IdText, type: Type.String(), state: Type.String(), text: Type.String() }, CLOSED),
    ),
    photo: Nullable(
      Type.Object(
        {
          record: IdText,
          n: Type.Integer(),
          month: MonthText,
          /** Only a `ready` one can be shown. */
          state: Type.String(),
          sha256: Type.String(),
          at: InstantText,
          exifAt: Nullable(InstantText),
          exifLon: Nullable(Type.Number()),
          exifLat: Nullable(Type.Number()),
          camera: Nullable(Type.String()),
        },
        CLOSED,
      ),
    ),
  },
  CLOSED,
);
export type SignalSideBody = Static<typeof SignalSideBody>;

export const SignalPage = Type.Object({ ...SignalRowBody.properties, sides: Type.Array(SignalSideBody) }, CLOSED);
export type SignalPage = Static<typeof SignalPage>;

export const SettleSignalBody = Type.Object(
  {
    state: Type.Union([Type.Literal('explained'), Type.Literal('confirmed'), Type.Literal('dismissed')]),
    /** Why: an answer without a reason is none. */
    note: Type.String({ minLength: 4, maxLength: 2000, pattern: '\\S.*\\S' }),
  },
  CLOSED,
);
export type SettleSignalBody = Static<typeof SettleSignalBody>;
