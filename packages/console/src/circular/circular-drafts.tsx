// Drafts of notices: of the office, and of those below it.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CircularDraftBody } from '@xunhe/contract/circular';
import { ask, refusalOf } from '@xunhe/ui/session';
import { useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button, Popconfirm } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { DataTable } from '../parts/data-table.tsx';
import { useSayAct } from '../parts/surroundings.ts';
import { CircularAudience } from './circular-audience.tsx';
import { CIRCULAR_DESK_WORDS } from './words-circulars.ts';

export function CircularDrafts() {
  const say = useWords(CIRCULAR_DESK_WORDS);
  const sayAt = useSayAct();
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: ['circularDrafts'],
    queryFn: async ({ signal }) => {
      const { rows } = await ask('circularDrafts', { signal });
      return { rows, total: rows.length };
    },
  });
  const drop = useMutation({
    mutationFn: ({ id, revision }: CircularDraftBody) => ask('dropCircular', { params: { id }, body: { revision } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['circularDrafts'] }),
  });
  const columns: ColumnsType<CircularDraftBody> = [
    {
      title: say('titleOf'),
      render: (_, { id, title }) => (
        <Link to="/notices/write" search={{ draft: id }} className="clip" title={title}>
          <strong>{title}</strong>
        </Link>
      ),
    },
    { title: say('to'), width: 320, render: (_, row) => <CircularAudience of={row} /> },
    { title: say('changedBy'), width: 120, render: (_, row) => row.changedByName ?? '–' },
    { title: say('changedAt'), width: 140, render: (_, row) => sayAt(row.changedAt) },
    {
      title: say('actions'),
      width: 100,
      align: 'right',
      render: (_, row) => (
        <Popconfirm
          title={say('dropAsk')}
          okText={say('drop')}
          cancelText={say('cancel')}
          onConfirm={() => drop.mutate(row)}
        >
          <Button size="small" loading={drop.isPending && drop.variables.id === row.id}>
            {say('drop')}
          </Button>
        </Popconfirm>
      ),
    },
  ];
  return (
    <>
      <div role="alert">
        {drop.error && <p className="refused">{sayRefusal(refusalOf(drop.error), say.language)}</p>}
      </div>
      <DataTable
        label={say('drafts')}
        query={query}
        columns={columns}
        rowKey={(row) => row.id}
        none={say('noneDrafts')}
      />
    </>
  );
}
