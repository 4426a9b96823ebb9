// 风险看板: warned reaches against the month before, whose level changed, and whether the model that says so is still to be trusted.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { RiskBoardBody } from '@xunhe/contract/board';
import { LEVEL_CHANGES, type LevelChange } from '@xunhe/domain/duty/level-change';
import { sayMonth } from '@xunhe/ui/dates';
import { sayNumber, sayShare } from '@xunhe/ui/figures';
import { LevelMark } from '@xunhe/ui/level-mark.tsx';
import { ask } from '@xunhe/ui/session';
import { EmptyState } from '@xunhe/ui/states.tsx';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import { LEVEL_WORDS } from '@xunhe/ui/words-shared';
import { ListTable } from '../parts/data-table.tsx';
import { Chips } from '../parts/filters.tsx';
import { type ListColumn, plain, roundTo } from '../parts/list-column.ts';
import { pageQuery } from '../parts/page-query.ts';
import { ReachLink } from '../parts/reach-link.tsx';
import type { ReadPage } from '../parts/read-whole-list.ts';
import { Screen } from '../parts/screen.tsx';
import { useMonth, useRight } from '../parts/surroundings.ts';
import type { RiskBoardSearch } from './board-address.ts';
import { FigureCard, FigureCards } from './figure-card.tsx';
import { ModelHealth } from './model-health.tsx';
import { sayAgainst } from './say-against.ts';
import { WallLink } from './wall-link.tsx';
import { LEVEL_CHANGE_WORDS } from './words-board.ts';

const WORDS = defineWords({
  title: ['{month}风险看板', 'Risk board of {month}'],
  noMonth: ['首个月度周期尚未运行，还没有预警。', 'The first monthly cycle has not run yet: there are no warnings.'],
  figures: ['各级预警河段', 'Warned reaches by level'],
  warned: ['预警河段', 'Warned reaches'],
  change: ['变化', 'Change'],
  all: ['全部变化', 'All changes'],
  changes: ['等级变化的河段', 'Reaches whose level changed'],
  none: ['没有河段的预警等级发生变化。', 'No reach changed its level.'],
  reach: ['河段', 'Reach'],
  region: ['区域', 'Region'],
  previous: ['上月', 'Before'],
  level: ['本月', 'Now'],
  probability: ['不达标概率', 'May fail'],
  code: ['河段编号', 'Code of the reach'],
  list: ['预警清单', 'Warning list'],
});

const route = getRouteApi('/risk-board');
type Row = RiskBoardBody['rows'][number];

export function RiskBoard() {
  const say = useWords(WORDS);
  const sayChange = useWords(LEVEL_CHANGE_WORDS);
  const may = useRight('evaluation.read');
  const seesModel = useRight('model.read');
  const { change, page } = route.useSearch();
  const navigate = route.useNavigate();
  const { month, inForce } = useMonth();
  const columns = useColumns();
  const set = (to: { [K in keyof RiskBoardSearch]?: RiskBoardSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...to }) as never });
  const read = (of: ReturnType<typeof pageQuery>, signal: AbortSignal) =>
    ask('riskBoard', { params: { month: month! }, query: { ...of, ...(change && { change }) }, signal });
  const readPage: ReadPage<Row> = read;
  const query = useQuery({
    queryKey: ['riskBoard', month, change, page],
    queryFn: ({ signal }) => read(pageQuery(page), signal),
    enabled: may && month !== null,
    placeholderData: (before) => before,
  });
  if (month === null || inForce === null)
    return (
      <Screen title={say('title', { month: '' })} right="evaluation.read">
        <EmptyState>{say('noMonth')}</EmptyState>
      </Screen>
    );
  const changes = query.data?.changes;
  return (
    <Screen
      right="evaluation.read"
      title={say('title', { month: sayMonth(inForce, say.language) })}
      about={<Link to="/warnings">{say('list')}</Link>}
      filters={
        <>
          <Chips<LevelChange>
            label={say('change')}
            value={change}
            onChange={(to) => set({ change: to })}
            chips={[
              { value: undefined, words: say('all') },
              ...LEVEL_CHANGES.map((value) => ({
                value,
                words: sayChange(value),
                ...(changes && { count: changes[value] }),
              })),
            ]}
          />
          <span className="board-wall">
            <WallLink />
          </span>
        </>
      }
    >
      {query.data && <Levels data={query.data} />}
      {seesModel && <ModelHealth />}
      <ListTable<Row>
        label={say('changes')}
        tools={{ list: 'risk-board', readPage }}
        query={query}
        columns={columns}
        rowKey={(row) => row.reach}
        page={page}
        onPage={(to) => set({ page: to })}
        none={say('none')}
      />
    </Screen>
  );
}

const RAISED = ['red', 'orange', 'yellow'] as const;

function Levels({ data: { now, before } }: { readonly data: RiskBoardBody }) {
  const say = useWords(WORDS);
  const sum = (counts: RiskBoardBody['now']) => RAISED.reduce((total, level) => total + counts[level], 0);
  return (
    <FigureCards label={say('figures')}>
      {RAISED.map((level) => (
        <FigureCard
          key={level}
          words={<LevelMark level={level} />}
          figure={sayNumber(now[level])}
          beside={sayAgainst(now[level], before?.[level], say.language)}
        />
      ))}
      <FigureCard
        words={say('warned')}
        figure={sayNumber(sum(now))}
        beside={sayAgainst(sum(now), before ? sum(before) : null, say.language)}
      />
    </FigureCards>
  );
}

function useColumns(): ListColumn<Row>[] {
  const say = useWords(WORDS);
  const sayChange = useWords(LEVEL_CHANGE_WORDS);
  const sayLevel = useWords(LEVEL_WORDS);
  return [
    {
      key: 'reach',
      title: say('reach'),
      width: 240,
      stays: true,
      render: (_, row) => <ReachLink id={row.reach} name={row.name} nameEn={row.nameEn} />,
      cell: (row) => pickName(say.language, row.name, row.nameEn),
    },
    plain({ key: 'region', title: say('region'), width: 180 }, (row) =>
      pickName(say.language, row.regionName, row.regionNameEn),
    ),
    {
      key: 'change',
      title: say('change'),
      width: 90,
      render: (_, row) => (
        <span className={row.change === 'appeared' || row.change === 'risen' ? 'up' : 'down'}>
          {sayChange(row.change)}
        </span>
      ),
      cell: (row) => sayChange(row.change),
    },
    {
      key: 'previous',
      title: say('previous'),
      width: 110,
      render: (_, row) => <LevelMark level={row.previous} />,
      cell: (row) => sayLevel(row.previous),
    },
    {
      key: 'level',
      title: say('level'),
      width: 110,
      render: (_, row) => <LevelMark level={row.level} />,
      cell: (row) => sayLevel(row.level),
    },
    {
      key: 'probability',
      title: say('probability'),
      width: 120,
      align: 'right',
      render: (_, row) => sayShare(row.probability),
      cell: (row) => roundTo(row.probability, 3),
    },
    { key: 'code', title: say('code'), fileOnly: true, cell: (row) => row.reach },
  ];
}
