// 履职: who owes which reach how many day-visits, and how many are made.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { DutyBody, DutyListBody } from '@xunhe/contract/duty';
import type { WarningLevel } from '@xunhe/domain/duty/level';
import { POST_LEVELS } from '@xunhe/domain/people/post';
import { sayDate, sayMonth } from '@xunhe/ui/dates';
import { sayLength, sayMinutes, sayNumber, sayShare } from '@xunhe/ui/figures';
import { LevelMark } from '@xunhe/ui/level-mark.tsx';
import { ask } from '@xunhe/ui/session';
import { EmptyState } from '@xunhe/ui/states.tsx';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import { LEVEL_WORDS, LEVELS_SHOWN, POST_WORDS } from '@xunhe/ui/words-shared';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { ListTable } from '../parts/data-table.tsx';
import { Chips, FindText, OnlyChip, RegionChoice } from '../parts/filters.tsx';
import { type ListColumn, plain } from '../parts/list-column.ts';
import { sortQuery } from '../parts/list-sort.ts';
import { pageQuery } from '../parts/page-query.ts';
import { Progress } from '../parts/progress.tsx';
import { ReachLink } from '../parts/reach-link.tsx';
import { Screen } from '../parts/screen.tsx';
import { useMonth, useRight, useSurroundings } from '../parts/surroundings.ts';
import type { DutySearch } from './duty-address.ts';
import { Workload } from './workload.tsx';

const WORDS = defineWords({
  title: ['{month}履职清单', 'Duty list of {month}'],
  about: ['依据 {month} 预警 · 规则 {policy}', 'from the warnings of {month} · rule {policy}'],
  noMonth: ['首个月度周期尚未运行，还没有履职清单。', 'The first monthly cycle has not run yet: there are no duties.'],
  none: ['没有符合条件的任务。', 'No duty matches.'],
  visits: ['应巡天次', 'Day-visits asked'],
  done: ['已巡天次', 'Made'],
  people: ['责任人', 'People'],
  time: ['要求用时', 'Time asked'],
  length: ['要求里程', 'Length asked'],
  chief: ['责任人', 'Person'],
  post: ['岗位', 'Post'],
  allPosts: ['全部岗位', 'All posts'],
  reach: ['河段', 'Reach'],
  region: ['区域', 'Region'],
  level: ['预警', 'Warning'],
  all: ['全部', 'All'],
  progress: ['已巡 / 应巡', 'Made / asked'],
  windows: ['时段', 'Windows'],
  window: ['{from}–{to}：{done} / {visits}', '{from}–{to}: {done} of {visits}'],
  oneDay: ['{from}：{done} / {visits}', '{from}: {done} of {visits}'],
  state: ['状态', 'State'],
  complete: ['已完成', 'Done'],
  waiting: ['待办', 'Waiting'],
  late: ['逾期', 'Late'],
  minutes: ['每次至少（分钟）', 'Minutes a visit, at least'],
  lengthM: ['每次至少（m）', 'Metres a visit, at least'],
  code: ['河段编号', 'Code of the reach'],
  showLoad: ['各人负担', 'Load of each chief'],
  hideLoad: ['收起负担', 'Hide the load'],
});

const route = getRouteApi('/duties');

export function DutyBoard() {
  const say = useWords(WORDS);
  const may = useRight('duty.read');
  const sayPost = useWords(POST_WORDS);
  const { level, region, q, post, person, sort, order, page } = route.useSearch();
  const navigate = route.useNavigate();
  const { month, inForce } = useMonth();
  const columns = useColumns();
  const set = (change: { [K in keyof DutySearch]?: DutySearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...change }) as never });
  const readPage = (of: ReturnType<typeof pageQuery>, signal: AbortSignal) =>
    ask('duties', {
      params: { month: inForce! },
      query: {
        ...of,
        ...sortQuery({ sort, order }),
        ...(level && { level }),
        ...(region && { region }),
        ...(q && { q }),
        ...(post && { personLevel: post }),
        ...(person && { person }),
      },
      signal,
    });
  const query = useQuery({
    queryKey: ['duties', inForce, level, region, q, post, person, sort, order, page],
    queryFn: ({ signal }) => readPage(pageQuery(page), signal),
    enabled: may && inForce !== null,
    placeholderData: (before) => before,
  });
  if (month === null || inForce === null)
    return (
      <Screen title={say('title', { month: '' })} right="duty.read">
        <EmptyState>{say('noMonth')}</EmptyState>
      </Screen>
    );
  return (
    <Screen
      right="duty.read"
      title={say('title', { month: sayMonth(inForce, say.language) })}
      about={query.data?.policy && say('about', { month: sayMonth(month, say.language), policy: query.data.policy })}
      filters={
        <>
          <Chips<WarningLevel>
            label={say('level')}
            value={level}
            onChange={(to) => set({ level: to })}
            chips={[
              { value: undefined, words: say('all') },
              ...LEVELS_SHOWN.map((value) => ({ value, words: <LevelMark level={value} /> })),
            ]}
          />
          <Select
            size="small"
            aria-label={say('post')}
            placeholder={say('allPosts')}
            allowClear
            popupMatchSelectWidth={false}
            style={{ width: 130 }}
            value={post ?? null}
            onChange={(to: string | null | undefined) => set({ post: to ?? undefined })}
            options={POST_LEVELS.filter((value) => value !== 'assistant').map((value) => ({
              value,
              label: sayPost(value),
            }))}
          />
          <RegionChoice value={region} onChange={(to) => set({ region: to })} />
          <FindText value={q} onChange={(to) => set({ q: to })} />
          {person && (
            <OnlyChip words={query.data?.rows[0]?.personName ?? person} onDrop={() => set({ person: undefined })} />
          )}
        </>
      }
    >
      {query.data && <Totals totals={query.data.totals} />}
      <FoldedLoad month={inForce} region={region} />
      <ListTable
        label={say('title', { month: sayMonth(inForce, say.language) })}
        tools={{ list: 'duties', readPage }}
        query={query}
        columns={columns}
        rowKey={(row) => `${row.person} ${row.reach}`}
        page={page}
        onPage={(to) => set({ page: to })}
        sorting={{ now: { sort, order }, onSort: set }}
        none={say('none')}
      />
    </Screen>
  );
}

