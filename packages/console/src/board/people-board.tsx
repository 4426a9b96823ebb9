// 人员看板: chiefs by post with what is asked of them, those who are new, and those of whom nothing was heard for longer than the rule allows.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { PEOPLE_LISTS, type PeopleBoardBody, type PeopleList } from '@xunhe/contract/board';
import { sayDate, sayMonth } from '@xunhe/ui/dates';
import { sayNumber } from '@xunhe/ui/figures';
import { ask } from '@xunhe/ui/session';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import { POST_WORDS } from '@xunhe/ui/words-shared';
import { ListTable } from '../parts/data-table.tsx';
import { Chips, OnlyChip, RegionChoice } from '../parts/filters.tsx';
import { type ListColumn, plain } from '../parts/list-column.ts';
import { pageQuery } from '../parts/page-query.ts';
import type { ReadPage } from '../parts/read-whole-list.ts';
import { Screen } from '../parts/screen.tsx';
import { useRight, useSurroundings } from '../parts/surroundings.ts';
import type { PeopleBoardSearch } from './board-address.ts';
import { FigureCard, FigureCards } from './figure-card.tsx';
import { PostTable } from './post-table.tsx';
import { WallLink } from './wall-link.tsx';

const WORDS = defineWords({
  title: ['人员看板', 'People board'],
  figures: ['全部河长', 'All chiefs'],
  people: ['在岗河长', 'Chiefs in post'],
  list: ['名单', 'List'],
  silent: ['久未巡河', 'Silent'],
  appeared: ['新任', 'New'],
  since: ['{day}以来', 'since {day}'],
  bySilence: ['有任务，超过规定天数没有巡河', 'owing patrols, none for longer than the rule allows'],
  noneSilent: ['没有久未巡河的河长。', 'No chief is silent.'],
  noneAppeared: ['这段时间没有新任河长。', 'No chief is new.'],
  name: ['姓名', 'Name'],
  post: ['岗位', 'Post'],
  region: ['区域', 'Region'],
  waters: ['现管河段', 'Reaches today'],
  firstDay: ['任职起', 'In post since'],
  lastPatrol: ['最近巡河', 'Last patrol'],
  never: ['从未', 'never'],
  days: ['已有天数', 'Days since'],
  code: ['编号', 'Code'],
});

const route = getRouteApi('/people-board');
type Row = PeopleBoardBody['rows'][number];

export function PeopleBoard() {
  const say = useWords(WORDS);
  const sayPost = useWords(POST_WORDS);
  const may = useRight('evaluation.read');
  const { list = 'silent', post, region, page } = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useColumns(list);
  const set = (to: { [K in keyof PeopleBoardSearch]?: PeopleBoardSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...to }) as never });
  const read = (of: ReturnType<typeof pageQuery>, signal: AbortSignal) =>
    ask('peopleBoard', { query: { ...of, list, ...(post && { post }), ...(region && { region }) }, signal });
  const readPage: ReadPage<Row> = read;
  const query = useQuery({
    queryKey: ['peopleBoard', list, post, region, page],
    queryFn: ({ signal }) => read(pageQuery(page), signal),
    enabled: may,
    placeholderData: (before) => before,
  });
  const { data } = query;
  return (
    <Screen
      right="evaluation.read"
      title={say('title')}
      about={data && sayMonth(data.month, say.language)}
      filters={
        <>
          <RegionChoice value={region} onChange={(to) => set({ region: to })} />
          <span className="board-wall">
            <WallLink />
          </span>
        </>
      }
    >
      {data && <Figures data={data} />}
      {data && <PostTable data={data} region={region} />}
      <div className="screen-filters">
        <Chips<PeopleList>
          label={say('list')}
          value={list}
          onChange={(to) => set({ list: to === 'silent' ? undefined : to })}
          chips={PEOPLE_LISTS.map((value) => ({
            value,
            words: say(value),
            ...(data && { count: sumOf(data, value) }),
          }))}
        />
        {post && <OnlyChip words={sayPost(post)} onDrop={() => set({ post: undefined })} />}
      </div>
      <ListTable<Row>
        label={say(list)}
        tools={{ list: `people-board-${list}`, readPage }}
        query={query}
        columns={columns}
        rowKey={(row) => row.person}
        page={page}
        onPage={(to) => set({ page: to })}
        none={say(list === 'silent' ? 'noneSilent' : 'noneAppeared')}
      />
    </Screen>
  );
}

function sumOf({ posts }: PeopleBoardBody, key: 'people' | PeopleList): number {
  return posts.reduce((sum, post) => sum + post[key], 0);
}

function Figures({ data }: { readonly data: PeopleBoardBody }) {
  const say = useWords(WORDS);
  const silent = sumOf(data, 'silent');
  return (
    <FigureCards label={say('figures')}>
      <FigureCard words={say('people')} figure={sayNumber(sumOf(data, 'people'))} />
      <FigureCard words={say('silent')} figure={sayNumber(silent)} beside={say('bySilence')} late={silent > 0} />
      <FigureCard
        words={say('appeared')}
        figure={sayNumber(sumOf(data, 'appeared'))}
        beside={say('since', { day: sayDate(data.since, say.language, true) })}
      />
    </FigureCards>
  );
}

function useColumns(list: PeopleList): ListColumn<Row>[] {
  const say = useWords(WORDS);
  const sayPost = useWords(POST_WORDS);
  const { city } = useSurroundings();
  const day = (text: string) => sayDate(text, say.language, text.slice(0, 4) !== city.today.slice(0, 4));
  return [
    {
      key: 'name',
      title: say('name'),
      width: 130,
      stays: true,
      render: (_, row) => (
        <Link to="/people/$id" params={{ id: row.person }}>
          {row.name}
        </Link>
      ),
      cell: (row) => row.name,
    },
    plain({ key: 'post', title: say('post'), width: 120 }, (row) => sayPost(row.post)),
    plain({ key: 'region', title: say('region'), width: 180 }, (row) =>
      pickName(say.language, row.regionName, row.regionNameEn),
    ),
    plain({ key: 'waters', title: say('waters'), width: 100, align: 'right' }, (row) => row.waters),
    {
      key: 'firstDay',
      title: say('firstDay'),
      width: 150,
      render: (_, row) => day(row.firstDay),
      cell: (row) => row.firstDay,
    },
    {
      key: 'lastPatrol',
      title: say('lastPatrol'),
      width: 150,
      render: (_, row) => (row.lastPatrolDay === null ? say('never') : day(row.lastPatrolDay)),
      cell: (row) => row.lastPatrolDay,
    },
    {
      key: 'days',
      title: say('days'),
      width: 100,
      align: 'right',
      render: (_, row) => <span className={list === 'silent' ? 'late' : ''}>{sayNumber(row.daysSince)}</span>,
      cell: (row) => row.daysSince,
    },
    { key: 'code', title: say('code'), fileOnly: true, cell: (row) => row.person },
  ];
}
