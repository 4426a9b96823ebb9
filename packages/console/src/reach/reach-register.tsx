// 台账: every reach of the city, found by name, region and warning.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { REACH_EXPORT_PATH } from '@xunhe/contract/map-export';
import type { ReachRowBody } from '@xunhe/contract/place';
import type { WarningLevel } from '@xunhe/domain/duty/level';
import { ClassBadge } from '@xunhe/ui/class-badge.tsx';
import { sayMonth } from '@xunhe/ui/dates';
import { sayLength, sayShare } from '@xunhe/ui/figures';
import { LevelMark } from '@xunhe/ui/level-mark.tsx';
import { ask } from '@xunhe/ui/session';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import { CLASS_WORDS, LEVEL_WORDS, LEVELS_SHOWN, WATER_KIND_WORDS } from '@xunhe/ui/words-shared';
import { ListTable } from '../parts/data-table.tsx';
import { Chips, FindText, RegionChoice, useRegionNames } from '../parts/filters.tsx';
import { type ListColumn, plain, roundTo } from '../parts/list-column.ts';
import { sortQuery } from '../parts/list-sort.ts';
import { pageQuery } from '../parts/page-query.ts';
import { ReachLink } from '../parts/reach-link.tsx';
import type { ReadPage } from '../parts/read-whole-list.ts';
import { Screen } from '../parts/screen.tsx';
import { useMonth, useRight } from '../parts/surroundings.ts';
import type { ReachSearch } from './reach-address.ts';

const WORDS = defineWords({
  title: ['河段台账', 'Register of reaches'],
  about: ['类别为 {month} 实测，预警在 {inForce} 执行', 'class measured in {month}, warning in force {inForce}'],
  level: ['预警', 'Warning'],
  all: ['全部', 'All'],
  reach: ['河段', 'Reach'],
  shapes: ['河段线（GeoJSON，含类别、预警和履职）', 'Lines (GeoJSON with class, warning and duties)'],
  code: ['编号', 'Code'],
  water: ['水体', 'Water body'],
  kind: ['类型', 'Kind'],
  region: ['区域', 'Region'],
  length: ['长度', 'Length'],
  lengthM: ['长度（m）', 'Length (m)'],
  stations: ['监测', 'Monitored'],
  monitored: ['有监测点', 'Yes'],
  unmonitored: ['无监测点', 'No'],
  wqClass: ['水质类别', 'Class'],
  probability: ['不达标概率', 'May fail'],
  none: ['没有符合条件的河段。', 'No reach matches.'],
  edit: ['维护河段台账', 'Edit the register'],
});

const route = getRouteApi('/reaches');

export function ReachRegister() {
  const say = useWords(WORDS);
  const may = useRight('place.read');
  const mayEdit = useRight('register.write');
  const { level, region, q, sort, order, page } = route.useSearch();
  const navigate = route.useNavigate();
  const { month, inForce } = useMonth();
  const columns = useColumns();
  const set = (change: { [K in keyof ReachSearch]?: ReachSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...change }) as never });
  const readPage: ReadPage<ReachRowBody> = (of, signal) =>
    ask('reaches', {
      query: {
        ...of,
        ...sortQuery({ sort, order }),
        ...(month && { month }),
        ...(level && { level }),
        ...(region && { region }),
        ...(q && { q }),
      },
      signal,
    });
  const query = useQuery({
    queryKey: ['reaches', month, level, region, q, sort, order, page],
    queryFn: ({ signal }) => readPage(pageQuery(page), signal),
    placeholderData: (before) => before,
    enabled: may,
  });
  const shapesOf = () => {
    const filters = { ...(month && { month }), ...(level && { level }), ...(region && { region }), ...(q && { q }) };
    return `${REACH_EXPORT_PATH}?${new URLSearchParams(filters)}`;
  };
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
          {mayEdit && (
            <Link to="/registers" search={{ kind: 'reach' }}>
              {say('edit')}
            </Link>
          )}
        </>
      }
    >
      <ListTable
        label={say('title')}
        tools={{ list: 'reaches', readPage, serverFile: { href: shapesOf(), words: say('shapes') } }}
        query={query}
        columns={columns}
        rowKey={(row) => row.id}
        page={page}
        onPage={(to) => set({ page: to })}
        sorting={{ now: { sort, order }, onSort: set }}
        none={say('none')}
      />
    </Screen>
  );
}

function useColumns(): ListColumn<ReachRowBody>[] {
  const say = useWords(WORDS);
  const sayKind = useWords(WATER_KIND_WORDS);
  const sayLevel = useWords(LEVEL_WORDS);
  const sayClass = useWords(CLASS_WORDS);
  const sayRegion = useRegionNames();
  return [
    {
      key: 'reach',
      sort: 'name',
      title: say('reach'),
      width: 240,
      stays: true,
      render: (_, row) => <ReachLink id={row.id} name={row.name} nameEn={row.nameEn} shared={row.shared} />,
      cell: (row) => pickName(say.language, row.name, row.nameEn),
    },
    plain({ key: 'water', sort: 'waterName', title: say('water') }, (row) =>
      pickName(say.language, row.waterName, row.waterNameEn),
    ),
    plain({ key: 'kind', sort: 'kind', title: say('kind'), width: 100 }, (row) => sayKind(row.kind)),
    plain({ key: 'region', sort: 'region', title: say('region'), width: 170 }, (row) =>
      sayRegion(row.region, row.regionName),
    ),
    {
      key: 'length',
      sort: 'lengthM',
      title: say('length'),
      fileTitle: say('lengthM'),
      width: 90,
      align: 'right',
      render: (_, row) => sayLength(row.lengthM),
      cell: (row) => row.lengthM,
    },
    {
      key: 'stations',
      title: say('stations'),
      width: 100,
      render: (_, row) => (
        <span className={row.monitored ? '' : 'muted'}>{say(row.monitored ? 'monitored' : 'unmonitored')}</span>
      ),
      cell: (row) => say(row.monitored ? 'monitored' : 'unmonitored'),
    },
    {
      key: 'class',
      sort: 'wqClass',
      title: say('wqClass'),
      width: 100,
      render: (_, row) => <ClassBadge wqClass={row.wqClass} />,
      cell: (row) => row.wqClass && sayClass.any(String(row.wqClass)),
    },
    {
      key: 'level',
      sort: 'level',
      title: say('level'),
      width: 110,
      render: (_, row) => (row.level ? <LevelMark level={row.level} judged={row.probability !== null} /> : '–'),
      cell: (row) => row.level && sayLevel(row.level),
    },
    {
      key: 'probability',
      sort: 'probability',
      title: say('probability'),
      width: 130,
      align: 'right',
      render: (_, row) => sayShare(row.probability),
      cell: (row) => roundTo(row.probability, 4),
    },
    {
      key: 'code',
      sort: 'id',
      title: say('code'),
      width: 100,
      render: (_, row) => <span className="muted">{row.id}</span>,
      cell: (row) => row.id,
    },
  ];
}
