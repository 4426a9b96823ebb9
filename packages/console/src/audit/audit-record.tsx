// 审计: what happened, who did it, to whom and from where; for the audit administrator alone.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { AuditEventBody } from '@xunhe/contract/audit';
import { ask } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';
import { Button } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useState } from 'react';
import type { AuditSearch } from '../parts/address.ts';
import { DataTable } from '../parts/data-table.tsx';
import { useRegionNames } from '../parts/filters.tsx';
import { pageQuery } from '../parts/page-query.ts';
import { Screen } from '../parts/screen.tsx';
import { useRight, useSayAct } from '../parts/surroundings.ts';
import { AuditChain } from './audit-chain.tsx';
import { AuditEvent } from './audit-event.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { sayEvent } from './event-words.ts';

const WORDS = defineWords({
  title: ['审计记录', 'Record of what happened'],
  about: ['只增不改，逐条相链', 'only ever added to, each event chained to the one before'],
  number: ['序号', 'No.'],
  at: ['时间', 'Time'],
  who: ['操作人', 'By'],
  what: ['事项', 'What'],
  whom: ['涉及人', 'Concerns'],
  where: ['区域', 'Where'],
  address: ['来源地址', 'Address'],
  service: ['系统', 'The service'],
  wholeCity: ['全市', 'Whole city'],
  none: ['没有符合条件的记录。', 'No event matches.'],
});

const route = getRouteApi('/audit');

export function AuditRecord() {
  const say = useWords(WORDS);
  const may = useRight('audit.read');
  const { page, ...search } = route.useSearch();
  const navigate = route.useNavigate();
  const [shown, setShown] = useState<AuditEventBody | null>(null);
  const columns = useColumns(setShown);
  const set = (change: { [K in keyof AuditSearch]?: AuditSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...change }) as never });
  const { kind, who, whom, region, q, from, to } = search;
  const query = useQuery({
    queryKey: ['audit', 'events', kind, who, whom, region, q, from, to, page],
    queryFn: ({ signal }) =>
      ask('auditEvents', {
        query: {
          ...pageQuery(page),
          ...(kind && { kind }),
          ...(who && { actor: who }),
          ...(whom && { subject: whom }),
          ...(region && { region }),
          ...(q && { q }),
          ...(from && { from }),
          ...(to && { to }),
        },
        signal,
      }),
    placeholderData: (before) => before,
    enabled: may,
  });
  return (
    <Screen
      right="audit.read"
      title={say('title')}
      about={say('about')}
      filters={<AuditFilters search={search} onChange={set} />}
    >
      <AuditChain />
      <DataTable
        label={say('title')}
        query={query}
        columns={columns}
        rowKey={(row) => row.id}
        page={page}
        onPage={(to) => set({ page: to })}
        none={say('none')}
      />
      <AuditEvent event={shown} onClose={() => setShown(null)} />
    </Screen>
  );
}

function useColumns(onShow: (event: AuditEventBody) => void): ColumnsType<AuditEventBody> {
  const say = useWords(WORDS);
  const sayAt = useSayAct();
  const sayRegion = useRegionNames();
  return [
    { title: say('number'), width: 64, align: 'right', render: (_, row) => row.seq },
    { title: say('at'), width: 150, render: (_, row) => sayAt(row.at) },
    {
      title: say('what'),
      render: (_, row) => (
        <Button type="link" size="small" className="audit-what" onClick={() => onShow(row)}>
          {sayEvent(row.kind, say.language)}
        </Button>
      ),
    },
    { title: say('who'), width: 150, render: (_, row) => row.actorName ?? row.actor ?? say('service') },
    { title: say('whom'), width: 150, render: (_, row) => row.subjectName ?? row.subject ?? '–' },
    {
      title: say('where'),
      width: 180,
      render: (_, row) =>
        row.region.length === 4 ? say('wholeCity') : sayRegion(row.region, row.regionName ?? row.region),
    },
    { title: say('address'), width: 150, render: (_, row) => row.address ?? '–' },
  ];
}
