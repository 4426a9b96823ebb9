// 预警: the list of a month, highest first, each with its reasons in a sentence.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { WarningBody, WarningChange, WarningListBody } from '@xunhe/contract/duty';
import type { WarningLevel } from '@xunhe/domain/duty/level';
import { sayMonth } from '@xunhe/ui/dates';
import { LevelMark } from '@xunhe/ui/level-mark.tsx';
import { ask } from '@xunhe/ui/session';
import { EmptyState } from '@xunhe/ui/states.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import { CYCLE_STATE_WORDS, LEVELS_SHOWN } from '@xunhe/ui/words-shared';
import { ListTable } from '../parts/data-table.tsx';
import { Chips, FindText, RegionChoice } from '../parts/filters.tsx';
import { isShown, type ListColumn } from '../parts/list-column.ts';
import { sortQuery } from '../parts/list-sort.ts';
import { pageQuery } from '../parts/page-query.ts';
import { Screen } from '../parts/screen.tsx';
import { useMonth, useRight, useSayAct } from '../parts/surroundings.ts';
import { LimitsLine } from './limits-line.tsx';
import { useWarningDesk } from './use-warning-desk.ts';
import { WARNING_CHANGES, type WarningSearch } from './warning-address.ts';
import { WarningCase } from './warning-case.tsx';
import { useWarningColumns } from './warning-columns.tsx';
import { WarningPublication } from './warning-publication.tsx';

const WORDS = defineWords({
  title: ['预警清单', 'Warning list'],
  about: ['依据 {month} 数据，{inForce} 执行', 'from the data of {month}, in force {inForce}'],
  published: ['{state} · {at}', '{state} · {at}'],
  byOffice: ['（河长办复核发布）', ' (published by the offices)'],
  change: ['变化', 'Changes'],
  raised: ['较上月上升', 'Raised'],
  fallen: ['较上月下降', 'Fallen'],
  reviewed: ['人工复核', 'Reviewed'],
  byDeadline: ['（复核期满自动发布）', ' (published when the review ended)'],
  policy: ['规则 {policy}', 'Rules {policy}'],
  level: ['预警', 'Warning'],
  all: ['全部', 'All'],
  none: ['本月没有预警记录。', 'There are no warnings for this month.'],
  noMonth: ['首个月度周期尚未运行，还没有预警。', 'The first monthly cycle has not run yet: there are no warnings.'],
});

/** Beside an open warning there is room for the level, the water, its region and why. */
const COLUMNS_BESIDE = 4;

const route = getRouteApi('/warnings');

