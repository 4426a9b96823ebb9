// 被拒记录: what phones sent and the server did not take, with the reason. Nothing of it is thrown away; the office looks at each and says what was
// done.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { RefusedRow } from '@xunhe/contract/refused-record';
import { sayInstant } from '@xunhe/ui/dates';
import { ask } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button } from 'antd';
import { useState } from 'react';
import { ListTable } from '../parts/data-table.tsx';
import { fileInstant } from '../parts/file-instant.ts';
import { Chips, RegionChoice, useRegionNames } from '../parts/filters.tsx';
import { type ListColumn, plain } from '../parts/list-column.ts';
import { sortQuery } from '../parts/list-sort.ts';
import { pageQuery } from '../parts/page-query.ts';
import type { ReadPage } from '../parts/read-whole-list.ts';
import { Screen } from '../parts/screen.tsx';
import { useRight, useSurroundings } from '../parts/surroundings.ts';
import { REFUSED_SHOWS, type RefusedSearch } from './patrol-address.ts';
import { RefusedFile } from './refused-file.tsx';
import { RECORD_KIND_WORDS } from './words-refused.ts';

type Show = (typeof REFUSED_SHOWS)[number];

const WORDS = defineWords({
  title: ['被拒记录', 'Refused records'],
  about: ['未能入库的手机记录，内容全部保留', 'sent by phones and not taken; all content is kept'],
  show: ['范围', 'Which'],
  open: ['待处理', 'To be settled'],
  settled: ['已办结', 'Settled'],
  all: ['全部', 'All'],
  kind: ['记录', 'Record'],
  reason: ['原因', 'Reason'],
  who: ['上报人', 'Sent by'],
  region: ['区域', 'Region'],
  received: ['收到时间', 'Received'],
  state: ['处理', 'Settled'],
  look: ['查看', 'Open'],
  code: ['编号', 'Code'],
  waiting: ['待处理', 'To be settled'],
  none: ['没有被拒记录。', 'No record was refused.'],
});

const route = getRouteApi('/refused');

export function RefusedList() {
  const say = useWords(WORDS);
  const may = useRight('record.settle');
  const { show = 'open', region, sort, order, page } = route.useSearch();
  const navigate = route.useNavigate();
  const [opened, setOpened] = useState<RefusedRow | null>(null);
  const columns = useColumns(setOpened);
  const set = (change: { [K in keyof RefusedSearch]?: RefusedSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...change }) as never });
  const readPage: ReadPage<RefusedRow> = (of, signal) =>
    ask('refusedRecords', {
      query: {
        ...{ ...of, ...sortQuery({ sort, order }) },
        ...{ ...(show !== 'all' && { open: show === 'open' }), ...(region && { region }) },
      },
      signal,
    });
  const query = useQuery({
    queryKey: ['refused', show, region, sort, order, page],
    queryFn: ({ signal }) => readPage(pageQuery(page), signal),
    placeholderData: (before) => before,
    enabled: may,
  });
  return (
    <Screen
      right="record.settle"
      title={say('title')}
      about={say('about')}
      filters={
        <>
          <Chips<Show>
            label={say('show')}
            value={show}
            onChange={(to) => set({ show: to })}
            chips={REFUSED_SHOWS.map((value) => ({
              value,
              words: say(value),
              ...(value === show && query.data && !query.isPlaceholderData && { count: query.data.total }),
            }))}
          />
          <RegionChoice value={region} onChange={(to) => set({ region: to })} />
        </>
      }
    >
      <ListTable
        tools={{ list: 'refused', readPage }}
        sorting={{ now: { sort, order }, onSort: set }}
        label={say('title')}
        query={query}
        columns={columns}
        rowKey={(row) => `${row.id}/${row.hash}`}
        page={page}
        onPage={(to) => set({ page: to })}
        none={say('none')}
      />
      <RefusedFile row={opened} onClose={() => setOpened(null)} />
    </Screen>
  );
}

function useColumns(onOpen: (row: RefusedRow) => void): ListColumn<RefusedRow>[] {
  const say = useWords(WORDS);
  const sayKind = useWords(RECORD_KIND_WORDS);
  const sayRegion = useRegionNames();
  const { city } = useSurroundings();
  return [
    {
      ...{ key: 'received', sort: 'receivedAt', title: say('received'), width: 180, stays: true as const },
      render: (_, row) => sayInstant(row.receivedAt, city, say.language),
      cell: (row) => fileInstant(row.receivedAt, city.timezone),
    },
    plain({ key: 'kind', sort: 'kind', title: say('kind'), width: 100 }, (row) => sayKind.any(row.kind)),
    {
      ...{ key: 'reason', title: say('reason') },
      render: (_, row) => <span className="lines-2">{sayRefusal(row.refusal, say.language)}</span>,
      cell: (row) => sayRefusal(row.refusal, say.language),
    },
    plain({ key: 'who', sort: 'personName', title: say('who'), width: 140 }, (row) => row.personName ?? row.person),
    plain({ key: 'region', sort: 'region', title: say('region'), width: 160 }, (row) =>
      sayRegion(row.region, row.regionName),
    ),
    {
      ...{ key: 'state', sort: 'settledAt', title: say('state'), width: 240 },
      render: (_, row) =>
        row.settledAt === null ? (
          <span className="late">{say('waiting')}</span>
        ) : (
          <span className="lines-2">{[row.settledByName, row.note].filter(Boolean).join(':')}</span>
        ),
      cell: (row) =>
        row.settledAt === null ? say('waiting') : [row.settledByName, row.note].filter(Boolean).join(' · '),
    },
    {
      ...{ key: 'look', title: say('look'), width: 90, screenOnly: true as const },
      render: (_, row) => (
        <Button size="small" onClick={() => onOpen(row)}>
          {say('look')}
        </Button>
      ),
      cell: () => null,
    },
    { key: 'code', title: say('code'), fileOnly: true, cell: (row) => row.id },
  ];
}
