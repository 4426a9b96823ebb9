// 问题: what was reported, where it stands, and by when the next step is due.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ProblemRowBody } from '@xunhe/contract/problem';
import { ENDED_STATES, PROBLEM_STATES, type ProblemState } from '@xunhe/domain/problem/flow';
import { sayInstant } from '@xunhe/ui/dates';
import { ask } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';
import { PROBLEM_SOURCE_WORDS, PROBLEM_STATE_WORDS, PROBLEM_TYPE_WORDS } from '@xunhe/ui/words-problem';
import { Select } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import type { ProblemSearch } from './address.ts';
import { DataTable, pageQuery } from './data-table.tsx';
import { Deadline } from './deadline.tsx';
import { Chips, ReachOnly, RegionChoice, useRegionNames } from './filters.tsx';
import { ReachLink } from './reach-link.tsx';
import { Screen } from './screen.tsx';
import { useRight, useSurroundings } from './surroundings.ts';

type Show = NonNullable<ProblemSearch['show']>;

const WORDS = defineWords({
  title: ['问题', 'Problems'],
  about: ['截至今天', 'as of today'],
  show: ['范围', 'Which'],
  open: ['未结案', 'Open'],
  overdue: ['逾期', 'Overdue'],
  key: ['重点', 'Key'],
  all: ['全部', 'All'],
  state: ['状态', 'State'],
  allStates: ['全部状态', 'All states'],
  type: ['类型', 'Type'],
  reach: ['河段', 'Reach'],
  region: ['区域', 'Region'],
  due: ['办理时限', 'Due'],
  reported: ['上报时间', 'Reported'],
  by: ['来源', 'By'],
  text: ['描述', 'Description'],
  none: ['没有符合条件的问题。', 'No problem matches.'],
});

const SHOWS = ['open', 'overdue', 'key', 'all'] as const;

const route = getRouteApi('/problems');

export function ProblemDesk() {
  const say = useWords(WORDS);
  const may = useRight('problem.read');
  const sayState = useWords(PROBLEM_STATE_WORDS);
  const { show = 'open', state, region, reach, page } = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useColumns();
  const set = (change: { [K in keyof ProblemSearch]?: ProblemSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...change }) as never });
  const query = useQuery({
    queryKey: ['problems', show, state, region, reach, page],
    queryFn: ({ signal }) =>
      ask('problems', {
        query: {
          ...pageQuery(page),
          ...(show !== 'all' && { [show]: true }),
          ...(state && { state }),
          ...(region && { region }),
          ...(reach && { reach }),
        },
        signal,
      }),
    placeholderData: (before) => before,
    enabled: may,
  });
  // What has ended is neither open nor overdue: asking for it widens the range, or the list would always be empty.
  const setState = (to: ProblemState | undefined) =>
    set({
      state: to,
      ...(to && ENDED_STATES.includes(to) && (show === 'open' || show === 'overdue') && { show: 'all' }),
    });
  const setShow = (to: Show | undefined) =>
    set({ show: to, ...((to === 'open' || to === 'overdue') && isEnded(state) && { state: undefined }) });
  return (
    <Screen
      right="problem.read"
      title={say('title')}
      about={say('about')}
      filters={
        <>
          <Chips<Show>
            label={say('show')}
            value={show}
            onChange={setShow}
            chips={SHOWS.map((value) => ({
              value,
              words: say(value),
              ...(value === show && query.data && !query.isPlaceholderData && { count: query.data.total }),
            }))}
          />
          <Select
            size="small"
            aria-label={say('state')}
            placeholder={say('allStates')}
            allowClear
            popupMatchSelectWidth={false}
            style={{ width: 130 }}
            value={state ?? null}
            onChange={(to: string | null | undefined) => setState((to ?? undefined) as ProblemState | undefined)}
            options={PROBLEM_STATES.map((value) => ({ value, label: sayState(value) }))}
          />
          <RegionChoice value={region} onChange={(to) => set({ region: to })} />
          {reach && <ReachOnly reach={reach} onDrop={() => set({ reach: undefined })} />}
        </>
      }
    >
      <DataTable
        label={say('title')}
        query={query}
        columns={columns}
        rowKey={(row) => row.id}
        page={page}
        onPage={(to) => set({ page: to })}
        none={say('none')}
      />
    </Screen>
  );
}

function isEnded(state: string | undefined): boolean {
  return (ENDED_STATES as readonly string[]).includes(state ?? '');
}

function useColumns(): ColumnsType<ProblemRowBody> {
  const say = useWords(WORDS);
  const sayType = useWords(PROBLEM_TYPE_WORDS);
  const sayState = useWords(PROBLEM_STATE_WORDS);
  const saySource = useWords(PROBLEM_SOURCE_WORDS);
  const sayRegion = useRegionNames();
  const { city } = useSurroundings();
  return [
    {
      title: say('type'),
      width: 210,
      render: (_, row) => (
        <>
          <Link to="/problems/$id" params={{ id: row.id }}>
            {sayType.any(row.type)}
          </Link>
          {row.key && <span className="tag">{say('key')}</span>}
        </>
      ),
    },
    {
      title: say('reach'),
      width: 200,
      render: (_, row) => (
        <ReachLink id={row.reach} name={row.reachName} nameEn={row.reachNameEn} shared={row.shared} />
      ),
    },
    { title: say('region'), width: 140, render: (_, row) => sayRegion(row.region, row.regionName) },
    { title: say('state'), width: 100, render: (_, row) => sayState.any(row.state) },
    { title: say('due'), width: 190, render: (_, row) => <Deadline problem={row} /> },
    {
      title: say('text'),
      render: (_, row) => (
        <span className="lines-2" title={row.text}>
          {row.text}
        </span>
      ),
    },
    {
      title: say('by'),
      width: 140,
      render: (_, row) => [saySource.any(row.source), row.reporterName].filter(Boolean).join(' · '),
    },
    { title: say('reported'), width: 180, render: (_, row) => sayInstant(row.reportedAt, city, say.language) },
  ];
}
