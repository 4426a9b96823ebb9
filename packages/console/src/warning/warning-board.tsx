// 预警: the list of a month, highest first, each with its reasons in a sentence.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { WarningBody, WarningChange, WarningListBody } from '@xunhe/contract/duty';
import { rank, type WarningLevel } from '@xunhe/domain/duty/level';
import { ClassBadge } from '@xunhe/ui/class-badge.tsx';
import { sayMonth } from '@xunhe/ui/dates';
import { sayChanceOfWorse } from '@xunhe/ui/figures';
import { LevelMark } from '@xunhe/ui/level-mark.tsx';
import { sayReasons } from '@xunhe/ui/reason-sentence';
import { ask } from '@xunhe/ui/session';
import { EmptyState } from '@xunhe/ui/states.tsx';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import {
  BASIS_WORDS,
  CLASS_WORDS,
  CYCLE_STATE_WORDS,
  LEVEL_SHORT,
  LEVEL_WORDS,
  LEVELS_SHOWN,
} from '@xunhe/ui/words-shared';
import { WARNING_CHANGES, type WarningSearch } from '../parts/address.ts';
import { ListTable } from '../parts/data-table.tsx';
import { Chips, FindText, RegionChoice } from '../parts/filters.tsx';
import { isShown, type ListColumn, plain, roundTo } from '../parts/list-column.ts';
import { pageQuery } from '../parts/page-query.ts';
import { ReachLink } from '../parts/reach-link.tsx';
import { Screen } from '../parts/screen.tsx';
import { useMonth, useRight, useSayAct, useSurroundings } from '../parts/surroundings.ts';
import { LimitsLine } from './limits-line.tsx';
import { useWarningDesk } from './use-warning-desk.ts';
import { WarningCase } from './warning-case.tsx';
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
  byHand: ['草案为{level}，经复核修改', 'drafted {level}, changed at the review'],
  byDeadline: ['（复核期满自动发布）', ' (published when the review ended)'],
  policy: ['规则 {policy}', 'Rules {policy}'],
  level: ['预警', 'Warning'],
  all: ['全部', 'All'],
  reach: ['河段', 'Reach'],
  region: ['区域', 'Region'],
  why: ['原因', 'Why'],
  next: ['下月', 'Next month'],
  last: ['本月类别', 'Class'],
  basis: ['依据', 'Basis'],
  tracing: ['溯源', 'Sources'],
  previous: ['上月预警', 'Warning before'],
  drafted: ['草案预警', 'As drafted'],
  probability: ['不达标概率', 'May fail'],
  code: ['河段编号', 'Code of the reach'],
  tracingOf: ['{reach}的溯源线索', 'Possible sources of {reach}'],
  up: ['由{from}升', 'up from {from}'],
  down: ['由{from}降', 'down from {from}'],
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
  const all = useColumns();
  const set = (change: { [K in keyof WarningSearch]?: WarningSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...change }) as never });
  const { level, region, q, change, page } = search;
  const readPage = (of: ReturnType<typeof pageQuery>, signal: AbortSignal) =>
    ask('warnings', {
      params: { month: month! },
      query: {
        ...of,
        ...(level && { level }),
        ...(region && { region }),
        ...(q && { q }),
        ...(change && { change }),
      },
      signal,
    });
  const query = useQuery({
    queryKey: ['warnings', month, level, region, q, change, page],
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

function useColumns(): ListColumn<WarningBody>[] {
  const say = useWords(WORDS);
  const sayClass = useWords(CLASS_WORDS);
  const sayBasis = useWords(BASIS_WORDS);
  const sayLevel = useWords(LEVEL_WORDS);
  const { city } = useSurroundings();
  const { inForce } = useMonth();
  const target = sayClass.any(String(city.targetClass));
  return [
    {
      key: 'level',
      title: say('level'),
      width: 132,
      stays: true,
      cell: (row) => sayLevel(row.level),
      render: (_, row) => (
        <>
          <LevelMark level={row.level} judged={row.basis !== 'none'} /> <Change from={row.previous} to={row.level} />{' '}
          <ByHand row={row} />
        </>
      ),
    },
    { key: 'previous', title: say('previous'), fileOnly: true, cell: (row) => sayLevel(row.previous) },
    { key: 'drafted', title: say('drafted'), fileOnly: true, cell: (row) => row.drafted && sayLevel(row.drafted) },
    {
      key: 'reach',
      title: say('reach'),
      width: 190,
      stays: true,
      cell: (row) => pickName(say.language, row.reachName, row.reachNameEn),
      render: (_, row) => (
        <ReachLink id={row.reach} name={row.reachName} nameEn={row.reachNameEn} shared={row.shared} />
      ),
    },
    plain({ key: 'region', title: say('region'), width: 150 }, (row) =>
      pickName(say.language, row.regionName, row.regionNameEn),
    ),
    {
      key: 'why',
      title: say('why'),
      cell: (row) => sayReasons(row.reasons, say.language),
      render: (_, row) => (
        <span className="wrap">
          {sayReasons(
            row.reasons.filter(({ kind }) => kind !== 'quality.probability'),
            say.language,
          ) ||
            sayReasons(row.reasons, say.language) ||
            '–'}
        </span>
      ),
    },
    {
      key: 'probability',
      title: inForce ? sayMonth(inForce, say.language) : say('next'),
      fileTitle: say('probability'),
      cell: (row) => roundTo(row.probability, 4),
      width: 220,
      render: (_, row) => (row.probability === null ? '–' : sayChanceOfWorse(row.probability, target, say.language)),
    },
    {
      key: 'last',
      title: say('last'),
      width: 84,
      render: (_, row) => <ClassBadge wqClass={row.lastClass} />,
      cell: (row) => row.lastClass && sayClass.any(String(row.lastClass)),
    },
    plain({ key: 'basis', title: say('basis'), width: 92 }, (row) => sayBasis.any(row.basis)),
    {
      key: 'tracing',
      title: say('tracing'),
      fileTitle: say('code'),
      width: 64,
      render: (_, row) => row.level !== 'none' && <TracingLink row={row} />,
      cell: (row) => row.reach,
    },
  ];
}

/** Leads to the section of the reach's file that looks for sources. */
function TracingLink({ row }: { readonly row: WarningBody }) {
  const say = useWords(WORDS);
  const reach = pickName(say.language, row.reachName, row.reachNameEn);
  return (
    <Link to="/reaches/$id" params={{ id: row.reach }} hash="tracing" aria-label={say('tracingOf', { reach })}>
      {say('tracing')}
    </Link>
  );
}

/** A person changed what was drafted. */
function ByHand({ row }: { readonly row: WarningBody }) {
  const say = useWords(WORDS);
  const sayLevel = useWords(LEVEL_SHORT);
  if (row.drafted === null) return null;
  const words = say('byHand', { level: sayLevel(row.drafted) });
  return (
    <span className="muted" title={words}>
      <span aria-hidden>✎</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}

function Change({ from, to }: { readonly from: WarningLevel; readonly to: WarningLevel }) {
  const say = useWords(WORDS);
  const sayLevel = useWords(LEVEL_SHORT);
  if (from === to) return null;
  const rises = rank(to) > rank(from);
  const words = say(rises ? 'up' : 'down', { from: sayLevel(from) });
  return (
    <span className={rises ? 'up' : 'down'} title={words}>
      <span aria-hidden>{rises ? '↑' : '↓'}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}
