// 待核数据: readings that quality control kept out of use. Several are left out or released at once; one is corrected.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { HeldReadingBody } from '@xunhe/contract/held-reading';
import { HELD_REASONS, HELD_STATES } from '@xunhe/domain/observation/held-reading';
import { sayDate, sayInstant, sayMonth } from '@xunhe/ui/dates';
import { ask } from '@xunhe/ui/session';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import { useState } from 'react';
import { ListTable } from '../parts/data-table.tsx';
import { Chips, OnlyChip, RegionChoice } from '../parts/filters.tsx';
import { type ListColumn, plain } from '../parts/list-column.ts';
import { sortQuery } from '../parts/list-sort.ts';
import { pageQuery } from '../parts/page-query.ts';
import { ReachLink } from '../parts/reach-link.tsx';
import type { ReadPage } from '../parts/read-whole-list.ts';
import { Screen } from '../parts/screen.tsx';
import { useRight, useSurroundings } from '../parts/surroundings.ts';
import type { HeldSearch } from './held-address.ts';
import { HeldDecide } from './held-decide.tsx';
import { sayMeasured } from './say-measured.ts';
import { DOOR_WORDS, HELD_REASON_WORDS, HELD_STATE_WORDS, MEASURED_WORDS } from './words-held.ts';

const WORDS = defineWords({
  title: ['待核数据', 'Held data'],
  about: [
    '质控未通过的读数，核定前不参与评价和预测',
    'Readings that quality control kept out: nothing is computed from them until somebody decides',
  ],
  state: ['核定情况', 'State'],
  all: ['全部', 'All'],
  reason: ['原因', 'Reason'],
  day: ['日期', 'Day'],
  place: ['点位', 'Place'],
  reach: ['河段', 'Reach'],
  indicator: ['指标', 'Indicator'],
  value: ['原始读数', 'As it came'],
  used: ['采用值', 'In use'],
  door: ['来源', 'Source'],
  by: ['核定人', 'Decided by'],
  why: ['理由', 'Why'],
  heldAt: ['扣留时间', 'Held since'],
  onlyPlace: ['仅一个点位', 'One place'],
  onlyIndicator: ['仅{name}', '{name} only'],
  onlyMonth: ['仅{month}', '{month} only'],
  choose: ['选择 {name}', 'Choose {name}'],
  none: ['没有符合条件的读数。', 'No reading matches.'],
  noneHeld: ['没有待核的读数。', 'Nothing waits.'],
  code: ['编号', 'Code'],
});

const route = getRouteApi('/held-readings');

export function HeldList() {
  const say = useWords(WORDS);
  const may = useRight('reading.read');
  const maySettle = useRight('reading.settle');
  const search = route.useSearch();
  const { state = 'held', reason, indicator, place, region, of, page } = search;
  const navigate = route.useNavigate();
  const [chosen, setChosen] = useState<readonly HeldReadingBody[]>([]);
  const set = (change: { [K in keyof HeldSearch]?: HeldSearch[K] | undefined }) => {
    setChosen([]);
    void navigate({ search: (before) => ({ ...before, page: undefined, ...change }) as never });
  };
  const readPage: ReadPage<HeldReadingBody> = (part, signal) =>
    ask('heldReadings', {
      query: {
        ...part,
        ...sortQuery(search),
        ...(state !== 'all' && { state }),
        ...(reason && { reason }),
        ...(indicator && { indicator }),
        ...(place && { place }),
        ...(region && { region }),
        ...(of && { month: of }),
      },
      signal,
    });
  const query = useQuery({
    queryKey: ['heldReadings', search],
    queryFn: ({ signal }) => readPage(pageQuery(page), signal),
    placeholderData: (before) => before,
    enabled: may,
  });
  const rows = query.data?.rows ?? [];
  const columns = useColumns(state === 'held');
  const mayChoose = maySettle && state === 'held';
  return (
    <Screen
      right="reading.read"
      title={say('title')}
      about={say('about')}
      filters={<Filters search={search} set={set} rows={rows} />}
    >
      {mayChoose && rows.length > 0 && (
        <HeldDecide
          chosen={chosen}
          onAll={() => setChosen([...new Map([...chosen, ...rows].map((row) => [row.id, row])).values()])}
          onDrop={() => setChosen([])}
        />
      )}
      <ListTable
        tools={{ list: 'heldReadings', readPage }}
        sorting={{ now: search, onSort: set }}
        label={say('title')}
        query={query}
        columns={columns}
        rowKey={(row) => row.id}
        page={page}
        onPage={(to) => void navigate({ search: (before) => ({ ...before, page: to }) as never })}
        none={say(state === 'held' ? 'noneHeld' : 'none')}
        rowSelection={
          mayChoose
            ? {
                columnWidth: 40,
                preserveSelectedRowKeys: true,
                selectedRowKeys: chosen.map(({ id }) => id),
                onChange: (_, to) => setChosen(to.filter((row) => row !== undefined)),
                getCheckboxProps: (row) =>
                  ({ 'aria-label': say('choose', { name: `${row.placeName ?? row.place} ${row.day}` }) }) as object,
                // Choosing all of a page is in the bar above, where keys reach it.
                hideSelectAll: true,
              }
            : undefined
        }
      />
    </Screen>
  );
}

