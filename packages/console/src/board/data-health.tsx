// 数据健康: stations and gauges by their own beat, the worst first, with what the next assessment lacks when they stay silent.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type DataHealthBody, PLACE_KINDS, type PlaceKind } from '@xunhe/contract/board';
import { addMonths } from '@xunhe/domain/ground/month';
import { RHYTHM_STATES, type RhythmState } from '@xunhe/domain/observation/rhythm';
import { sayDay, sayMonth } from '@xunhe/ui/dates';
import { sayNumber, sayShare } from '@xunhe/ui/figures';
import { ask } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';
import { ListTable } from '../parts/data-table.tsx';
import { Chips } from '../parts/filters.tsx';
import { pageQuery } from '../parts/page-query.ts';
import type { ReadPage } from '../parts/read-whole-list.ts';
import { Screen, ScrollX, Section } from '../parts/screen.tsx';
import { useRight, useSurroundings } from '../parts/surroundings.ts';
import type { DataHealthSearch } from './board-address.ts';
import { useDataHealthColumns } from './data-health-columns.tsx';
import { FigureCard, FigureCards } from './figure-card.tsx';
import { SenderHealth } from './sender-health.tsx';
import { WallLink } from './wall-link.tsx';
import { PLACE_KIND_WORDS, RHYTHM_STATE_WORDS } from './words-board.ts';

const WORDS = defineWords({
  title: ['数据健康', 'Health of the data'],
  about: ['截至 {month}，按各点位自己的监测频次判断', 'up to {month}, by the beat of each place'],
  kind: ['点位类型', 'Kind of place'],
  allKinds: ['全部点位', 'All places'],
  state: ['状态', 'State'],
  all: ['全部', 'All'],
  places: ['点位', 'Places'],
  figures: ['全部点位', 'All places'],
  complete: ['近 12 个月完整率', 'Complete over 12 months'],
  ofExpected: ['应测 {expected} 次，实测 {came} 次', '{came} of {expected} samples'],
  touched: ['受影响河段', 'Reaches touched'],
  touchedHint: [
    '共 {n} 个河段；迟到和缺测的点位为它们供数，{month}评估会缺这部分数据',
    'of {n}; late and silent places feed them, and the assessment of {month} lacks it',
  ],
  none: ['没有符合条件的点位。', 'No place matches.'],
  byKind: ['按类型', 'By kind'],
  events: ['不定期数据（近 12 个月）', 'What comes when it comes (12 months)'],
  complaint: ['有效投诉', 'Valid complaints'],
  bulletin: ['通报', 'Bulletins'],
  finding: ['确认的问题', 'Confirmed problems'],
  source: ['来源', 'Source'],
  count: ['件数', 'Count'],
  reaches: ['涉及河段', 'Reaches'],
  lastDay: ['最近一次', 'The last'],
});

const route = getRouteApi('/data-health');
type Row = DataHealthBody['rows'][number];

export function DataHealth() {
  const say = useWords(WORDS);
  const sayKind = useWords(PLACE_KIND_WORDS);
  const sayState = useWords(RHYTHM_STATE_WORDS);
  const may = useRight('evaluation.read');
  const { kind, state, page } = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useDataHealthColumns();
  const set = (to: { [K in keyof DataHealthSearch]?: DataHealthSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...to }) as never });
  const read = (of: ReturnType<typeof pageQuery>, signal: AbortSignal) =>
    ask('dataHealth', { query: { ...of, ...(kind && { kind }), ...(state && { state }) }, signal });
  const readPage: ReadPage<Row> = read;
  const query = useQuery({
    queryKey: ['dataHealth', kind, state, page],
    queryFn: ({ signal }) => read(pageQuery(page), signal),
    enabled: may,
    placeholderData: (before) => before,
  });
  const known = query.data?.kinds.map((one) => one.kind) ?? [];
  return (
    <Screen
      right="evaluation.read"
      title={say('title')}
      about={query.data && say('about', { month: sayMonth(query.data.asOf, say.language) })}
      filters={
        <>
          <Chips<RhythmState>
            label={say('state')}
            value={state}
            onChange={(to) => set({ state: to })}
            chips={[
              { value: undefined, words: say('all') },
              ...RHYTHM_STATES.map((value) => ({
                value,
                words: sayState(value),
                ...(query.data && { count: countState(query.data, value, kind) }),
              })),
            ]}
          />
          {known.length > 1 && (
            <>
              <span className="filter-rule" />
              <Chips<PlaceKind>
                label={say('kind')}
                value={kind}
                onChange={(to) => set({ kind: to })}
                chips={[
                  { value: undefined, words: say('allKinds') },
                  ...PLACE_KINDS.filter((one) => known.includes(one)).map((value) => ({
                    value,
                    words: sayKind(value),
                  })),
                ]}
              />
            </>
          )}
          <span className="board-wall">
            <WallLink />
          </span>
        </>
      }
    >
      {query.data && <Figures data={query.data} />}
      {query.data && <Parts data={query.data} />}
      {query.data && <SenderHealth senders={query.data.senders} />}
      <ListTable<Row>
        label={say('title')}
        tools={{ list: 'data-health', readPage }}
        query={query}
        columns={columns}
        rowKey={(row) => `${row.kind} ${row.id}`}
        page={page}
        onPage={(to) => set({ page: to })}
        none={say('none')}
      />
    </Screen>
  );
}

