// What chiefs object to, the longest waiting first. Each leads to the chief's file, where it is answered beside its cases.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ObjectionListed } from '@xunhe/contract/standing';
import { sayInstant, sayMonth } from '@xunhe/ui/dates';
import { ask } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';
import { POST_WORDS } from '@xunhe/ui/words-shared';
import { STANDING_NUMBER_WORDS } from '@xunhe/ui/words-standing-number';
import type { ColumnsType } from 'antd/es/table';
import { DataTable } from '../parts/data-table.tsx';
import { useRegionNames } from '../parts/filters.tsx';
import { pageQuery } from '../parts/page-query.ts';
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
  readonly set: (change: { readonly page?: number | undefined }) => void;
}

export function StandingObjections({ search, set }: ObjectionsProps) {
  const say = useWords(WORDS);
  const may = useRight('standing.settle');
  const { state = 'waiting', region, page } = search;
  const query = useQuery({
    queryKey: ['standingObjections', state, region, page],
    queryFn: ({ signal }) =>
      ask('standingObjections', { query: { ...pageQuery(page), state, ...(region && { region }) }, signal }),
    enabled: may,
    placeholderData: (before) => before,
  });
  return (
    <DataTable
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

function useColumns(): ColumnsType<ObjectionListed> {
  const say = useWords(WORDS);
  const sayPost = useWords(POST_WORDS);
  const sayOf = useWords(STANDING_NUMBER_WORDS);
  const sayRegion = useRegionNames();
  const { city } = useSurroundings();
  return [
    {
      title: say('chief'),
      width: 120,
      render: (_, row) => (
        <Link to="/standing/$person" params={{ person: row.person }} search={{ month: row.month }}>
          {row.name}
        </Link>
      ),
    },
    { title: say('post'), width: 110, render: (_, row) => sayPost.any(row.level) },
    { title: say('region'), width: 120, render: (_, row) => sayRegion(row.region, row.regionName) },
    {
      title: say('of'),
      width: 220,
      render: (_, row) => (
        <>
          {sayMonth(row.month, say.language)} · {sayOf(row.number)}
          {row.cases.length > 0 && <span className="figure-of">{say('cases', { n: row.cases.length })}</span>}
        </>
      ),
    },
    { title: say('text'), width: 340, render: (_, row) => <span className="wrap">{row.text}</span> },
    { title: say('at'), width: 130, render: (_, row) => sayInstant(row.at, city, say.language) },
    {
      title: say('answer'),
      width: 260,
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
    },
  ];
}
