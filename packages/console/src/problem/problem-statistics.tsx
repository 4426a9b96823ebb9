// 问题统计: how problems fare, by type, source, region and department. Every count of open cases leads to its list.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CountedGroup } from '@xunhe/contract/problem';
import { addMonths, dayToMonth, firstDay, lastDay, type Month } from '@xunhe/domain/ground/month';
import { FEW, onTimeShare, STATISTIC_GROUPS, type StatisticGroup } from '@xunhe/domain/problem/statistics';
import { sayNumber, sayShare } from '@xunhe/ui/figures';
import { saveFile } from '@xunhe/ui/save-file';
import { ask } from '@xunhe/ui/session';
import { Answered, EmptyState } from '@xunhe/ui/states.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import { PROBLEM_SOURCE_WORDS, PROBLEM_TYPE_WORDS } from '@xunhe/ui/words-problem';
import { Button, Table } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useState } from 'react';
import { makeCsv } from '../parts/csv.ts';
import { RegionChoice, useRegionNames } from '../parts/filters.tsx';
import { Screen, Section } from '../parts/screen.tsx';
import { useRight, useSurroundings } from '../parts/surroundings.ts';
import type { ProblemSearch } from './problem-address.ts';

const WORDS = defineWords({
  title: ['问题统计', 'Statistics of problems'],
  about: ['按上报时间统计', 'by the day of the report'],
  from: ['起始月', 'From'],
  to: ['截止月', 'To'],
  save: ['导出 CSV', 'Export as CSV'],
  type: ['按类型', 'By type'],
  source: ['按来源', 'By source'],
  region: ['按区域', 'By region'],
  department: ['按承办单位', 'By department'],
  all: ['合计', 'All'],
  noDepartment: ['未交办', 'With none'],
  reported: ['上报', 'Reported'],
  open: ['未结案', 'Open'],
  overdue: ['逾期', 'Overdue'],
  closed: ['已销号', 'Closed'],
  onTime: ['按时办结率', 'In time'],
  judged: ['可判按时件数', 'Known deadlines'],
  handledInTime: ['按时办结件数', 'Handled in time'],
  medianDays: ['中位用时（天）', 'Median days'],
  reopened: ['重新受理', 'Reopened'],
  returned: ['被退回', 'Returned'],
  few: ['件数少于 {few}，不计比例', 'fewer than {few}: no share'],
  none: ['这段时间没有问题上报。', 'No problem was reported in this time.'],
});

type Say = ReturnType<typeof useWords<typeof WORDS>>;

export function ProblemStatistics() {
  const say = useWords(WORDS);
  const may = useRight('problem.read');
  const { city } = useSurroundings();
  const now = dayToMonth(city.today);
  const [range, setRange] = useState<{ from: Month; to: Month }>({ from: addMonths(now, -11), to: now });
  const [region, setRegion] = useState<string | undefined>(undefined);
  const sayKey = useSayKey(say);
  const { from, to } = range;
  const asked = { from: firstDay(from), to: lastDay(to) };
  const query = useQuery({
    queryKey: ['problemStatistics', from, to, region],
    queryFn: ({ signal }) => ask('problemStatistics', { query: { ...asked, ...(region && { region }) }, signal }),
    placeholderData: (before) => before,
    enabled: may && from <= to,
  });
  const setMonth = (change: Partial<typeof range>) =>
    setRange((before) => {
      const next = { ...before, ...change };
      return next.from <= next.to ? next : { from: change.from ?? next.to, to: change.to ?? next.from };
    });
  return (
    <Screen
      right="problem.read"
      title={say('title')}
      about={say('about')}
      filters={
        <>
          <MonthField label={say('from')} value={from} onChange={(value) => setMonth({ from: value })} />
          <MonthField label={say('to')} value={to} onChange={(value) => setMonth({ to: value })} />
          <RegionChoice value={region} onChange={setRegion} />
          <Button
            size="small"
            disabled={!query.data}
            onClick={() =>
              query.data &&
              saveFile(`problems-${from}-${to}.csv`, makeCsv(tableOf(query.data, say, sayKey)), 'text/csv')
            }
          >
            {say('save')}
          </Button>
        </>
      }
    >
      <Answered query={query}>
        {(data) =>
          data.all.reported === 0 ? (
            <EmptyState>{say('none')}</EmptyState>
          ) : (
            STATISTIC_GROUPS.map((group) => (
              <Section key={group} title={say(group)}>
                <Table<CountedGroup>
                  size="small"
                  rowKey={(row) => row.key}
                  columns={makeColumns({ say, sayKey, asked: { ...asked, ...(region && { region }) } }, group)}
                  dataSource={[...data[group], { key: '*', name: null, ...data.all }]}
                  pagination={false}
                  scroll={{ x: 900 }}
                />
              </Section>
            ))
          )
        }
      </Answered>
    </Screen>
  );
}

