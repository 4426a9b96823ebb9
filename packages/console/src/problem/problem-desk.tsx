// 问题: the desk of whoever is signed in. His queues with their numbers, the list of one of them, and one step for many at once.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ProblemRowBody } from '@xunhe/contract/problem';
import { ENDED_STATES } from '@xunhe/domain/problem/flow';
import { sayInstant } from '@xunhe/ui/dates';
import { problemTaskOf } from '@xunhe/ui/guide.tsx';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import { PROBLEM_SOURCE_WORDS, PROBLEM_STATE_WORDS, PROBLEM_TYPE_WORDS } from '@xunhe/ui/words-problem';
import { useState } from 'react';
import type { ProblemSearch } from './problem-address.ts';
import '../audit/audit.css';
import { ListTable } from '../parts/data-table.tsx';
import { Deadline } from '../parts/deadline.tsx';
import { fileInstant } from '../parts/file-instant.ts';
import { useRegionNames } from '../parts/filters.tsx';
import { type ListColumn, plain } from '../parts/list-column.ts';
import type { SortSearch } from '../parts/list-sort.ts';
import { ProblemBulk } from './problem-bulk.tsx';
import './problem-desk.css';
import { problemQueuesQuery } from '../parts/problem-queues-query.ts';
import { ReachLink } from '../parts/reach-link.tsx';
import { Screen } from '../parts/screen.tsx';
import { useRight, useSurroundings } from '../parts/surroundings.ts';
import { useRowKeys } from '../parts/use-row-keys.ts';
import { ProblemFilters } from './problem-filters.tsx';
import { problemPages, problemPlaces, problemsQuery, viewOf } from './problem-query.ts';
import { NoDepartment, QueueChips } from './problem-queues.tsx';

const WORDS = defineWords({
  title: ['问题', 'Problems'],
  about: ['截至今天', 'as of today'],
  key: ['重点', 'Key'],
  supervised: ['督办', 'Supervised'],
  returned: ['退回 {n} 次', 'Returned {n} time{n:s}'],
  state: ['状态', 'State'],
  type: ['类型', 'Type'],
  reach: ['河段', 'Reach'],
  region: ['区域', 'Region'],
  due: ['办理时限', 'Due'],
  dueOurs: ['我单位时限', 'Due for us'],
  department: ['主办单位', 'Leads'],
  helps: ['协办', 'takes part'],
  reported: ['上报时间', 'Reported'],
  by: ['来源', 'By'],
  text: ['描述', 'Description'],
  none: ['没有符合条件的问题。', 'No problem matches.'],
  noneQueue: ['这里没有待办的问题。', 'Nothing waits here.'],
  choose: ['选择{name}', 'Choose {name}'],
  keys: ['键盘：J、K 或 ↑↓ 上下移动，Enter 打开{choose}', 'Keys: J and K or the arrows move, Enter opens{choose}'],
  keyChoose: ['，X 选择', ', X chooses'],
  yes: ['是', 'yes'],
  timesReturned: ['退回次数', 'Times returned'],
  overdueDays: ['逾期天数', 'Days overdue'],
  closed: ['销号时间', 'Closed'],
  lon: ['经度', 'Longitude'],
  lat: ['纬度', 'Latitude'],
  code: ['编号', 'Number'],
  places: ['问题位置（GeoJSON，不含姓名和描述）', 'Places (GeoJSON, without names and words)'],
});

const route = getRouteApi('/problems');

type Change = { [K in keyof ProblemSearch]?: ProblemSearch[K] | undefined };