interface FiltersProps {
  readonly search: HeldSearch;
  readonly set: (change: { [K in keyof HeldSearch]?: HeldSearch[K] | undefined }) => void;
  readonly rows: readonly HeldReadingBody[];
}

function Filters({ search, set, rows }: FiltersProps) {
  const say = useWords(WORDS);
  const sayState = useWords(HELD_STATE_WORDS);
  const sayReason = useWords(HELD_REASON_WORDS);
  const sayName = useWords(MEASURED_WORDS);
  const { state = 'held', reason, indicator, place, region, of } = search;
  return (
    <>
      <Chips<NonNullable<HeldSearch['state']>>
        label={say('state')}
        value={state}
        onChange={(to) => set({ state: to })}
        chips={[
          ...HELD_STATES.map((value) => ({ value, words: sayState(value) })),
          { value: 'all', words: say('all') },
        ]}
      />
      <span className="filter-rule" aria-hidden />
      <Chips<NonNullable<HeldSearch['reason']>>
        label={say('reason')}
        value={reason}
        onChange={(to) => set({ reason: to })}
        chips={[
          { value: undefined, words: say('all') },
          ...HELD_REASONS.map((value) => ({ value, words: sayReason(value) })),
        ]}
      />
      <RegionChoice value={region} onChange={(to) => set({ region: to })} />
      {place && (
        <OnlyChip
          words={rows.find((row) => row.place === place)?.placeName ?? say('onlyPlace')}
          onDrop={() => set({ place: undefined })}
        />
      )}
      {indicator && (
        <OnlyChip
          words={say('onlyIndicator', { name: sayName.any(indicator) })}
          onDrop={() => set({ indicator: undefined })}
        />
      )}
      {of && (
        <OnlyChip
          words={say('onlyMonth', { month: sayMonth(of, say.language) })}
          onDrop={() => set({ of: undefined })}
        />
      )}
    </>
  );
}

/** @param areWaiting nothing is decided about any of them yet */
function useColumns(areWaiting: boolean): ListColumn<HeldReadingBody>[] {
  const say = useWords(WORDS);
  const sayState = useWords(HELD_STATE_WORDS);
  const sayReason = useWords(HELD_REASON_WORDS);
  const sayName = useWords(MEASURED_WORDS);
  const sayDoor = useWords(DOOR_WORDS);
  const { city } = useSurroundings();
  const nameOf = (row: HeldReadingBody) => row.placeName ?? row.place;
  const decided: ListColumn<HeldReadingBody>[] = [
    {
      ...{ key: 'used', title: say('used'), width: 120, align: 'right' as const },
      render: (_, row) => (row.used === null ? '–' : sayMeasured(row.indicator, row.used)),
      cell: (row) => row.used,
    },
    plain({ key: 'why', title: say('why'), width: 220 }, (row) => row.decided?.why ?? '–'),
    plain({ key: 'by', title: say('by'), width: 110 }, (row) => row.decided?.byName ?? row.decided?.by ?? '–'),
  ];
  return [
    {
      ...{ key: 'day', sort: 'day', title: say('day'), width: 145, stays: true as const },
      render: (_, row) => sayDate(row.day, say.language, true),
      cell: (row) => row.day,
    },
    {
      ...{ key: 'place', sort: 'placeName', title: say('place'), width: 170, stays: true as const },
      render: (_, row) => (
        <Link to="/held-readings" search={(before) => ({ ...before, page: undefined, place: row.place }) as never}>
          {nameOf(row)}
        </Link>
      ),
      cell: nameOf,
    },
    {
      ...{ key: 'reach', sort: 'reachName', title: say('reach'), width: 180 },
      render: (_, row) =>
        row.reach && row.reachName ? <ReachLink id={row.reach} name={row.reachName} nameEn={row.reachNameEn} /> : '–',
      cell: (row) => row.reachName && pickName(say.language, row.reachName, row.reachNameEn),
    },
    {
      ...{ key: 'indicator', sort: 'indicator', title: say('indicator'), width: 130 },
      render: (_, row) => (
        <Link
          to="/held-readings"
          search={(before) => ({ ...before, page: undefined, indicator: row.indicator }) as never}
        >
          {sayName.any(row.indicator)}
        </Link>
      ),
      cell: (row) => sayName.any(row.indicator),
    },
    {
      ...{ key: 'value', sort: 'value', title: say('value'), width: 130, align: 'right' as const },
      render: (_, row) => sayMeasured(row.indicator, row.value),
      cell: (row) => row.value,
    },
    plain({ key: 'reason', sort: 'reason', title: say('reason'), width: 130 }, (row) => sayReason(row.reason)),
    plain({ key: 'state', sort: 'state', title: say('state'), width: 130 }, (row) => sayState(row.state)),
    ...(areWaiting ? [] : decided),
    plain({ key: 'door', title: say('door'), width: 110 }, (row) => sayDoor.any(row.source)),
    {
      ...{ key: 'heldAt', sort: 'heldAt', title: say('heldAt'), width: 180 },
      render: (_, row) => sayInstant(row.heldAt, city, say.language),
      cell: (row) => row.heldAt,
    },
    { key: 'code', title: say('code'), fileOnly: true, cell: (row) => row.id },
  ];
}