export function WarningBoard() {
  const say = useWords(WORDS);
  const may = useRight('warning.read');
  const mayReview = useRight('warning.review');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { month, inForce } = useMonth();
  const all = useWarningColumns();
  const set = (change: { [K in keyof WarningSearch]?: WarningSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...change }) as never });
  const { level, region, q, change, sort, order, page } = search;
  const readPage = (of: ReturnType<typeof pageQuery>, signal: AbortSignal) =>
    ask('warnings', {
      params: { month: month! },
      query: {
        ...of,
        ...sortQuery({ sort, order }),
        ...(level && { level }),
        ...(region && { region }),
        ...(q && { q }),
        ...(change && { change }),
      },
      signal,
    });
  const query = useQuery({
    queryKey: ['warnings', month, level, region, q, change, sort, order, page],
    queryFn: ({ signal }) => readPage(pageQuery(page), signal),
    enabled: may && month !== null,
    placeholderData: (before) => before,
  });
  const desk = useWarningDesk(query.data?.rows ?? []);
  if (month === null || inForce === null)
    return (
      <Screen title={say('title')} right="warning.read">
        <EmptyState>{say('noMonth')}</EmptyState>
      </Screen>
    );
  return (
    <Screen
      right="warning.read"
      {...(mayReview && { guide: 'review' })}
      title={say('title')}
      about={
        <>
          {say('about', { month: sayMonth(month, say.language), inForce: sayMonth(inForce, say.language) })}
          {query.data && <Published list={query.data} />}
        </>
      }
      filters={
        <>
          <LevelChips counts={query.data?.counts} value={level} onChange={(to) => set({ level: to })} />
          <ChangeChips changes={query.data?.changes} value={change} onChange={(to) => set({ change: to })} />
          <RegionChoice value={region} onChange={(to) => set({ region: to })} />
          <FindText value={q} onChange={(to) => set({ q: to })} />
        </>
      }
    >
      <WarningPublication month={month} />
      {query.data?.limits && <LimitsLine limits={query.data.limits} />}
      <div className={desk.row ? 'warning-desk' : undefined}>
        <ListTable
          label={say('title')}
          tools={{ list: 'warnings', readPage }}
          query={query}
          sorting={{ now: search, onSort: set }}
          columns={desk.row ? narrow(all) : all}
          rowKey={(row) => row.reach}
          page={page}
          onPage={(to) => set({ page: to })}
          none={say('none')}
          {...(desk.may && {
            onRow: (row: WarningBody) => ({
              'aria-current': row.reach === desk.row?.reach,
              onClick: () => desk.pick(row.reach),
            }),
          })}
        />
        {desk.row && <WarningCase month={month} row={desk.row} asked={desk.asked} onClose={() => desk.pick(null)} />}
      </div>
    </Screen>
  );
}

/** The first columns on the screen beside an opened row; a file has all of them. */
function narrow(columns: readonly ListColumn<WarningBody>[]): ListColumn<WarningBody>[] {
  const first = columns.filter(isShown).slice(0, COLUMNS_BESIDE);
  return columns.map((column) => (first.includes(column) ? column : { ...column, fileOnly: true }));
}

interface ChangeChipsProps {
  readonly changes: WarningListBody['changes'] | undefined;
  readonly value: WarningChange | undefined;
  readonly onChange: (to: WarningChange | undefined) => void;
}

/** What changed: against the month before, and by people against the draft. A press on the one that is pressed lets it go. */
function ChangeChips({ changes, value, onChange }: ChangeChipsProps) {
  const say = useWords(WORDS);
  return (
    <Chips<WarningChange>
      label={say('change')}
      value={value}
      onChange={(to) => onChange(to === value ? undefined : to)}
      chips={WARNING_CHANGES.map((one) => ({ value: one, words: say(one), ...(changes && { count: changes[one] }) }))}
    />
  );
}

function Published({ list }: { readonly list: WarningListBody }) {
  const say = useWords(WORDS);
  const sayState = useWords(CYCLE_STATE_WORDS);
  const sayAt = useSayAct();
  return (
    <>
      {list.publishedAt && ` · ${say('published', { state: sayState('published'), at: sayAt(list.publishedAt) })}`}
      {list.publishedBy === 'deadline' && say('byDeadline')}
      {list.publishedBy === 'office' && say('byOffice')}
      {list.policy && ` · ${say('policy', { policy: list.policy })}`}
    </>
  );
}

interface LevelChipsProps {
  readonly counts?: WarningListBody['counts'] | undefined;
  readonly value: WarningLevel | undefined;
  readonly onChange: (level: WarningLevel | undefined) => void;
}

function LevelChips({ counts, value, onChange }: LevelChipsProps) {
  const say = useWords(WORDS);
  const all = counts && counts.none + counts.yellow + counts.orange + counts.red;
  return (
    <Chips<WarningLevel>
      label={say('level')}
      value={value}
      onChange={onChange}
      chips={[
        { value: undefined, words: say('all'), ...(all !== undefined && { count: all }) },
        ...LEVELS_SHOWN.map((level) => ({
          value: level,
          words: <LevelMark level={level} />,
          ...(counts && { count: counts[level] }),
        })),
      ]}
    />
  );
}
