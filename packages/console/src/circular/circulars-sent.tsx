// Published notices with how many have read each: the office's own, those of offices below it, and those from above that its people read.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SentCircularBody } from '@xunhe/contract/circular';
import { ask } from '@xunhe/ui/session';
import { useWords } from '@xunhe/ui/words';
import { CIRCULAR_STATE_WORDS } from '@xunhe/ui/words-circular';
import { ListTable } from '../parts/data-table.tsx';
import { fileInstant } from '../parts/file-instant.ts';
import { type ListColumn, plain } from '../parts/list-column.ts';
import { sortQuery } from '../parts/list-sort.ts';
import { pageQuery } from '../parts/page-query.ts';
import { Progress } from '../parts/progress.tsx';
import type { ReadPage } from '../parts/read-whole-list.ts';
import { useSayAct, useSurroundings } from '../parts/surroundings.ts';
import type { CircularSearch } from './circular-address.ts';
import { CircularAudience } from './circular-audience.tsx';
import { useSayOffice } from './use-circulars.ts';
import { CIRCULAR_DESK_WORDS } from './words-circulars.ts';

interface SentProps {
  readonly search: CircularSearch;
  readonly set: (change: { [K in keyof CircularSearch]?: CircularSearch[K] | undefined }) => void;
}

export function CircularsSent({ search: { state, q, sort, order, page }, set }: SentProps) {
  const say = useWords(CIRCULAR_DESK_WORDS);
  const readPage: ReadPage<SentCircularBody> = (of, signal) =>
    ask('sentCirculars', {
      query: { ...of, ...sortQuery({ sort, order }), ...(state && { state }), ...(q && { q }) },
      signal,
    });
  const query = useQuery({
    queryKey: ['sentCirculars', state, q, sort, order, page],
    queryFn: ({ signal }) => readPage(pageQuery(page), signal),
    placeholderData: (before) => before,
  });
  return (
    <ListTable
      tools={{ list: 'notices', readPage }}
      sorting={{ now: { sort, order }, onSort: set }}
      label={say('sent')}
      query={query}
      columns={useColumns()}
      rowKey={(row) => row.id}
      page={page}
      onPage={(to) => set({ page: to })}
      none={say('noneSent')}
    />
  );
}

function useColumns(): ListColumn<SentCircularBody>[] {
  const say = useWords(CIRCULAR_DESK_WORDS);
  const sayState = useWords(CIRCULAR_STATE_WORDS);
  const sayOffice = useSayOffice();
  const sayAt = useSayAct();
  const { city } = useSurroundings();
  return [
    {
      ...{ key: 'title', sort: 'title', title: say('titleOf'), stays: true as const },
      render: (_, row) => (
        <Link to="/notices/$id" params={{ id: row.id }} search={{}} className="clip" title={row.title}>
          <strong>{row.title}</strong>
        </Link>
      ),
      cell: (row) => row.title,
    },
    {
      ...{ key: 'state', title: say('state'), width: 90 },
      render: (_, row) => <StateOf row={row} words={sayState(row.state)} />,
      cell: (row) => sayState(row.state),
    },
    {
      ...{ key: 'to', title: say('to'), width: 280 },
      render: (_, row) => <CircularAudience of={row} />,
      cell: ({ region }) => region,
    },
    plain({ key: 'from', title: say('from'), width: 160 }, (row) => sayOffice(row)),
    {
      ...{ key: 'publishedAt', sort: 'publishedAt', title: say('publishedAt'), width: 130 },
      render: (_, row) => sayAt(row.publishedAt),
      cell: (row) => fileInstant(row.publishedAt, city.timezone),
    },
    {
      ...{ key: 'seen', title: say('seen'), width: 150 },
      render: (_, row) => <Progress done={row.seen} asked={row.addressed} />,
      cell: (row) => `${row.seen}/${row.addressed}`,
    },
    {
      ...{ key: 'confirmed', title: say('confirmed'), width: 150 },
      render: (_, row) =>
        row.confirm ? (
          <Progress done={row.confirmed} asked={row.addressed} />
        ) : (
          <span className="muted">{say('notAsked')}</span>
        ),
      cell: (row) => (row.confirm ? `${row.confirmed}/${row.addressed}` : say('notAsked')),
    },
  ];
}

function StateOf({ row, words }: { readonly row: SentCircularBody; readonly words: string }) {
  const look = row.state === 'published' ? 'done' : row.state === 'withdrawn' ? 'late' : 'muted';
  return (
    <span className={look} {...(row.withdrawnWhy !== null && { title: row.withdrawnWhy })}>
      {words}
    </span>
  );
}