function MonthField(props: {
  readonly label: string;
  readonly value: Month;
  readonly onChange: (month: Month) => void;
}) {
  const { label, value, onChange } = props;
  return (
    <label className="month-field">
      {label}{' '}
      <input type="month" value={value} onChange={({ target }) => target.value !== '' && onChange(target.value)} />
    </label>
  );
}

type SayKey = (group: StatisticGroup, row: CountedGroup) => string;

function useSayKey(say: Say): SayKey {
  const sayType = useWords(PROBLEM_TYPE_WORDS);
  const saySource = useWords(PROBLEM_SOURCE_WORDS);
  const sayRegion = useRegionNames();
  return (group, { key, name }) => {
    if (key === '*') return say('all');
    if (group === 'type') return sayType.any(key);
    if (group === 'source') return saySource.any(key);
    if (group === 'region') return sayRegion(key, name ?? key);
    return name ?? (key || say('noDepartment'));
  };
}

function makeColumns(
  { say, sayKey, asked }: { readonly say: Say; readonly sayKey: SayKey; readonly asked: ProblemSearch },
  group: StatisticGroup,
): ColumnsType<CountedGroup> {
  const number = (key: 'reported' | 'closed' | 'reopened' | 'returned', width = 100) => ({
    title: say(key),
    width,
    align: 'right' as const,
    sorter: sortBy((row) => row[key]),
    render: (_: unknown, row: CountedGroup) => sayNumber(row[key]),
  });
  const linked = (key: 'open' | 'overdue') => ({
    title: say(key),
    width: 100,
    align: 'right' as const,
    sorter: sortBy((row) => row[key]),
    // Those with no department are no list of the desk.
    render: (_: unknown, row: CountedGroup) =>
      row.key === '' ? (
        sayNumber(row[key])
      ) : (
        <Link to="/problems" search={{ show: key, ...asked, ...(row.key !== '*' && { [group]: row.key }) }}>
          {sayNumber(row[key])}
        </Link>
      ),
  });
  return [
    {
      title: say(group),
      width: 220,
      render: (_, row) => (row.key === '*' ? <strong>{say('all')}</strong> : sayKey(group, row)),
    },
    number('reported'),
    linked('open'),
    linked('overdue'),
    number('closed'),
    {
      title: say('onTime'),
      width: 150,
      align: 'right',
      sorter: sortBy((row) => onTimeShare(row) ?? -1),
      render: (_, row) => {
        const share = onTimeShare(row);
        return share === null ? (
          <span className="muted" title={say('few', { few: FEW })}>
            {row.judged === 0 ? '–' : `${row.onTime} / ${row.judged}`}
          </span>
        ) : (
          sayShare(share)
        );
      },
    },
    {
      title: say('medianDays'),
      width: 130,
      align: 'right',
      sorter: sortBy((row) => row.medianDays ?? -1),
      render: (_, row) => (row.closed < FEW ? '–' : sayNumber(row.medianDays, 1)),
    },
    number('reopened'),
    number('returned'),
  ];
}

/** The line of all stays the last one. */
function sortBy(read: (row: CountedGroup) => number) {
  return (a: CountedGroup, b: CountedGroup, order?: 'ascend' | 'descend' | null) => {
    if (a.key === '*' || b.key === '*') return (a.key === '*' ? 1 : -1) * (order === 'descend' ? -1 : 1);
    return read(a) - read(b);
  };
}

const CSV_COLUMNS = [
  'reported',
  'open',
  'overdue',
  'closed',
  'judged',
  'onTime',
  'medianDays',
  'reopened',
  'returned',
] as const;

function tableOf(data: Readonly<Record<StatisticGroup, readonly CountedGroup[]>>, say: Say, sayKey: SayKey) {
  return STATISTIC_GROUPS.flatMap((group) => [
    [say(group), ...CSV_COLUMNS.map((key) => say(key === 'onTime' ? 'handledInTime' : key))],
    ...data[group].map((row) => [sayKey(group, row), ...CSV_COLUMNS.map((key) => row[key])]),
  ]);
}
