// The chiefs of a month: with whom each is compared, in which part of them he stands, and each number as it is and as it is counted.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { StandingBody, StandingListed } from '@xunhe/contract/standing';
import { DEPTHS, type Depth, listNumbersOf, type StandingNumber } from '@xunhe/domain/evaluation/standing-rule';
import { sayNumber, sayShare } from '@xunhe/ui/figures';
import { ask } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';
import { POST_WORDS } from '@xunhe/ui/words-shared';
import { DEPTH_WORDS, POSITION_WORDS, STANDING_WORDS, sayPeers } from '@xunhe/ui/words-standing';
import { STANDING_NUMBER_WORDS } from '@xunhe/ui/words-standing-number';
import { ListTable } from '../parts/data-table.tsx';
import '../parts/evaluation-table.css';
import { useRegionNames } from '../parts/filters.tsx';
import { type ListColumn, plain } from '../parts/list-column.ts';
import { readSort, sortQuery } from '../parts/list-sort.ts';
import { pageQuery } from '../parts/page-query.ts';
import { useRight } from '../parts/surroundings.ts';
import type { StandingSearch } from './standing-address.ts';
import { StandingMonths } from './standing-months.tsx';

const WORDS = defineWords({
  label: ['履职榜', 'Standings'],
  chief: ['河长', 'Chief'],
  post: ['岗位', 'Post'],
  region: ['区域', 'Region'],
  peers: ['比较对象', 'Compared with'],
  position: ['所在段', 'Part'],
  none: ['这个月没有符合条件的河长。', 'No chief of this month matches.'],
  notSet: ['这个月尚未生成履职榜。已有：', 'The standings of this month are not set yet. There are:'],
  waiting: ['{n} 项异议待答复', '{n} objection{n:s} waiting'],
});

interface TableProps {
  readonly month: string;
  readonly search: StandingSearch;
  readonly set: (change: { [K in keyof StandingSearch]?: StandingSearch[K] | undefined }) => void;
}

export function StandingTable({ month, search, set }: TableProps) {
  const say = useWords(WORDS);
  const may = useRight('standing.read');
  const { level, region, q, page } = search;
  const { sort, order } = readSort({ ...search }, 'standings');
  const readPage = (of: ReturnType<typeof pageQuery>, signal: AbortSignal) =>
    ask('standings', {
      params: { month },
      query: {
        ...{ ...of, ...sortQuery({ sort, order }) },
        ...{ ...(level && { level }), ...(region && { region }), ...(q && { q }) },
      },
      signal,
    });
  const query = useQuery({
    queryKey: ['standings', month, level, region, q, sort, order, page],
    queryFn: ({ signal }) => readPage(pageQuery(page), signal),
    enabled: may,
    placeholderData: (before) => before,
  });
  const columns = useColumns(month);
  const months = query.data?.months ?? [];
  return (
    <ListTable
      tools={{ list: 'standings', readPage }}
      sorting={{ now: { sort, order }, onSort: set }}
      label={say('label')}
      query={query}
      columns={columns}
      rowKey={(row) => row.person}
      page={page}
      onPage={(to) => set({ page: to })}
      none={
        months.includes(month) ? (
          say('none')
        ) : (
          <span className="standing-not-set">
            {say('notSet')} <StandingMonths months={months} />
          </span>
        )
      }
    />
  );
}

function useColumns(month: string): ListColumn<StandingListed>[] {
  const say = useWords(WORDS);
  const sayPost = useWords(POST_WORDS);
  const sayDepth = useWords(DEPTH_WORDS);
  const sayPosition = useWords(POSITION_WORDS);
  const sayOf = useWords(STANDING_NUMBER_WORDS);
  const sayRegion = useRegionNames();
  const numberColumn = (depth: Depth, number: StandingNumber): ListColumn<StandingListed> => ({
    ...{ key: number, group: sayDepth(depth), title: sayOf(number), width: 104, align: 'right' },
    render: (_, row) => <ShareCell share={row.standing.numbers[number]} />,
    cell: (row) => row.standing.numbers[number].value,
  });
  const depthColumns = (depth: Depth): ListColumn<StandingListed>[] => [
    plain({ key: depth, group: sayDepth(depth), title: say('position'), width: 88 }, (row) =>
      sayPosition(row.standing.depths[depth].position),
    ),
    ...listNumbersOf(depth).map((number) => numberColumn(depth, number)),
  ];
  return [
    {
      ...{ key: 'chief', sort: 'name', title: say('chief'), width: 110, fixed: 'left' as const, stays: true as const },
      render: (_, row) => (
        <>
          <Link to="/standing/$person" params={{ person: row.person }} search={{ month }}>
            {row.name}
          </Link>
          {row.waiting > 0 && <span className="standing-waiting">{say('waiting', { n: row.waiting })}</span>}
        </>
      ),
      cell: (row) => row.name,
    },
    plain({ key: 'post', title: say('post'), width: 92 }, (row) => sayPost.any(row.standing.level)),
    plain({ key: 'region', sort: 'region', title: say('region'), width: 110 }, (row) =>
      sayRegion(row.region, row.regionName),
    ),
    {
      ...{ key: 'peers', title: say('peers'), width: 168 },
      render: (_, row) => (
        <span className="muted">{sayPeers(row.standing.group, row.standing.level, say.language)}</span>
      ),
      cell: (row) => sayPeers(row.standing.group, row.standing.level, say.language),
    },
    ...DEPTHS.flatMap(depthColumns),
  ];
}

function ShareCell({ share }: { readonly share: StandingBody['numbers']['visits'] }) {
  const say = useWords(STANDING_WORDS);
  const { numerator, denominator, value } = share;
  // What is counted is then the peers' alone: as a figure of his own it would mislead.
  if (denominator === 0) return <span className="muted">{say('noCase')}</span>;
  const counts = { n: sayNumber(numerator), of: sayNumber(denominator) };
  if (value === null) return <span className="muted">{say('notCounted', counts)}</span>;
  return (
    <span className="figure">
      {sayShare(value)}
      <span className="figure-of">{say('counts', counts)}</span>
    </span>
  );
}
