// 履职看板: what is done of what is owed, by district, town or chief; each row leads to its duties.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { DUTY_GROUPS, DUTY_SORTS, type DutyBoardBody, type DutyGroup, type DutySort } from '@xunhe/contract/board';
import { sayMonth } from '@xunhe/ui/dates';
import { sayNumber, sayShare } from '@xunhe/ui/figures';
import { ask } from '@xunhe/ui/session';
import { EmptyState } from '@xunhe/ui/states.tsx';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import { POST_WORDS } from '@xunhe/ui/words-shared';
import { ListTable } from '../parts/data-table.tsx';
import { Chips, RegionChoice } from '../parts/filters.tsx';
import { type ListColumn, plain, roundTo } from '../parts/list-column.ts';
import { pageQuery } from '../parts/page-query.ts';
import { Progress } from '../parts/progress.tsx';
import type { ReadPage } from '../parts/read-whole-list.ts';
import { Screen } from '../parts/screen.tsx';
import { useMonth, useRight } from '../parts/surroundings.ts';
import type { DutyBoardSearch } from './board-address.ts';
import { FigureCard, FigureCards } from './figure-card.tsx';
import { WallLink } from './wall-link.tsx';

const WORDS = defineWords({
  title: ['{month}履职看板', 'Duty board of {month}'],
  noMonth: ['首个月度周期尚未运行，还没有履职清单。', 'The first monthly cycle has not run yet: there are no duties.'],
  figures: ['全部履职', 'All duties'],
  by: ['分组', 'Group by'],
  district: ['按区', 'By district'],
  town: ['按镇街', 'By town'],
  chief: ['按河长', 'By chief'],
  sort: ['排序', 'Order'],
  overdue: ['逾期多的在前', 'Most overdue first'],
  share: ['完成率低的在前', 'Least done first'],
  owed: ['任务多的在前', 'Most owed first'],
  place: ['按编号', 'By code'],
  list: ['履职清单', 'Duty list'],
  none: ['没有符合条件的履职任务。', 'No duty matches.'],
  region: ['区域', 'Region'],
  name: ['姓名', 'Name'],
  post: ['岗位', 'Post'],
  people: ['责任人', 'People'],
  waters: ['河段', 'Reaches'],
  progress: ['已巡 / 应巡（天次）', 'Made / asked (day-visits)'],
  owedVisits: ['应巡天次', 'Day-visits asked'],
  doneVisits: ['已巡天次', 'Made'],
  shareDone: ['完成率', 'Done'],
  late: ['逾期天次', 'Overdue'],
  code: ['编号', 'Code'],
  ofOwed: ['应巡 {n} 天次', 'of {n} asked'],
  ended: ['时段已结束而未巡', 'not made in windows that have ended'],
});

const route = getRouteApi('/duty-board');
type Row = DutyBoardBody['rows'][number];

