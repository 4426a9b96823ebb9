// 总结报告: the reports of a period, of regions and chiefs; and for offices the runs that make them.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { SortOf } from '@xunhe/contract/list-sort';
import type { ReportsBody } from '@xunhe/contract/report';
import { sayCount, sayPart, sayPeriod } from '@xunhe/contract/report-words';
import { sayDate } from '@xunhe/ui/dates';
import { ask } from '@xunhe/ui/session';
import { pickName, useWords } from '@xunhe/ui/words';
import { POST_WORDS } from '@xunhe/ui/words-shared';
import { Select } from 'antd';
import { ListTable } from '../parts/data-table.tsx';
import './report.css';
import { Chips, FindText, RegionChoice } from '../parts/filters.tsx';
import { type ListColumn, roundTo } from '../parts/list-column.ts';
import { sortQuery } from '../parts/list-sort.ts';
import { pageQuery } from '../parts/page-query.ts';
import type { ReadPage } from '../parts/read-whole-list.ts';
import { Screen } from '../parts/screen.tsx';
import { useRight } from '../parts/surroundings.ts';
import type { ReportSearch } from './report-address.ts';
import { ReportRuns } from './report-runs.tsx';
import { RANK_WORDS, REPORT_DESK_WORDS } from './words-report.ts';

type Row = ReportsBody['rows'][number];

const route = getRouteApi('/reports');

export function ReportList() {
  const say = useWords(REPORT_DESK_WORDS);
  const may = useRight('report.read');
  const mayMake = useRight('report.make');
  const search = route.useSearch();
  const { period, kind, region, q, page, sort, order } = search;
  const navigate = route.useNavigate();
  const set = (change: { [K in keyof ReportSearch]?: ReportSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...change }) as never });
  const periods = useQuery({
    queryKey: ['reports', 'periods'],
    queryFn: ({ signal }) => ask('reports', { query: { limit: 1 }, signal }),
    enabled: may,
    select: (body) => body.periods,
  });
  const shown = period ?? periods.data?.[0];
  const readPage: ReadPage<Row> = (of, signal) =>
    ask('reports', {
      query: {
        ...{ ...of, ...(shown && { period: shown }), ...(kind && { kind }) },
        ...{ ...(region && { region }), ...(q && { q }), ...sortQuery({ sort, order }) },
      },
      signal,
    });
  const query = useQuery({
    queryKey: ['reports', shown, kind, region, q, page, sort, order],
    queryFn: ({ signal }) => readPage(pageQuery(page), signal),
    enabled: may && periods.isSuccess,
    placeholderData: (before) => before,
  });
  return (
    <Screen
      right="report.read"
      title={say('title')}
      about={say('about')}
      filters={
        <>
          <Select
            className="report-period"
            aria-label={say('period')}
            value={shown ?? null}
            placeholder={say('period')}
            options={(periods.data ?? []).map((name) => ({ value: name, label: sayPeriod(name, say.language) }))}
            onChange={(to) => set({ period: to ?? undefined })}
          />
          <Chips
            label={say('kind')}
            value={kind}
            chips={[
              { value: undefined, words: say('all') },
              { value: 'region', words: say('regions') },
              { value: 'chief', words: say('chiefs') },
            ]}
            onChange={(to) => set({ kind: to })}
          />
          <RegionChoice value={region} onChange={(to) => set({ region: to })} />
          <FindText value={q} onChange={(to) => set({ q: to })} />
        </>
      }
    >
      {mayMake && <ReportRuns />}
      <ListTable
        label={say('title')}
        tools={{ list: 'reports', readPage }}
        sorting={{ now: search, onSort: set }}
        // Which period is shown is asked first: where that fails there is nothing to ask more.
        query={periods.isError ? { ...periods, data: undefined } : query}
        columns={useColumns()}
        rowKey={(row) => `${row.period} ${row.kind} ${row.subject}`}
        page={page}
        onPage={(to) => set({ page: to })}
        none={say(periods.data?.length === 0 ? 'noneYet' : 'none')}
      />
    </Screen>
  );
}

function useColumns(): ListColumn<Row>[] {
  const say = useWords(REPORT_DESK_WORDS);
  const sayPost = useWords(POST_WORDS);
  const sayRank = useWords(RANK_WORDS);
  const nameOf = (row: Row) => (row.kind === 'chief' ? row.name : pickName(say.language, row.name, row.regionNameEn));
  const levelOf = (row: Row) => (row.kind === 'chief' ? sayPost.any(row.level) : sayRank.any(row.level));
  const regionOf = (row: Row) => pickName(say.language, row.regionName, row.regionNameEn);
  const figure = (key: SortOf<'reports'> & keyof typeof FIGURES, title: string): ListColumn<Row> => ({
    ...{ key, title, align: 'right', width: 110, sort: key },
    render: (_, row) => sayCount(FIGURES[key](row)),
    cell: FIGURES[key],
  });
  const part = (key: SortOf<'reports'> & keyof typeof PARTS, title: string): ListColumn<Row> => ({
    ...{ key, title, align: 'right', width: 110, sort: key },
    render: (_, row) => sayPart(PARTS[key](row)),
    cell: (row) => roundTo(PARTS[key](row), 4),
  });
  return [
    {
      ...{ key: 'name', title: say('of'), width: 240, stays: true, sort: 'name' },
      render: (_, row) => (
        <>
          <Link
            to="/reports/$period/$kind/$subject"
            params={{ period: row.period, kind: row.kind, subject: row.subject }}
            className="clip"
            title={row.name}
          >
            <strong>{nameOf(row)}</strong>
          </Link>
          <div className="muted small clip">
            {row.kind === 'chief' ? `${levelOf(row)} · ${regionOf(row)}` : levelOf(row)}
          </div>
        </>
      ),
      cell: nameOf,
    },
    { ...{ key: 'level', title: say('level'), fileOnly: true }, cell: levelOf },
    { ...{ key: 'region', title: say('region'), fileOnly: true }, cell: regionOf },
    figure('visits', say('visits')),
    part('done', say('done')),
    figure('own', say('own')),
    figure('others', say('others')),
    figure('open', say('open')),
    figure('overdue', say('overdue')),
    part('failing', say('failing')),
    {
      ...{ key: 'asOf', title: say('asOf'), width: 130, sort: 'asOf' },
      render: (_, row) => sayDate(row.asOf, say.language, true),
      cell: (row) => row.asOf,
    },
  ];
}

const FIGURES = {
  visits: ({ figures }: Row) => figures.asked.visits,
  own: ({ figures }: Row) => figures.found.own,
  others: ({ figures }: Row) => figures.found.others,
  open: ({ figures }: Row) => figures.solved.open,
  overdue: ({ figures }: Row) => figures.solved.overdue,
};

/** Shares; nothing of nothing is none. */
const PARTS = {
  done: ({ figures: { asked } }: Row) => (asked.visits === 0 ? null : asked.done / asked.visits),
  failing: ({ figures: { water } }: Row) => (water.measured === 0 ? null : water.failing / water.measured),
};
