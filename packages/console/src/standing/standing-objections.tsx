// What chiefs object to, the longest waiting first. Each leads to the chief's file, where it is answered beside its cases.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ObjectionListed } from '@xunhe/contract/standing';
import { sayInstant, sayMonth } from '@xunhe/ui/dates';
import { ask } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';
import { POST_WORDS } from '@xunhe/ui/words-shared';
import { STANDING_NUMBER_WORDS } from '@xunhe/ui/words-standing-number';
import { ListTable } from '../parts/data-table.tsx';
import { fileInstant } from '../parts/file-instant.ts';
import { useRegionNames } from '../parts/filters.tsx';
import { type ListColumn, plain } from '../parts/list-column.ts';
import { readSort, sortQuery } from '../parts/list-sort.ts';
import { pageQuery } from '../parts/page-query.ts';
import type { ReadPage } from '../parts/read-whole-list.ts';
import { useRight, useSurroundings } from '../parts/surroundings.ts';
import type { StandingSearch } from './standing-address.ts';

const WORDS = defineWords({
  label: ['履职数据异议', 'Objections to figures'],
  chief: ['河长', 'Chief'],
  post: ['岗位', 'Post'],
  region: ['区域', 'Region'],
  of: ['月份和数据', 'Month and number'],
  text: ['异议内容', 'What is said'],
  cases: ['指明 {n} 条', '{n} case{n:s} named'],
  at: ['提出时间', 'Made'],
  answer: ['答复', 'Answer'],
  granted: ['采纳', 'Granted'],
  declined: ['不采纳', 'Declined'],
  none: ['没有待答复的异议。', 'No objection waits.'],
  noneDecided: ['没有已答复的异议。', 'None was answered yet.'],
  toAnswer: ['去答复', 'Answer it'],
});

interface ObjectionsProps {
  readonly search: StandingSearch;
  readonly set: (change: { [K in keyof StandingSearch]?: StandingSearch[K] | undefined }) => void;
}

export function StandingObjections({ search, set }: ObjectionsProps) {
  const say = useWords(WORDS);
  const may = useRight('standing.settle');
  const { state = 'waiting', region, page } = search;
  const { sort, order } = readSort({ ...search }, 'standingObjections');
  const readPage: ReadPage<ObjectionListed> = (of, signal) =>
    ask('standingObjections', {
      query: { ...of, ...sortQuery({ sort, order }), state, ...(region && { region }) },
      signal,
    });
  const query = useQuery({
    queryKey: ['standingObjections', state, region, sort, order, page],
    queryFn: ({ signal }) => readPage(pageQuery(page), signal),
    enabled: may,
    placeholderData: (before) => before,
  });
  return (
    <ListTable
      tools={{ list: 'standing-objections', readPage }}
      sorting={{ now: { sort, order }, onSort: set }}
      label={say('label')}
      query={query}
      columns={useColumns()}
      rowKey={(row) => row.id}
      page={page}
      onPage={(to) => set({ page: to })}
      none={say(state === 'waiting' ? 'none' : 'noneDecided')}
    />
  );
}

function useColumns(): ListColumn<ObjectionListed>[] {
  const say = useWords(WORDS);
  const sayPost = useWords(POST_WORDS);
  const sayOf = useWords(STANDING_NUMBER_WORDS);
  const sayRegion = useRegionNames();
  const { city } = useSurroundings();
  return [
    {
      ...{ key: 'chief', sort: 'name', title: say('chief'), width: 120, stays: true as const },
      render: (_, row) => (
        <Link to="/standing/$person" params={{ person: row.person }} search={{ month: row.month }}>
          {row.name}
        </Link>
      ),
      cell: (row) => row.name,
    },
    plain({ key: 'post', title: say('post'), width: 110 }, (row) => sayPost.any(row.level)),
    plain({ key: 'region', sort: 'region', title: say('region'), width: 120 }, (row) =>
      sayRegion(row.region, row.regionName),
    ),
    {
      ...{ key: 'of', title: say('of'), width: 220 },
      render: (_, row) => (
        <>
          {sayMonth(row.month, say.language)} · {sayOf(row.number)}
          {row.cases.length > 0 && <span className="figure-of">{say('cases', { n: row.cases.length })}</span>}
        </>
      ),
      cell: (row) => `${row.month} ${sayOf(row.number)}`,
    },
    {
      ...{ key: 'text', title: say('text'), width: 340 },
      render: (_, row) => <span className="wrap">{row.text}</span>,
      cell: (row) => row.text,
    },
    {
      ...{ key: 'at', sort: 'at', title: say('at'), width: 130 },
      render: (_, row) => sayInstant(row.at, city, say.language),
      cell: (row) => fileInstant(row.at, city.timezone),
    },
    {
      ...{ key: 'answer', title: say('answer'), width: 260 },
      render: (_, row) =>
        row.answer ? (
          <span className="wrap">
            {say(row.answer.granted ? 'granted' : 'declined')} · {row.answer.reason}
          </span>
        ) : (
          <Link to="/standing/$person" params={{ person: row.person }} search={{ month: row.month }}>
            {say('toAnswer')}
          </Link>
        ),
      cell: (row) => row.answer && `${say(row.answer.granted ? 'granted' : 'declined')} · ${row.answer.reason}`,
    },
  ];
}