export function DutyProgress() {
  const say = useWords(WORDS);
  const may = useRight('evaluation.read');
  const { by = 'district', sort = 'overdue', region, page } = route.useSearch();
  const navigate = route.useNavigate();
  const { month, inForce } = useMonth();
  const columns = useColumns(by);
  const set = (to: { [K in keyof DutyBoardSearch]?: DutyBoardSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...to }) as never });
  const read = (of: ReturnType<typeof pageQuery>, signal: AbortSignal) =>
    ask('dutyBoard', {
      params: { month: inForce! },
      query: { ...of, by, sort, ...(region && { region }) },
      signal,
    });
  const readPage: ReadPage<Row> = read;
  const query = useQuery({
    queryKey: ['dutyBoard', inForce, by, sort, region, page],
    queryFn: ({ signal }) => read(pageQuery(page), signal),
    enabled: may && inForce !== null,
    placeholderData: (before) => before,
  });
  if (month === null || inForce === null)
    return (
      <Screen title={say('title', { month: '' })} right="evaluation.read">
        <EmptyState>{say('noMonth')}</EmptyState>
      </Screen>
    );
  return (
    <Screen
      right="evaluation.read"
      title={say('title', { month: sayMonth(inForce, say.language) })}
      about={<Link to="/duties">{say('list')}</Link>}
      filters={
        <>
          <Chips<DutyGroup>
            label={say('by')}
            value={by}
            onChange={(to) => set({ by: to === 'district' ? undefined : to })}
            chips={DUTY_GROUPS.map((value) => ({ value, words: say(value) }))}
          />
          <span className="filter-rule" />
          <Chips<DutySort>
            label={say('sort')}
            value={sort}
            onChange={(to) => set({ sort: to === 'overdue' ? undefined : to })}
            chips={DUTY_SORTS.map((value) => ({ value, words: say(value) }))}
          />
          <RegionChoice value={region} onChange={(to) => set({ region: to })} />
          <span className="board-wall">
            <WallLink />
          </span>
        </>
      }
    >
      {query.data && <All all={query.data.all} />}
      <ListTable<Row>
        label={say('title', { month: sayMonth(inForce, say.language) })}
        tools={{ list: `duty-board-${by}`, readPage }}
        query={query}
        columns={columns}
        rowKey={(row) => row.key}
        page={page}
        onPage={(to) => set({ page: to })}
        none={say('none')}
      />
    </Screen>
  );
}

function All({ all }: { readonly all: DutyBoardBody['all'] }) {
  const say = useWords(WORDS);
  return (
    <FigureCards label={say('figures')}>
      <FigureCard words={say('shareDone')} figure={sayShare(all.owed === 0 ? null : all.done / all.owed)} />
      <FigureCard
        words={say('doneVisits')}
        figure={sayNumber(all.done)}
        beside={say('ofOwed', { n: sayNumber(all.owed) })}
      />
      <FigureCard words={say('late')} figure={sayNumber(all.overdue)} beside={say('ended')} late={all.overdue > 0} />
      <FigureCard words={say('people')} figure={sayNumber(all.people)} />
      <FigureCard words={say('waters')} figure={sayNumber(all.waters)} />
    </FigureCards>
  );
}

function useColumns(by: DutyGroup): ListColumn<Row>[] {
  const say = useWords(WORDS);
  const sayPost = useWords(POST_WORDS);
  const isChief = by === 'chief';
  return [
    {
      key: 'name',
      title: say(isChief ? 'name' : 'region'),
      width: 190,
      stays: true,
      render: (_, row) => (
        <Link to="/duties" search={isChief ? { person: row.key } : { region: row.key }}>
          {pickName(say.language, row.name, row.nameEn)}
        </Link>
      ),
      cell: (row) => pickName(say.language, row.name, row.nameEn),
    },
    ...(isChief ? [plain<Row>({ key: 'post', title: say('post'), width: 130 }, (row) => sayPost.any(row.post))] : []),
    ...(isChief
      ? []
      : [plain<Row>({ key: 'people', title: say('people'), width: 90, align: 'right' }, (row) => row.people)]),
    plain({ key: 'waters', title: say('waters'), width: 90, align: 'right' }, (row) => row.waters),
    {
      key: 'progress',
      title: say('progress'),
      fileTitle: say('doneVisits'),
      width: 210,
      render: (_, row) => <Progress done={row.done} asked={row.owed} />,
      cell: (row) => row.done,
    },
    { key: 'owed', title: say('owedVisits'), fileOnly: true, cell: (row) => row.owed },
    {
      key: 'share',
      title: say('shareDone'),
      width: 90,
      align: 'right',
      render: (_, row) => sayShare(shareOf(row)),
      cell: (row) => roundTo(shareOf(row), 4),
    },
    {
      key: 'overdue',
      title: say('late'),
      width: 100,
      align: 'right',
      render: (_, row) => <span className={row.overdue > 0 ? 'late' : 'muted'}>{sayNumber(row.overdue)}</span>,
      cell: (row) => row.overdue,
    },
    { key: 'code', title: say('code'), fileOnly: true, cell: (row) => row.key },
  ];
}

function shareOf({ done, owed }: Row): number | null {
  return owed === 0 ? null : done / owed;
}
