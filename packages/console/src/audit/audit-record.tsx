// 审计: what happened, who did it, to whom and from where; for the audit administrator alone.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { AuditEventBody } from '@xunhe/contract/audit';
import { ask } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';
import { Button } from 'antd';
import { useState } from 'react';
import { ListTable } from '../parts/data-table.tsx';
import { fileInstant } from '../parts/file-instant.ts';
import { useRegionNames } from '../parts/filters.tsx';
import { type ListColumn, plain } from '../parts/list-column.ts';
import { sortQuery } from '../parts/list-sort.ts';
import { pageQuery } from '../parts/page-query.ts';
import type { ReadPage } from '../parts/read-whole-list.ts';
import { Screen } from '../parts/screen.tsx';
import { useRight, useSayAct, useSurroundings } from '../parts/surroundings.ts';
import type { AuditSearch } from './audit-address.ts';
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
  kind: ['事项代码', 'Kind'],
  key: ['对象编号', 'Key'],
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
  const readPage: ReadPage<AuditEventBody> = (of, signal) =>
    ask('auditEvents', {
      query: {
        ...of,
        ...sortQuery(search),
        ...(kind && { kind }),
        ...(who && { actor: who }),
        ...(whom && { subject: whom }),
        ...(region && { region }),
        ...(q && { q }),
        ...(from && { from }),
        ...(to && { to }),
      },
      signal,
    });
  const query = useQuery({
    queryKey: ['audit', 'events', kind, who, whom, region, q, from, to, search.sort, search.order, page],
    queryFn: ({ signal }) => readPage(pageQuery(page), signal),
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
      <ListTable
        tools={{ list: 'audit', readPage }}
        sorting={{ now: search, onSort: set }}
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

function useColumns(onShow: (event: AuditEventBody) => void): ListColumn<AuditEventBody>[] {
  const say = useWords(WORDS);
  const sayAt = useSayAct();
  const sayRegion = useRegionNames();
  const { city } = useSurroundings();
  const placeOf = (row: AuditEventBody) =>
    row.region.length === 4 ? say('wholeCity') : sayRegion(row.region, row.regionName ?? row.region);
  return [
    plain(
      { key: 'number', sort: 'seq', title: say('number'), width: 84, align: 'right', stays: true },
      (row) => row.seq,
    ),
    {
      ...{ key: 'at', title: say('at'), width: 150 },
      render: (_, row) => sayAt(row.at),
      cell: (row) => fileInstant(row.at, city.timezone),
    },
    {
      ...{ key: 'what', title: say('what'), stays: true as const },
      render: (_, row) => (
        <Button type="link" size="small" className="audit-what" onClick={() => onShow(row)}>
          {sayEvent(row.kind, say.language)}
        </Button>
      ),
      cell: (row) => sayEvent(row.kind, say.language),
    },
    plain({ key: 'who', title: say('who'), width: 150 }, (row) => row.actorName ?? row.actor ?? say('service')),
    {
      ...{ key: 'whom', title: say('whom'), width: 150 },
      render: (_, row) => row.subjectName ?? row.subject ?? '–',
      cell: (row) => row.subjectName ?? row.subject,
    },
    plain({ key: 'where', title: say('where'), width: 180 }, placeOf),
    {
      ...{ key: 'address', title: say('address'), width: 150 },
      render: (_, row) => row.address ?? '–',
      cell: (row) => row.address,
    },
    { key: 'kind', title: say('kind'), fileOnly: true, cell: (row) => row.kind },
    { key: 'key', title: say('key'), fileOnly: true, cell: (row) => row.key },
  ];
}
