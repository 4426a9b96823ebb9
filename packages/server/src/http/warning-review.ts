// The doors of the review desk: one warning whole, what is done to it, and the lists that are published.
import { findDrafts, sumCounts } from '@xunhe/domain/duty/warning-list';
import { mayReviewIn } from '@xunhe/domain/duty/warning-review';
import { accept } from '@xunhe/domain/ground/result';
import { readMonthCalendar } from '../acts/cycle/month-calendar.ts';
import { changeWarning, type Deed, type WarningAsk } from '../acts/warnings/change-warning.ts';
import { publishLists, rowToListState } from '../acts/warnings/publish-lists.ts';
import { tellCase } from '../acts/warnings/tell-case.ts';
import { findCycle } from '../store/cycle.ts';
import { inScope } from '../store/db.ts';
import { type ListStateRow, listListStates } from '../store/warning-list.ts';
import type { Call, Handlers } from './endpoint.ts';

type Changes = 'reviewWarning' | 'undoReview' | 'raiseWarning';

export const warningReviewHandlers: Handlers<Changes | 'warningCase' | 'warningLists' | 'publishLists'> = {
  warningCase: ({ house, who, params, tx }) => tx((t) => tellCase(t, who, { ...params, nowMs: house.now() })),
  reviewWarning: (call) => change(call, { ...call.params, seen: call.body.seen }, { ...call.body, kind: 'review' }),
  undoReview: (call) => change(call, { ...call.params, seen: call.body.seen }, { kind: 'undo' }),
  raiseWarning: (call) => change(call, { ...call.params, seen: call.body.seen }, { ...call.body, kind: 'raise' }),

  /** At home alone: a neighbour's shared reaches stand in the neighbour's list. */
  async warningLists({ house, who, scope, params: { month } }) {
    return inScope(house.db, { ...scope, shared: [] }, async (t) => {
      const cycle = await findCycle(t, who.city, month);
      const publishes = mayReviewIn(who.region, who.region);
      const rows = publishes ? await listListStates(t, { city: who.city, month }) : [];
      const left = findDrafts(rows.map(rowToListState));
      const open = cycle?.state === 'open' && left.length > 0;
      return accept({
        ...{ month, open, reviewUntil: (await readMonthCalendar(t, who.city, month)).reviewUntil },
        mine: publishes ? { region: who.region, left: open ? left.length : 0, counts: sumCounts(left) } : null,
        rows: rows.map(tellList),
      });
    });
  },

  publishLists: ({ house, who, params, body }) => publishLists(house, who, { ...params, ...body }),
};

async function change({ house, who, tx }: Pick<Call<Changes>, 'house' | 'who' | 'tx'>, asked: WarningAsk, deed: Deed) {
  const changed = await changeWarning(house, who, asked, deed);
  return changed.ok ? tx((t) => tellCase(t, who, { ...asked, nowMs: house.now() })) : changed;
}

function tellList(row: ListStateRow) {
  return {
    ...{ ...rowToListState(row), regionName: row.region_name, regionNameEn: row.region_name_en },
    ...{ publishedAt: row.published_at?.toISOString() ?? null, byName: row.by_name, byDeadline: row.by_deadline },
  };
}
