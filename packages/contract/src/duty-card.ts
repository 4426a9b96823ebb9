// The duty card (明白卡): on one page what a chief answers for, how it stands, whom to call, and for a new one what came before him.
import type { Right } from '@xunhe/domain/people/may';
import Type, { type Static } from 'typebox';
import { TodayReach } from './duty.ts';
import { CLOSED, DayText, IdText, MonthText, Nullable, WqClass } from './wire.ts';

/** On paper: not JSON, so not in the table of endpoints. */
export const CARD_PDF_PATH = '/api/duty-cards/:person/pdf';
/** For one's own, and for that of somebody in one's area. */
export const CARD_RIGHTS = { own: 'duty.readOwn', other: 'duty.read' } as const satisfies Record<string, Right>;

export const CardPost = Type.Object(
  { reach: IdText, from: DayText, regionName: Type.String(), regionNameEn: Nullable(Type.String()) },
  CLOSED,
);

export const CardContact = Type.Object(
  {
    /** The office that stands nearest, or a chief above on the same water. */
    kind: Type.Enum(['office', 'superior']),
    name: Type.String(),
    level: Nullable(Type.String()),
    regionName: Type.String(),
    regionNameEn: Nullable(Type.String()),
    phone: Nullable(Type.String()),
  },
  CLOSED,
);
export type CardContact = Static<typeof CardContact>;

/** What a water went through in the twelve months before today, told to a chief who is new on it. */
export const ReachHistory = Type.Object(
  {
    reach: IdText,
    since: DayText,
    /** Months with a sample. */
    classes: Type.Array(Type.Object({ month: MonthText, wqClass: WqClass }, CLOSED)),
    problems: Type.Array(
      Type.Object({ type: Type.String(), count: Type.Integer(), open: Type.Integer(), lastDay: DayText }, CLOSED),
    ),
    predecessor: Nullable(
      Type.Object(
        { name: Type.String(), from: DayText, to: Nullable(DayText), phone: Nullable(Type.String()) },
        CLOSED,
      ),
    ),
  },
  CLOSED,
);
export type ReachHistory = Static<typeof ReachHistory>;

export const DutyCardBody = Type.Object(
  {
    person: IdText,
    name: Type.String(),
    level: Nullable(Type.String()),
    regionName: Type.String(),
    regionNameEn: Nullable(Type.String()),
    day: DayText,
    month: MonthText,
    visits: Type.Integer(),
    done: Type.Integer(),
    /** The rule that asks the visits, `id@version`; null without a duty this month. */
    policy: Nullable(Type.String()),
    posts: Type.Array(CardPost),
    /** As on the first screen, without the lines of the rivers. */
    reaches: Type.Array(TodayReach),
    contacts: Type.Array(CardContact),
    histories: Type.Array(ReachHistory),
  },
  CLOSED,
);
export type DutyCardBody = Static<typeof DutyCardBody>;
