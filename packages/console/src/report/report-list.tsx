// 总结报告: the reports of a period, of regions and chiefs; and for offices the runs that make them.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReportsBody } from '@xunhe/contract/report';
import { sayCount, sayPart, sayPeriod } from '@xunhe/contract/report-words';
import { sayDate } from '@xunhe/ui/dates';
import { ask } from '@xunhe/ui/session';
import { pickName, useWords } from '@xunhe/ui/words';
import { POST_WORDS } from '@xunhe/ui/words-shared';
import { Select } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { DataTable } from '../parts/data-table.tsx';
import './report.css';
import { Chips, FindText, RegionChoice } from '../parts/filters.tsx';
import { pageQuery } from '../parts/page-query.ts';
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
  const { period, kind, region, q, page } = route.useSearch();
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
  const query = useQuery({
    queryKey: ['reports', shown, kind, region, q, page],
    queryFn: ({ signal }) =>
      ask('reports', {
        query: {
          ...{ ...pageQuery(page), ...(shown && { period: shown }), ...(kind && { kind }) },
          ...{ ...(region && { region }), ...(q && { q }) },
        },
        signal,
      }),
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
      <DataTable
        label={say('title')}
        query={query}
        columns={useColumns()}
        rowKey={(row) => `${row.period} ${row.kind} ${row.subject}`}
        page={page}
        onPage={(to) => set({ page: to })}
        none={say(periods.data?.length === 0 ? 'noneYet' : 'none')}
      />
    </Screen>
  );
}

function useColumns(): ColumnsType<Row> {
  const say = useWords(REPORT_DESK_WORDS);
  const sayPost = useWords(POST_WORDS);
  const sayRank = useWords(RANK_WORDS);
  const number = { align: 'right' as const, width: 110 };
  return [
    {
      title: say('of'),
      width: 240,
      render: (_, row) => (
        <>
          <Link
            to="/reports/$period/$kind/$subject"
            params={{ period: row.period, kind: row.kind, subject: row.subject }}
            className="clip"
            title={row.name}
          >
            <strong>{row.kind === 'chief' ? row.name : pickName(say.language, row.name, row.regionNameEn)}</strong>
          </Link>
          <div className="muted small clip">
            {row.kind === 'chief'
              ? `${sayPost.any(row.level)} · ${pickName(say.language, row.regionName, row.regionNameEn)}`
              : sayRank.any(row.level)}
          </div>
        </>
      ),
    },
    { title: say('visits'), ...number, render: (_, { figures }) => sayCount(figures.asked.visits) },
    {
      title: say('done'),
      ...number,
      render: (_, { figures: { asked } }) => sayPart(asked.visits === 0 ? null : asked.done / asked.visits),
    },
    { title: say('own'), ...number, render: (_, { figures }) => sayCount(figures.found.own) },
    { title: say('others'), ...number, render: (_, { figures }) => sayCount(figures.found.others) },
    { title: say('open'), ...number, render: (_, { figures }) => sayCount(figures.solved.open) },
    { title: say('overdue'), ...number, render: (_, { figures }) => sayCount(figures.solved.overdue) },
    {
      title: say('failing'),
      ...number,
      render: (_, { figures: { water } }) => sayPart(water.measured === 0 ? null : water.failing / water.measured),
    },
    { title: say('asOf'), width: 130, render: (_, row) => sayDate(row.asOf, say.language, true) },
  ];
}
