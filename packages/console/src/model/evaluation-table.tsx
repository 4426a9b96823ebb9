// 评价: a month looked back on, the city, its districts and their towns — was it walked, was anything found, did the water improve.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { EvaluationBody } from '@xunhe/contract/evaluation';
import type { Figure, MonthFigures } from '@xunhe/domain/evaluation/month-evaluation';
import { regionPrefix } from '@xunhe/domain/place/region';
import { sayMonth } from '@xunhe/ui/dates';
import { sayMinutes, sayNumber, sayShare } from '@xunhe/ui/figures';
import { ask } from '@xunhe/ui/session';
import { EmptyState } from '@xunhe/ui/states.tsx';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import type { ColumnsType } from 'antd/es/table';
import { DataTable } from '../parts/data-table.tsx';
import '../parts/evaluation-table.css';
import { Screen } from '../parts/screen.tsx';
import { useMonth, useRight } from '../parts/surroundings.ts';

const WORDS = defineWords({
  title: ['{month}评价', 'Review of {month}'],
  about: ['小字为分子 / 分母；样本少于 5 的不宜比较', 'small figures: cases of all; fewer than 5 say little'],
  noMonth: ['首个月度周期尚未运行，还没有评价。', 'The first monthly cycle has not run yet: there is no review.'],
  none: ['这个月没有评价结果。', 'This month was not evaluated.'],
  region: ['区域', 'Region'],
  form: ['形式：走没走', 'Form: was it walked'],
  dayVisits: ['完成天次', 'Day-visits made'],
  effective: ['有效巡河', 'Effective patrols'],
  length: ['里程', 'Length'],
  hours: ['用时', 'Time'],
  burden: ['人均要求', 'Asked a head'],
  content: ['内容：发现没有', 'Content: was it found'],
  discovery: ['发现问题的河长', 'Chiefs who found'],
  per100: ['每百次发现', 'Found per 100'],
  keyReporting: ['重点问题自报', 'Key by chiefs'],
  ownShare: ['河长发现占比', 'Found before citizens'],
  result: ['结果：水好没有', 'Result: is it better'],
  failing: ['不达标', 'Failing'],
  yearBefore: ['去年同月', 'A year before'],
  onTime: ['按期办结', 'Closed in time'],
  small: ['样本少', 'few cases'],
  counts: ['{n} / {of}', '{n} of {of}'],
});

interface Row {
  readonly key: string;
  readonly name: string;
  readonly figures: MonthFigures;
  readonly children?: readonly Row[];
}

export function EvaluationTable() {
  const say = useWords(WORDS);
  const may = useRight('evaluation.read');
  const { month } = useMonth();
  const columns = useColumns();
  const query = useQuery({
    queryKey: ['evaluation', month],
    queryFn: ({ signal }) => ask('evaluation', { params: { month: month! }, signal }),
    enabled: may && month !== null,
    select: ({ rows }) => ({ rows: makeTree(rows, say.language), total: rows.length }),
  });
  if (month === null)
    return (
      <Screen title={say('title', { month: '' })} right="evaluation.read">
        <EmptyState>{say('noMonth')}</EmptyState>
      </Screen>
    );
  const title = say('title', { month: sayMonth(month, say.language) });
  return (
    <Screen right="evaluation.read" title={title} about={say('about')}>
      <DataTable<Row>
        label={title}
        query={query}
        columns={columns}
        rowKey={(row) => row.key}
        none={say('none')}
        expandable={{ indentSize: 12 }}
      />
    </Screen>
  );
}

/** Towns under their district; the city stands first, beside its districts, so that opening a district is one press. */
function makeTree(rows: EvaluationBody['rows'], language: 'zh' | 'en'): Row[] {
  const toRow = (row: EvaluationBody['rows'][number], children: readonly Row[] = []): Row => ({
    key: row.region,
    name: pickName(language, row.regionName, row.regionNameEn),
    figures: row.figures as MonthFigures,
    ...(children.length > 0 && { children }),
  });
  const towns = rows.filter(({ level }) => level === 'town');
  const wide = rows.filter(({ level }) => level === 'city' || level === 'district');
  const roots = wide.length > 0 ? wide : towns;
  return roots.map((row) =>
    row.level === 'district'
      ? toRow(
          row,
          towns.filter(({ region }) => region.startsWith(regionPrefix(row.region))).map((town) => toRow(town)),
        )
      : toRow(row),
  );
}

function useColumns(): ColumnsType<Row> {
  const say = useWords(WORDS);
  const { month } = useMonth();
  const seesPatrols = useRight('patrol.read');
  const share = (title: string, of: (figures: MonthFigures) => Figure, width = 92) => ({
    title,
    width,
    align: 'right' as const,
    render: (_: unknown, { figures }: Row) => <Share figure={of(figures)} />,
  });
  return [
    { title: say('region'), width: 180, fixed: 'left', render: (_, row) => row.name },
    {
      title: say('form'),
      children: [
        share(say('dayVisits'), ({ form }) => form.dayVisits),
        {
          title: say('effective'),
          width: 92,
          align: 'right',
          render: (_, { key, figures }) =>
            seesPatrols && figures.form.effectivePatrols.denominator > 0 ? (
              <Link to="/patrols" search={{ of: 'data', region: key, ...(month && { month }) }}>
                <Share figure={figures.form.effectivePatrols} />
              </Link>
            ) : (
              <Share figure={figures.form.effectivePatrols} />
            ),
        },
        {
          title: say('length'),
          width: 84,
          align: 'right',
          render: (_, row) => `${sayNumber(row.figures.form.lengthKm)} km`,
        },
        {
          title: say('hours'),
          width: 80,
          align: 'right',
          render: (_, row) => `${sayNumber(row.figures.form.hours)} h`,
        },
        {
          title: say('burden'),
          width: 104,
          align: 'right',
          render: (_, row) => sayMinutes(row.figures.burden.value, say.language),
        },
      ],
    },
    {
      title: say('content'),
      children: [
        share(say('discovery'), ({ content }) => content.discovery, 104),
        {
          title: say('per100'),
          width: 84,
          align: 'right',
          render: (_, row) => sayNumber(row.figures.content.per100Patrols.value, 1),
        },
        share(say('keyReporting'), ({ content }) => content.keyReporting, 96),
        share(say('ownShare'), ({ content }) => content.ownShare, 104),
      ],
    },
    {
      title: say('result'),
      children: [
        share(say('failing'), ({ result }) => result.failing),
        share(say('yearBefore'), ({ result }) => result.failingYearBefore),
        share(say('onTime'), ({ result }) => result.closedOnTime),
      ],
    },
  ];
}

function Share({ figure: { value, numerator, denominator, small } }: { readonly figure: Figure }) {
  const say = useWords(WORDS);
  if (value === null) return <span className="muted">–</span>;
  return (
    <span className={small ? 'figure figure-small' : 'figure'} title={small ? say('small') : undefined}>
      {sayShare(value)}
      <span className="figure-of">
        {say('counts', { n: sayNumber(numerator), of: sayNumber(denominator) })}
        {small && <span className="sr-only"> ({say('small')})</span>}
      </span>
    </span>
  );
}
