// 台账: every reach of the city, found by name, region and warning.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReachRowBody } from '@xunhe/contract/place';
import type { WarningLevel } from '@xunhe/domain/duty/level';
import { ClassBadge } from '@xunhe/ui/class-badge.tsx';
import { sayMonth } from '@xunhe/ui/dates';
import { sayLength, sayShare } from '@xunhe/ui/figures';
import { LevelMark } from '@xunhe/ui/level-mark.tsx';
import { ask } from '@xunhe/ui/session';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import { LEVELS_SHOWN, WATER_KIND_WORDS } from '@xunhe/ui/words-shared';
import type { ColumnsType } from 'antd/es/table';
import type { ListSearch } from '../parts/address.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Chips, FindText, RegionChoice, useRegionNames } from '../parts/filters.tsx';
import { pageQuery } from '../parts/page-query.ts';
import { ReachLink } from '../parts/reach-link.tsx';
import { Screen } from '../parts/screen.tsx';
import { useMonth, useRight } from '../parts/surroundings.ts';

const WORDS = defineWords({
  title: ['河段台账', 'Register of reaches'],
  about: ['类别为 {month} 实测，预警在 {inForce} 执行', 'class measured in {month}, warning in force {inForce}'],
  level: ['预警', 'Warning'],
  all: ['全部', 'All'],
  reach: ['河段', 'Reach'],
  code: ['编号', 'Code'],
  water: ['水体', 'Water body'],
  kind: ['类型', 'Kind'],
  region: ['区域', 'Region'],
  length: ['长度', 'Length'],
  stations: ['监测', 'Monitored'],
  monitored: ['有监测点', 'Yes'],
  unmonitored: ['无监测点', 'No'],
  wqClass: ['水质类别', 'Class'],
  probability: ['不达标概率', 'May fail'],
  none: ['没有符合条件的河段。', 'No reach matches.'],
});

const route = getRouteApi('/reaches');

export function ReachRegister() {
  const say = useWords(WORDS);
  const may = useRight('place.read');
  const { level, region, q, page } = route.useSearch();
  const navigate = route.useNavigate();
  const { month, inForce } = useMonth();
  const columns = useColumns();
  const set = (change: { [K in keyof ListSearch]?: ListSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...change }) as never });
  const query = useQuery({
    queryKey: ['reaches', month, level, region, q, page],
    queryFn: ({ signal }) =>
      ask('reaches', {
        query: {
          ...pageQuery(page),
          ...(month && { month }),
          ...(level && { level }),
          ...(region && { region }),
          ...(q && { q }),
        },
        signal,
      }),
    placeholderData: (before) => before,
    enabled: may,
  });
  return (
    <Screen
      right="place.read"
      title={say('title')}
      about={
        month &&
        inForce &&
        say('about', { month: sayMonth(month, say.language), inForce: sayMonth(inForce, say.language) })
      }
      filters={
        <>
          <Chips<WarningLevel>
            label={say('level')}
            value={level}
            onChange={(to) => set({ level: to })}
            chips={[
              { value: undefined, words: say('all') },
              ...LEVELS_SHOWN.map((value) => ({ value, words: <LevelMark level={value} /> })),
            ]}
          />
          <RegionChoice value={region} onChange={(to) => set({ region: to })} />
          <FindText value={q} onChange={(to) => set({ q: to })} />
        </>
      }
    >
      <DataTable
        label={say('title')}
        query={query}
        columns={columns}
        rowKey={(row) => row.id}
        page={page}
        onPage={(to) => set({ page: to })}
        none={say('none')}
      />
    </Screen>
  );
}

function useColumns(): ColumnsType<ReachRowBody> {
  const say = useWords(WORDS);
  const sayKind = useWords(WATER_KIND_WORDS);
  const sayRegion = useRegionNames();
  return [
    {
      title: say('reach'),
      width: 240,
      render: (_, row) => <ReachLink id={row.id} name={row.name} nameEn={row.nameEn} shared={row.shared} />,
    },
    { title: say('water'), render: (_, row) => pickName(say.language, row.waterName, row.waterNameEn) },
    { title: say('kind'), width: 100, render: (_, row) => sayKind(row.kind) },
    { title: say('region'), width: 170, render: (_, row) => sayRegion(row.region, row.regionName) },
    { title: say('length'), width: 90, align: 'right', render: (_, row) => sayLength(row.lengthM) },
    {
      title: say('stations'),
      width: 100,
      render: (_, row) => (
        <span className={row.monitored ? '' : 'muted'}>{say(row.monitored ? 'monitored' : 'unmonitored')}</span>
      ),
    },
    { title: say('wqClass'), width: 100, render: (_, row) => <ClassBadge wqClass={row.wqClass} /> },
    {
      title: say('level'),
      width: 110,
      render: (_, row) => (row.level ? <LevelMark level={row.level} judged={row.probability !== null} /> : '–'),
    },
    { title: say('probability'), width: 130, align: 'right', render: (_, row) => sayShare(row.probability) },
    { title: say('code'), width: 100, render: (_, row) => <span className="muted">{row.id}</span> },
  ];
}