export function ProblemDesk() {
  const say = useWords(WORDS);
  const { me } = useSurroundings();
  const may = useRight('problem.read');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const view = viewOf(search, me);
  const { queue, show, sort } = view;
  const queues = useQuery({ ...problemQueuesQuery, enabled: may });
  const query = useQuery({ ...problemsQuery(search, view), placeholderData: keepPreviousData, enabled: may });
  const [chosen, setChosen] = useState<readonly ProblemRowBody[]>([]);
  const set = (change: Change) => {
    setChosen([]);
    void navigate({ search: (before) => ({ ...before, page: undefined, ...change }) as never });
  };
  // What has ended is neither open nor in a queue: asking for it widens the range, or the list would always be empty.
  const narrow = (change: Change) =>
    set(isEnded(change.state) && show !== 'key' ? { ...change, queue: undefined, show: 'all' } : change);
  const widen = (change: Change) => set({ ...change, ...(isEnded(search.state) && { state: undefined }) });
  const bulk = useBulk(queue);
  const rows = query.data?.rows ?? [];
  const toggle = (id: string) => {
    const row = rows.find((one) => one.id === id);
    if (row) setChosen(chosen.includes(row) ? chosen.filter((one) => one !== row) : [...chosen, row]);
  };
  const rowKeys = useRowKeys(
    rows.map(({ id }) => id),
    { onOpen: (id) => void navigate({ to: '/problems/$id', params: { id } }), onChoose: bulk ? toggle : undefined },
  );
  const departments = queues.data?.departments ?? [];
  const columns = useColumns(queue);
  return (
    <Screen
      right="problem.read"
      guide={problemTaskOf(me.role)}
      title={say('title')}
      about={say('about')}
      filters={
        <>
          <QueueChips
            queues={queues.data}
            queue={queue}
            show={show}
            onQueue={(to) => widen({ queue: to, show: undefined })}
            onShow={(to) => (to === 'all' ? set : widen)({ queue: undefined, show: to })}
          />
          <ProblemFilters search={search} sort={sort} departments={departments} onChange={narrow} />
        </>
      }
    >
      {queues.data?.withoutDepartment && <NoDepartment />}
      {bulk && (
        <ProblemBulk
          key={bulk}
          move={bulk}
          chosen={chosen}
          departments={departments}
          onAll={() => setChosen([...new Map([...chosen, ...rows].map((row) => [row.id, row])).values()])}
          onDone={(left) => setChosen(chosen.filter(({ id }) => left.includes(id)))}
        />
      )}
      <ListTable
        label={say('title')}
        tools={{
          ...{ list: 'problems', readPage: problemPages(search, view) },
          serverFile: { href: problemPlaces(search, view), words: say('places') },
        }}
        query={query}
        columns={columns}
        rowKey={(row) => row.id}
        page={search.page}
        onPage={(to) => void navigate({ search: (before) => ({ ...before, page: to }) as never })}
        sorting={{ now: headSort(search), onSort: set }}
        none={say(queue ? 'noneQueue' : 'none')}
        onRow={({ id }) => rowKeys(id)}
        rowSelection={
          bulk && {
            columnWidth: 40,
            preserveSelectedRowKeys: true,
            selectedRowKeys: chosen.map(({ id }) => id),
            onChange: (_, to) => setChosen(to.filter((row) => row !== undefined)),
            getCheckboxProps: (row) => ({ 'aria-label': say('choose', { name: row.id }) }) as object,
            // The head of this column would be a second box, hidden and yet reached by keys: choosing all is in the bar.
            hideSelectAll: true,
          }
        }
      />
      <p className="muted small">{say('keys', { choose: bulk ? say('keyChoose') : '' })}</p>
    </Screen>
  );
}

/** The newest come first where nothing is said. */
function headSort({ sort, order = sort === 'reported' ? 'down' : 'up' }: ProblemSearch): SortSearch {
  return sort ? { sort, order } : {};
}

/** The step that may be made for many of a queue at once. */
function useBulk(queue: ProblemSearch['queue']): 'accept' | 'assign' | undefined {
  const { me } = useSurroundings();
  const mayMove = useRight('problem.move');
  if (!mayMove || me.role !== 'office') return undefined;
  return queue === 'toAccept' ? 'accept' : queue === 'toAssign' ? 'assign' : undefined;
}

function isEnded(state: string | undefined): boolean {
  return (ENDED_STATES as readonly string[]).includes(state ?? '');
}

