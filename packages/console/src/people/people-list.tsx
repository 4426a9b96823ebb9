// 名册: chiefs and assistants, where they serve and how many waters they hold today.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { PersonRowBody } from '@xunhe/contract/post';
import { POST_LEVELS, type PostLevel } from '@xunhe/domain/people/post';
import { ask } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';
import { POST_WORDS } from '@xunhe/ui/words-shared';
import { ListTable } from '../parts/data-table.tsx';
import { Chips, FindText, RegionChoice, useRegionNames } from '../parts/filters.tsx';
import { type ListColumn, plain } from '../parts/list-column.ts';
import { sortQuery } from '../parts/list-sort.ts';
import { pageQuery } from '../parts/page-query.ts';
import type { ReadPage } from '../parts/read-whole-list.ts';
import { Screen } from '../parts/screen.tsx';
import { useRight } from '../parts/surroundings.ts';
import type { PeopleSearch } from './people-address.ts';

const WORDS = defineWords({
  title: ['河长名册', 'Chiefs and assistants'],
  level: ['级别', 'Level'],
  all: ['全部', 'All'],
  name: ['姓名', 'Name'],
  post: ['职务', 'Post'],
  region: ['区域', 'Region'],
  reaches: ['现管河段', 'Reaches today'],
  code: ['编号', 'Code'],
  none: ['没有符合条件的人员。', 'Nobody matches.'],
});

const route = getRouteApi('/people');

export function PeopleList() {
  const say = useWords(WORDS);
  const sayPost = useWords(POST_WORDS);
  const may = useRight('people.read');
  const { q, level, region, sort, order, page } = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useColumns();
  const set = (change: { [K in keyof PeopleSearch]?: PeopleSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...change }) as never });
  const readPage: ReadPage<PersonRowBody> = (of, signal) =>
    ask('people', {
      query: {
        ...of,
        ...sortQuery({ sort, order }),
        ...(q && { q }),
        ...(level && { level }),
        ...(region && { region }),
      },
      signal,
    });
  const query = useQuery({
    queryKey: ['people', q, level, region, sort, order, page],
    queryFn: ({ signal }) => readPage(pageQuery(page), signal),
    placeholderData: (before) => before,
    enabled: may,
  });
  return (
    <Screen
      right="people.read"
      title={say('title')}
      filters={
        <>
          <Chips<PostLevel>
            label={say('level')}
            value={level}
            onChange={(to) => set({ level: to })}
            chips={[
              { value: undefined, words: say('all') },
              ...POST_LEVELS.map((value) => ({ value, words: sayPost(value) })),
            ]}
          />
          <RegionChoice value={region} onChange={(to) => set({ region: to })} />
          <FindText value={q} onChange={(to) => set({ q: to })} />
        </>
      }
    >
      <ListTable
        label={say('title')}
        tools={{ list: 'people', readPage }}
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

function useColumns(): ListColumn<PersonRowBody>[] {
  const say = useWords(WORDS);
  const sayPost = useWords(POST_WORDS);
  const sayRegion = useRegionNames();
  return [
    {
      key: 'name',
      sort: 'name',
      title: say('name'),
      stays: true,
      render: (_, row) => (
        <Link to="/people/$id" params={{ id: row.id }}>
          {row.name}
        </Link>
      ),
      cell: (row) => row.name,
    },
    plain({ key: 'post', sort: 'level', title: say('post'), width: 160 }, (row) => sayPost.any(row.level)),
    plain({ key: 'region', sort: 'region', title: say('region'), width: 260 }, (row) =>
      sayRegion(row.region, row.regionName),
    ),
    plain({ key: 'reaches', sort: 'reaches', title: say('reaches'), width: 130, align: 'right' }, (row) => row.reaches),
    { key: 'code', title: say('code'), fileOnly: true, cell: (row) => row.id },
  ];
}
