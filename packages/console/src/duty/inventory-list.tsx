// 四个查清: how far each town has come in the running period, and the answers, newest first.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { InventoryProgressRow, InventoryRowBody } from '@xunhe/contract/inventory';
import { INVENTORY_ITEMS, type InventoryItem } from '@xunhe/domain/duty/inventory';
import { sayDate, sayInstant } from '@xunhe/ui/dates';
import { ask } from '@xunhe/ui/session';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import { INVENTORY_ITEM_WORDS, INVENTORY_PERIOD_WORDS } from '@xunhe/ui/words-inventory';
import { POST_WORDS } from '@xunhe/ui/words-shared';
import type { ColumnsType } from 'antd/es/table';
import { DataTable, ListTable } from '../parts/data-table.tsx';
import { fileInstant } from '../parts/file-instant.ts';
import { Chips, ReachOnly, RegionChoice } from '../parts/filters.tsx';
import { type ListColumn, plain } from '../parts/list-column.ts';
import { sortQuery } from '../parts/list-sort.ts';
import { pageQuery } from '../parts/page-query.ts';
import { Progress } from '../parts/progress.tsx';
import { ReachLink } from '../parts/reach-link.tsx';
import type { ReadPage } from '../parts/read-whole-list.ts';
import { Screen } from '../parts/screen.tsx';
import { useRight, useSurroundings } from '../parts/surroundings.ts';
import type { InventorySearch } from './duty-address.ts';

const WORDS = defineWords({
  title: ['四个查清', 'The four inventories'],
  span: ['{post}{per}（{from}–{to}）', '{post}: {per} ({from} – {to})'],
  byTown: ['各镇街进度', 'Progress by town'],
  answers: ['填报记录', 'Answers'],
  town: ['镇街', 'Town'],
  progress: ['已填 / 应填', 'Answered / asked'],
  none: ['没有符合条件的填报。', 'No answer matches.'],
  noTown: ['没有应填的岗位。', 'No post is asked.'],
  all: ['全部', 'All'],
  found: ['有发现', 'Found'],
  foundIn: ['{item}：有发现', '{item}: found'],
  nothing: ['四项均未发现', 'Nothing found'],
  foundItem: ['{item}{count}', '{item}{count}'],
  when: ['填报时间', 'When'],
  who: ['填报人', 'Who'],
  behalf: ['{name}（代{chief}）', '{name} (for {chief})'],
  reach: ['河段', 'Reach'],
  region: ['区域', 'Region'],
  period: ['周期', 'Period'],
  result: ['结果', 'Result'],
  photos: ['照片', 'Pictures'],
  for: ['所代河长', 'Taken for'],
  code: ['编号', 'Code'],
});

const route = getRouteApi('/inventories');

export function InventoryList() {
  const say = useWords(WORDS);
  const sayItem = useWords(INVENTORY_ITEM_WORDS);
  const may = useRight('duty.read');
  const { region, reach, found, sort, order, page } = route.useSearch();
  const navigate = route.useNavigate();
  const set = (change: { [K in keyof InventorySearch]?: InventorySearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...change }) as never });
  const readPage: ReadPage<InventoryRowBody> = (of, signal) =>
    ask('inventories', {
      query: {
        ...{ ...of, ...sortQuery({ sort, order }) },
        ...{ ...(region && { region }), ...(reach && { reach }), ...(found && { found }) },
      },
      signal,
    });
  const query = useQuery({
    queryKey: ['inventories', region, reach, found, sort, order, page],
    queryFn: ({ signal }) => readPage(pageQuery(page), signal),
    enabled: may,
    placeholderData: (before) => before,
  });
  return (
    <Screen
      right="duty.read"
      guide="inventory"
      title={say('title')}
      filters={
        <>
          <Chips<InventoryItem>
            label={say('found')}
            value={found}
            onChange={(to) => set({ found: to })}
            chips={[
              { value: undefined, words: say('all') },
              ...INVENTORY_ITEMS.map((value) => ({ value, words: say('foundIn', { item: sayItem(value) }) })),
            ]}
          />
          <RegionChoice value={region} onChange={(to) => set({ region: to })} />
          {reach && <ReachOnly reach={reach} onDrop={() => set({ reach: undefined })} />}
        </>
      }
    >
      <Towns region={region} />
      <h2>{say('answers')}</h2>
      <ListTable
        tools={{ list: 'inventories', readPage }}
        sorting={{ now: { sort, order }, onSort: set }}
        label={say('answers')}
        query={query}
        columns={useAnswerColumns()}
        rowKey={(row) => row.id}
        page={page}
        onPage={(to) => set({ page: to })}
        none={say('none')}
      />
    </Screen>
  );
}