function useColumns(queue: ProblemSearch['queue']): ListColumn<ProblemRowBody>[] {
  const say = useWords(WORDS);
  const sayType = useWords(PROBLEM_TYPE_WORDS);
  const sayState = useWords(PROBLEM_STATE_WORDS);
  const saySource = useWords(PROBLEM_SOURCE_WORDS);
  const sayRegion = useRegionNames();
  const { city, me } = useSurroundings();
  const isOurs = me.role === 'handler' && (queue === 'mine' || queue === 'handledByUs');
  return [
    {
      key: 'type',
      sort: 'type',
      title: say('type'),
      stays: true,
      cell: (row) => sayType.any(row.type),
      width: 210,
      render: (_, row) => (
        <>
          <Link to="/problems/$id" params={{ id: row.id }}>
            {sayType.any(row.type)}
          </Link>
          {row.key && <span className="tag">{say('key')}</span>}
          {row.isSupervised && <span className="tag">{say('supervised')}</span>}
          {(row.returned ?? 0) > 0 && <span className="tag tag-calm">{say('returned', { n: row.returned ?? 0 })}</span>}
        </>
      ),
    },
    { key: 'key', title: say('key'), fileOnly: true, cell: (row) => (row.key ? say('yes') : '') },
    {
      key: 'supervised',
      title: say('supervised'),
      fileOnly: true,
      cell: (row) => (row.isSupervised ? say('yes') : ''),
    },
    { key: 'returned', title: say('timesReturned'), fileOnly: true, cell: (row) => row.returned ?? 0 },
    {
      key: 'reach',
      sort: 'reachName',
      title: say('reach'),
      cell: (row) => pickName(say.language, row.reachName, row.reachNameEn),
      width: 180,
      render: (_, row) => (
        <ReachLink id={row.reach} name={row.reachName} nameEn={row.reachNameEn} shared={row.shared} />
      ),
    },
    plain({ key: 'region', sort: 'region', title: say('region'), width: 130 }, (row) =>
      sayRegion(row.region, row.regionName),
    ),
    plain({ key: 'state', sort: 'state', title: say('state'), width: 90 }, (row) => sayState.any(row.state)),
    {
      key: 'due',
      sort: 'due',
      title: say(isOurs ? 'dueOurs' : 'due'),
      cell: (row) => (isOurs && row.ownPart ? row.ownPart.dueDay : row.dueDay),
      width: 180,
      render: (_, row) => <Deadline problem={isOurs && row.ownPart ? { ...row, ...row.ownPart } : row} />,
    },
    { key: 'overdue', title: say('overdueDays'), fileOnly: true, cell: (row) => row.overdueDays },
    {
      key: 'department',
      sort: 'departmentName',
      title: say('department'),
      cell: (row) => row.departmentName ?? null,
      width: 160,
      render: (_, row) => (
        <>
          {row.departmentName ?? '–'}
          {row.ownPart && !row.ownPart.lead && <span className="tag tag-calm">{say('helps')}</span>}
        </>
      ),
    },
    {
      key: 'text',
      title: say('text'),
      cell: (row) => row.text,
      render: (_, row) => (
        <span className="lines-2" title={row.text}>
          {row.text}
        </span>
      ),
    },
    {
      key: 'by',
      title: say('by'),
      cell: (row) => [saySource.any(row.source), row.reporterName].filter(Boolean).join(' · '),
      width: 130,
      render: (_, row) => [saySource.any(row.source), row.reporterName].filter(Boolean).join(' · '),
    },
    {
      key: 'reported',
      sort: 'reported',
      title: say('reported'),
      width: 150,
      render: (_, row) => sayInstant(row.reportedAt, city, say.language),
      cell: (row) => fileInstant(row.reportedAt, city.timezone),
    },
    {
      key: 'closed',
      title: say('closed'),
      fileOnly: true,
      cell: (row) => row.closedAt && fileInstant(row.closedAt, city.timezone),
    },
    { key: 'lon', title: say('lon'), fileOnly: true, cell: (row) => row.lon ?? null },
    { key: 'lat', title: say('lat'), fileOnly: true, cell: (row) => row.lat ?? null },
    { key: 'code', title: say('code'), fileOnly: true, cell: (row) => row.id },
  ];
}