/** Folded at first: the list is what the screen is opened for. */
function FoldedLoad({ month, region }: { readonly month: string; readonly region: string | undefined }) {
  const say = useWords(WORDS);
  const [isOpen, open] = useState(false);
  return (
    <>
      <div>
        <Button size="small" aria-expanded={isOpen} onClick={() => open(!isOpen)}>
          {say(isOpen ? 'hideLoad' : 'showLoad')}
        </Button>
      </div>
      {isOpen && <Workload month={month} region={region} />}
    </>
  );
}

function Totals({ totals }: { readonly totals: DutyListBody['totals'] }) {
  const say = useWords(WORDS);
  const figures = [
    [say('visits'), sayNumber(totals.visits)],
    [say('done'), `${sayNumber(totals.done)} (${sayShare(totals.visits === 0 ? null : totals.done / totals.visits)})`],
    [say('people'), sayNumber(totals.people)],
    [say('time'), sayMinutes(totals.minutes, say.language)],
    [say('length'), sayLength(totals.lengthM)],
  ];
  return (
    <div className="totals">
      {figures.map(([words, figure]) => (
        <div key={words}>
          <span className="muted">{words}</span>
          <span className="total-figure">{figure}</span>
        </div>
      ))}
    </div>
  );
}

function useColumns(): ListColumn<DutyBody>[] {
  const say = useWords(WORDS);
  const sayPost = useWords(POST_WORDS);
  const sayLevel = useWords(LEVEL_WORDS);
  const { city } = useSurroundings();
  return [
    plain({ key: 'chief', sort: 'personName', title: say('chief'), width: 110, stays: true }, (row) => row.personName),
    plain({ key: 'post', sort: 'personLevel', title: say('post'), width: 110 }, (row) => sayPost.any(row.personLevel)),
    {
      key: 'reach',
      sort: 'reachName',
      title: say('reach'),
      width: 260,
      stays: true,
      render: (_, row) => <ReachLink id={row.reach} name={row.reachName} nameEn={row.reachNameEn} />,
      cell: (row) => pickName(say.language, row.reachName, row.reachNameEn),
    },
    plain({ key: 'region', sort: 'regionName', title: say('region'), width: 110 }, (row) => row.regionName),
    {
      key: 'level',
      sort: 'level',
      title: say('level'),
      width: 96,
      render: (_, row) => <LevelMark level={row.level} />,
      cell: (row) => sayLevel(row.level),
    },
    {
      key: 'progress',
      sort: 'done',
      title: say('progress'),
      fileTitle: say('done'),
      width: 150,
      render: (_, row) => <Progress done={row.done} asked={row.visits} />,
      cell: (row) => row.done,
    },
    { key: 'visits', title: say('visits'), fileOnly: true, cell: (row) => row.visits },
    { key: 'minutes', title: say('minutes'), fileOnly: true, cell: (row) => row.minutes },
    { key: 'lengthM', title: say('lengthM'), fileOnly: true, cell: (row) => row.lengthM },
    {
      key: 'state',
      title: say('state'),
      cell: (row) => say(stateOf(row, city.today)),
      width: 84,
      render: (_, row) => {
        const state = stateOf(row, city.today);
        return (
          <span className={state === 'complete' ? 'done' : state === 'late' ? 'late' : 'muted'}>{say(state)}</span>
        );
      },
    },
    {
      key: 'windows',
      title: say('windows'),
      render: (_, row) => <Windows row={row} today={city.today} />,
      cell: (row) => row.windows.map(({ from, to, visits, done }) => `${from}/${to} ${done}/${visits}`).join('; '),
    },
    { key: 'code', title: say('code'), fileOnly: true, cell: (row) => row.reach },
  ];
}

/** One box a window; beyond six the boxes would only be noise. */
const MOST_WINDOWS = 6;

function Windows({ row, today }: { readonly row: DutyBody; readonly today: string }) {
  const say = useWords(WORDS);
  const open = row.windows.filter(({ from, to }) => from <= today && today <= to);
  const shown = row.windows.length <= MOST_WINDOWS ? row.windows : open;
  return (
    <span className="muted">
      {shown
        .map(({ from, to, visits, done }) =>
          say(from === to ? 'oneDay' : 'window', {
            from: sayDate(from, say.language),
            to: sayDate(to, say.language),
            done,
            visits,
          }),
        )
        .join(say.language === 'zh' ? '；' : '; ')}
    </span>
  );
}

function stateOf(row: DutyBody, today: string): 'complete' | 'waiting' | 'late' {
  if (row.done >= row.visits) return 'complete';
  return row.windows.some(({ to, visits, done }) => to < today && done < visits) ? 'late' : 'waiting';
}