function Towns({ region }: { readonly region: string | undefined }) {
  const say = useWords(WORDS);
  const sayItem = useWords(INVENTORY_ITEM_WORDS);
  const sayPost = useWords(POST_WORDS);
  const sayPer = useWords(INVENTORY_PERIOD_WORDS);
  const may = useRight('duty.read');
  const query = useQuery({
    queryKey: ['inventoryProgress', region],
    queryFn: ({ signal }) => ask('inventoryProgress', { query: { ...(region && { region }) }, signal }),
    enabled: may,
    placeholderData: (before) => before,
  });
  const columns: ColumnsType<InventoryProgressRow> = [
    { title: say('town'), width: 160, render: (_, row) => pickName(say.language, row.regionName, row.regionNameEn) },
    { title: say('progress'), width: 160, render: (_, row) => <Progress done={row.answered} asked={row.asked} /> },
    ...INVENTORY_ITEMS.map((item) => ({
      title: sayItem(item),
      width: 150,
      render: (_: unknown, row: InventoryProgressRow) => row.found[item] || '–',
    })),
  ];
  const rows = query.data?.rows ?? [];
  return (
    <>
      <h2>{say('byTown')}</h2>
      {query.data && (
        <p className="muted">
          {query.data.periods
            .map(({ post, per, from, to }) =>
              say('span', {
                post: sayPost.any(post),
                per: sayPer(per),
                from: sayDate(from, say.language),
                to: sayDate(to, say.language),
              }),
            )
            .join(say.language === 'zh' ? '；' : '; ')}
        </p>
      )}
      <DataTable
        label={say('byTown')}
        query={{ ...query, data: query.data && { rows, total: rows.length } }}
        columns={columns}
        rowKey={(row) => row.region}
        none={say('noTown')}
      />
    </>
  );
}

function useAnswerColumns(): ListColumn<InventoryRowBody>[] {
  const say = useWords(WORDS);
  const sayItem = useWords(INVENTORY_ITEM_WORDS);
  const sayPost = useWords(POST_WORDS);
  const { city } = useSurroundings();
  return [
    {
      ...{ key: 'when', sort: 'at', title: say('when'), width: 130, stays: true as const },
      render: (_, row) => sayInstant(row.at, city, say.language),
      cell: (row) => fileInstant(row.at, city.timezone),
    },
    {
      ...{ key: 'reach', sort: 'reachName', title: say('reach'), width: 240, stays: true as const },
      render: (_, row) => <ReachLink id={row.reach} name={row.reachName} nameEn={row.reachNameEn} />,
      cell: (row) => pickName(say.language, row.reachName, row.reachNameEn),
    },
    plain({ key: 'region', sort: 'region', title: say('region'), width: 120 }, (row) =>
      pickName(say.language, row.regionName, row.regionNameEn),
    ),
    {
      ...{ key: 'who', sort: 'personName', title: say('who'), width: 200 },
      render: (_, row) => (
        <>
          {row.onBehalfOfName ? say('behalf', { name: row.personName, chief: row.onBehalfOfName }) : row.personName}{' '}
          <span className="muted">{sayPost.any(row.personLevel)}</span>
        </>
      ),
      cell: (row) => row.personName,
    },
    { key: 'for', title: say('for'), fileOnly: true, cell: (row) => row.onBehalfOfName },
    {
      ...{ key: 'period', title: say('period'), width: 150 },
      render: (_, { period }) => `${sayDate(period.from, say.language)}–${sayDate(period.to, say.language)}`,
      cell: ({ period }) => `${period.from}/${period.to}`,
    },
    {
      ...{ key: 'result', title: say('result') },
      render: (_, row) => <Result row={row} />,
      cell: (row) =>
        row.items
          .filter((answer) => answer.found)
          .map(({ item, count, note }) => [sayItem(item), count, note].filter(Boolean).join(' '))
          .join('; '),
    },
    {
      ...{ key: 'photos', title: say('photos'), width: 70 },
      render: (_, row) => row.photos || '–',
      cell: (row) => row.photos,
    },
    { key: 'code', title: say('code'), fileOnly: true, cell: (row) => row.id },
  ];
}

function Result({ row }: { readonly row: InventoryRowBody }) {
  const say = useWords(WORDS);
  const sayItem = useWords(INVENTORY_ITEM_WORDS);
  const found = row.items.filter((answer) => answer.found);
  if (found.length === 0) return <span className="muted">{say('nothing')}</span>;
  return found.map(({ item, count, note }) => (
    <div key={item}>
      <strong>{say('foundItem', { item: sayItem(item), count: count === undefined ? '' : ` ${count}` })}</strong> {note}
    </div>
  ));
}