function countState({ kinds }: DataHealthBody, state: RhythmState, kind: PlaceKind | undefined): number {
  return kinds.filter((one) => kind === undefined || one.kind === kind).reduce((sum, one) => sum + one[state], 0);
}

function Figures({ data }: { readonly data: DataHealthBody }) {
  const say = useWords(WORDS);
  const sayState = useWords(RHYTHM_STATE_WORDS);
  const sum = (key: 'places' | 'expected' | 'came') => data.kinds.reduce((total, one) => total + one[key], 0);
  const [late, silent] = [countState(data, 'late', undefined), countState(data, 'silent', undefined)];
  return (
    <FigureCards label={say('figures')}>
      <FigureCard words={say('places')} figure={sayNumber(sum('places'))} />
      <FigureCard words={sayState('silent')} figure={sayNumber(silent)} late={silent > 0} />
      <FigureCard words={sayState('late')} figure={sayNumber(late)} late={late > 0} />
      <FigureCard
        words={say('complete')}
        figure={sayShare(sum('expected') === 0 ? null : sum('came') / sum('expected'), 1)}
        beside={say('ofExpected', { expected: sayNumber(sum('expected')), came: sayNumber(sum('came')) })}
      />
      <FigureCard
        words={say('touched')}
        figure={sayNumber(data.touched)}
        beside={say('touchedHint', {
          n: sayNumber(data.reaches),
          month: sayMonth(addMonths(data.asOf, 1), say.language),
        })}
      />
    </FigureCards>
  );
}

function Parts({ data: { kinds, events } }: { readonly data: DataHealthBody }) {
  const say = useWords(WORDS);
  const sayKind = useWords(PLACE_KIND_WORDS);
  const { city } = useSurroundings();
  return (
    <div className="board-columns">
      <Section title={say('byKind')}>
        <ScrollX label={say('byKind')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('kind')}</th>
                <th scope="col" className="number">
                  {say('places')}
                </th>
                <th scope="col" className="number">
                  {say('complete')}
                </th>
              </tr>
            </thead>
            <tbody>
              {kinds.map(({ kind, places, expected, came }) => (
                <tr key={kind}>
                  <th scope="row">{sayKind(kind)}</th>
                  <td className="number">{sayNumber(places)}</td>
                  <td className="number">{sayShare(expected === 0 ? null : came / expected, 1)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollX>
      </Section>
      <Section title={say('events')}>
        <ScrollX label={say('events')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('source')}</th>
                <th scope="col" className="number">
                  {say('count')}
                </th>
                <th scope="col" className="number">
                  {say('reaches')}
                </th>
                <th scope="col" className="number">
                  {say('lastDay')}
                </th>
              </tr>
            </thead>
            <tbody>
              {events.map(({ kind, count, reaches, lastDay }) => (
                <tr key={kind}>
                  <th scope="row">{say(kind)}</th>
                  <td className="number">{sayNumber(count)}</td>
                  <td className="number">{sayNumber(reaches)}</td>
                  <td className="number">{lastDay === null ? '–' : sayDay(lastDay, city.today, say.language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollX>
      </Section>
    </div>
  );
}
