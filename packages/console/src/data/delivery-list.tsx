// 接入记录: batches of observations that other systems brought, and what of them was refused and why.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { DeliveryBody } from '@xunhe/contract/delivery';
import type { Refusal } from '@xunhe/domain/ground/result';
import { sayInstant } from '@xunhe/ui/dates';
import { sayNumber } from '@xunhe/ui/figures';
import { ask } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { ListTable } from '../parts/data-table.tsx';
import { Chips, OnlyChip } from '../parts/filters.tsx';
import { type ListColumn, plain } from '../parts/list-column.ts';
import { sortQuery } from '../parts/list-sort.ts';
import { pageQuery } from '../parts/page-query.ts';
import type { ReadPage } from '../parts/read-whole-list.ts';
import { Screen } from '../parts/screen.tsx';
import { useRight, useSurroundings } from '../parts/surroundings.ts';
import type { DeliverySearch } from './delivery-address.ts';
import { MEASURED_WORDS } from './words-held.ts';

const WORDS = defineWords({
  title: ['接入记录', 'Data brought'],
  about: ['外部系统送来的数据，每批一行', 'What other systems brought, a line for each batch'],
  show: ['显示', 'Show'],
  all: ['全部', 'All'],
  faulty: ['有问题的', 'With faults'],
  at: ['送达时间', 'Came at'],
  sender: ['来源', 'From'],
  batch: ['批次号', 'Batch'],
  stored: ['存入', 'Stored'],
  repeated: ['重复', 'Repeated'],
  refused: ['未收', 'Refused'],
  waiting: ['待核读数', 'Readings held'],
  faults: ['未收的原因', 'What was refused'],
  item: ['第 {n} 条：{why}', 'Item {n}: {why}'],
  more: ['还有 {n} 条', '{n} more'],
  onlySender: ['仅一个来源', 'One sender'],
  none: [
    '还没有外部系统送数。安全管理员在“设置 → 账号”开通“设备”账号后即可接入。',
    'No system has brought data. The security administrator opens an account of the role “service” under Settings → Accounts.',
  ],
  noneFaulty: ['没有有问题的批次。', 'No batch has a fault.'],
});

const route = getRouteApi('/deliveries');

export function DeliveryList() {
  const say = useWords(WORDS);
  const may = useRight('reading.read');
  const search = route.useSearch();
  const { source, show, page } = search;
  const navigate = route.useNavigate();
  const set = (change: { [K in keyof DeliverySearch]?: DeliverySearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...change }) as never });
  const readPage: ReadPage<DeliveryBody> = (part, signal) =>
    ask('deliveries', {
      query: { ...part, ...sortQuery(search), ...(source && { source }), ...(show && { faulty: true }) },
      signal,
    });
  const query = useQuery({
    queryKey: ['deliveries', search],
    queryFn: ({ signal }) => readPage(pageQuery(page), signal),
    placeholderData: (before) => before,
    enabled: may,
  });
  const columns = useColumns();
  return (
    <Screen
      right="reading.read"
      title={say('title')}
      about={say('about')}
      filters={
        <>
          <Chips<NonNullable<DeliverySearch['show']>>
            label={say('show')}
            value={show}
            onChange={(to) => set({ show: to })}
            chips={[
              { value: undefined, words: say('all') },
              { value: 'faulty', words: say('faulty') },
            ]}
          />
          {source && (
            <OnlyChip
              words={query.data?.rows[0]?.senderName ?? say('onlySender')}
              onDrop={() => set({ source: undefined })}
            />
          )}
        </>
      }
    >
      <ListTable
        tools={{ list: 'deliveries', readPage }}
        sorting={{ now: search, onSort: set }}
        label={say('title')}
        query={query}
        columns={columns}
        rowKey={(row) => `${row.source}/${row.id}`}
        page={page}
        onPage={(to) => void navigate({ search: (before) => ({ ...before, page: to }) as never })}
        none={say(show ? 'noneFaulty' : 'none')}
      />
    </Screen>
  );
}

function useColumns(): ListColumn<DeliveryBody>[] {
  const say = useWords(WORDS);
  const { city } = useSurroundings();
  const nameOf = (row: DeliveryBody) => row.senderName ?? row.source;
  const sayName = useWords(MEASURED_WORDS);
  const named = (refusal: Refusal) =>
    typeof refusal.indicator === 'string' ? { ...refusal, indicator: sayName.any(refusal.indicator) } : refusal;
  const sayFaults = ({ faults, refused }: DeliveryBody) => [
    ...faults.map(({ n, refusal }) =>
      say('item', { n: n + 1, why: sayRefusal(named(refusal as Refusal), say.language) }),
    ),
    ...(refused > faults.length ? [say('more', { n: refused - faults.length })] : []),
  ];
  const number = (key: 'stored' | 'repeated' | 'refused'): ListColumn<DeliveryBody> => ({
    ...{ key, sort: key, title: say(key), width: 90, align: 'right' as const },
    render: (_, row) => sayNumber(row[key]),
    cell: (row) => row[key],
  });
  return [
    {
      ...{ key: 'at', sort: 'at', title: say('at'), width: 150, stays: true as const },
      render: (_, row) => sayInstant(row.at, city, say.language),
      cell: (row) => row.at,
    },
    {
      ...{ key: 'sender', sort: 'senderName', title: say('sender'), width: 160 },
      render: (_, row) => (
        <Link to="/deliveries" search={(before) => ({ ...before, page: undefined, source: row.source }) as never}>
          {nameOf(row)}
        </Link>
      ),
      cell: nameOf,
    },
    plain({ key: 'batch', title: say('batch'), width: 180 }, (row) => row.id),
    number('stored'),
    number('repeated'),
    number('refused'),
    {
      ...{ key: 'waiting', sort: 'waiting', title: say('waiting'), width: 110, align: 'right' as const },
      render: (_, row) =>
        row.waiting > 0 ? <Link to="/held-readings">{sayNumber(row.waiting)}</Link> : sayNumber(row.waiting),
      cell: (row) => row.waiting,
    },
    {
      ...{ key: 'faults', title: say('faults'), width: 400 },
      render: (_, row) => (
        <ul className="held-chosen">
          {sayFaults(row).map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      ),
      cell: (row) => sayFaults(row).join(' '),
    },
  ];
}
