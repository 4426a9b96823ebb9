// Water by water: how likely it fails, what the budget would give it, what the rule asked and an even spread gives.
import type { AllocationBody } from '@xunhe/contract/allocation';
import { WAYS } from '@xunhe/domain/duty/allocate-month';
import { sayNumber, sayShare } from '@xunhe/ui/figures';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import type { ColumnsType } from 'antd/es/table';
import { makeCsv } from '../parts/csv.ts';
import { DataTable } from '../parts/data-table.tsx';
import { useRegionNames } from '../parts/filters.tsx';
import { ReachLink } from '../parts/reach-link.tsx';
import { WAY_WORDS } from './words-rule.ts';

const WORDS = defineWords({
  waters: ['各水体的天次', 'Visits of each water'],
  id: ['编号', 'Id'],
  reach: ['河段', 'Reach'],
  region: ['区域', 'Region'],
  probability: ['平均不达标概率', 'Mean probability'],
  failures: ['实测不达标 / 监测月', 'Failed / measured months'],
  failed: ['实测不达标月', 'Months failed'],
  measured: ['监测月', 'Months measured'],
  drawn: ['抽中月', 'Months drawn'],
});

type Row = AllocationBody['rows'][number];

export function AllocationTable({
  query,
  page,
  onPage,
}: {
  readonly query: {
    readonly data: AllocationBody | undefined;
    readonly error: unknown;
    readonly isFetching: boolean;
    readonly refetch: () => unknown;
  };
  readonly page: number | undefined;
  readonly onPage: (page: number | undefined) => void;
}) {
  const say = useWords(WORDS);
  const sayWay = useWords(WAY_WORDS);
  const nameOf = useRegionNames();
  const columns: ColumnsType<Row> = [
    {
      title: say('reach'),
      width: 220,
      fixed: 'left',
      render: (_, row) => <ReachLink id={row.reach} name={row.name} nameEn={row.nameEn} />,
    },
    { title: say('region'), width: 120, render: (_, row) => nameOf(row.region, row.regionName) },
    {
      title: say('probability'),
      width: 120,
      align: 'right',
      render: (_, row) => sayShare(row.probability),
    },
    ...WAYS.map((way) => ({
      title: sayWay(way),
      width: 110,
      align: 'right' as const,
      render: (_: unknown, row: Row) =>
        way === 'allocated' ? <strong>{sayNumber(row[way])}</strong> : sayNumber(row[way]),
    })),
    {
      title: say('failures'),
      width: 140,
      align: 'right',
      render: (_, row) => (row.measured === 0 ? '–' : `${row.failures} / ${row.measured}`),
    },
    { title: say('drawn'), width: 90, align: 'right', render: (_, row) => (row.drawn === 0 ? '–' : row.drawn) },
  ];
  return (
    <DataTable<Row>
      label={say('waters')}
      query={query}
      columns={columns}
      rowKey={(row) => row.reach}
      page={page}
      onPage={onPage}
    />
  );
}

export function useAllocationCsv(): (rows: readonly Row[]) => string {
  const say = useWords(WORDS);
  const sayWay = useWords(WAY_WORDS);
  const nameOf = useRegionNames();
  return (rows) =>
    makeCsv([
      [
        ...(['id', 'reach', 'region', 'probability'] as const).map((word) => say(word)),
        ...WAYS.map((way) => sayWay(way)),
        ...(['failed', 'measured', 'drawn'] as const).map((word) => say(word)),
      ],
      ...rows.map((row) => [
        ...[row.reach, pickName(say.language, row.name, row.nameEn), nameOf(row.region, row.regionName)],
        ...[row.probability, row.allocated, row.byRule, row.evenly, row.failures, row.measured, row.drawn],
      ]),
    ]);
}
