// Published notices with how many have read each: the office's own, those of offices below it, and those from above that its people read.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SentCircularBody } from '@xunhe/contract/circular';
import { ask } from '@xunhe/ui/session';
import { useWords } from '@xunhe/ui/words';
import { CIRCULAR_STATE_WORDS } from '@xunhe/ui/words-circular';
import type { ColumnsType } from 'antd/es/table';
import { DataTable } from '../parts/data-table.tsx';
import { pageQuery } from '../parts/page-query.ts';
import { Progress } from '../parts/progress.tsx';
import { useSayAct } from '../parts/surroundings.ts';
import type { CircularSearch } from './circular-address.ts';
import { CircularAudience } from './circular-audience.tsx';
import { useSayOffice } from './use-circulars.ts';
import { CIRCULAR_DESK_WORDS } from './words-circulars.ts';

interface SentProps {
  readonly search: CircularSearch;
  readonly onPage: (page: number | undefined) => void;
}

export function CircularsSent({ search: { state, q, page }, onPage }: SentProps) {
  const say = useWords(CIRCULAR_DESK_WORDS);
  const query = useQuery({
    queryKey: ['sentCirculars', state, q, page],
    queryFn: ({ signal }) =>
      ask('sentCirculars', { query: { ...pageQuery(page), ...(state && { state }), ...(q && { q }) }, signal }),
    placeholderData: (before) => before,
  });
  return (
    <DataTable
      label={say('sent')}
      query={query}
      columns={useColumns()}
      rowKey={(row) => row.id}
      page={page}
      onPage={onPage}
      none={say('noneSent')}
    />
  );
}

function useColumns(): ColumnsType<SentCircularBody> {
  const say = useWords(CIRCULAR_DESK_WORDS);
  const sayState = useWords(CIRCULAR_STATE_WORDS);
  const sayOffice = useSayOffice();
  const sayAt = useSayAct();
  return [
    {
      title: say('titleOf'),
      render: (_, row) => (
        <Link to="/notices/$id" params={{ id: row.id }} search={{}} className="clip" title={row.title}>
          <strong>{row.title}</strong>
        </Link>
      ),
    },
    { title: say('state'), width: 90, render: (_, row) => <StateOf row={row} words={sayState(row.state)} /> },
    { title: say('to'), width: 280, render: (_, row) => <CircularAudience of={row} /> },
    { title: say('from'), width: 160, render: (_, row) => sayOffice(row) },
    { title: say('publishedAt'), width: 130, render: (_, row) => sayAt(row.publishedAt) },
    { title: say('seen'), width: 150, render: (_, row) => <Progress done={row.seen} asked={row.addressed} /> },
    {
      title: say('confirmed'),
      width: 150,
      render: (_, row) =>
        row.confirm ? (
          <Progress done={row.confirmed} asked={row.addressed} />
        ) : (
          <span className="muted">{say('notAsked')}</span>
        ),
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
