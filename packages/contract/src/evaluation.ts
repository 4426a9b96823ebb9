// A month looked back on, and what waits for the office now.
import Type, { type Static } from 'typebox';
import { CLOSED, InstantText, MonthText, Nullable, RegionCode } from './wire.ts';

export const EvaluationBody = Type.Object(
  {
    month: MonthText,
    rows: Type.Array(
      Type.Object(
        {
          region: RegionCode,
          regionName: Type.String(),
          regionNameEn: Nullable(Type.String()),
          level: Type.String(),
          figures: Type.Unknown(),
        },
        CLOSED,
      ),
    ),
  },
  CLOSED,
);
export type EvaluationBody = Static<typeof EvaluationBody>;

/** What changed and what waits: each number is a link of the console's right panel. */
export const PanelBody = Type.Object(
  {
    month: Nullable(MonthText),
    newRed: Type.Integer(),
    red: Type.Integer(),
    orange: Type.Integer(),
    yellow: Type.Integer(),
    raised: Type.Integer(),
    fallen: Type.Integer(),
    openProblems: Type.Integer(),
    overdueProblems: Type.Integer(),
    reportedToday: Type.Integer(),
    visitsAsked: Type.Integer(),
    visitsDone: Type.Integer(),
    silentStations: Type.Integer(),
    unmonitored: Type.Integer(),
    /** The newest draft that this office may publish a part of, and how many of its lists are left; null: there is none. */
    draft: Nullable(Type.Object({ month: MonthText, lists: Type.Integer() }, CLOSED)),
    /** Patrols that wait for the person to decide; null for who decides none. */
    toReview: Nullable(Type.Integer()),
    /** What the model page says of the model, for those who may read it. */
    drift: Nullable(Type.Union([Type.Literal('watch'), Type.Literal('drifting')])),
  },
  CLOSED,
);
export type PanelBody = Static<typeof PanelBody>;

export const CyclesBody = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          month: MonthText,
          state: Type.String(),
          openedAt: InstantText,
          publishedAt: Nullable(InstantText),
          publishedBy: Nullable(Type.String()),
          closedAt: Nullable(InstantText),
          acts: Type.Array(Type.Object({ kind: Type.String(), at: InstantText, body: Type.Unknown() }, CLOSED)),
        },
        CLOSED,
      ),
    ),
  },
  CLOSED,
);
export type CyclesBody = Static<typeof CyclesBody>;
