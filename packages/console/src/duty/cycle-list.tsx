// 月度: the months of the city, how far each has come, and every act with its time and its outcome.
import { useQuery } from '@tanstack/react-query';
import type { CyclesBody } from '@xunhe/contract/evaluation';
import { addMonths } from '@xunhe/domain/ground/month';
import { sayMonth } from '@xunhe/ui/dates';
import { ask } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';
import { ACT_WORDS, CYCLE_STATE_WORDS } from '@xunhe/ui/words-shared';
import type { ColumnsType } from 'antd/es/table';
import { ActOutcome } from '../parts/act-outcome.tsx';
import './cycle-list.css';
import { DataTable } from '../parts/data-table.tsx';
import { Screen } from '../parts/screen.tsx';
import { useRight, useSayAct } from '../parts/surroundings.ts';
import { MonthRun } from './month-run.tsx';

type Cycle = CyclesBody['rows'][number];

const WORDS = defineWords({
  title: ['月度周期', 'Monthly cycles'],
  about: [
    '每月自动推进：汇集、评估、预警、履职、评价',
    'each month runs by itself: gather, score, warn, assign, evaluate',
  ],
  month: ['数据月份', 'Month of the data'],
  force: ['执行月份', 'In force'],
  state: ['状态', 'State'],
  opened: ['开启', 'Opened'],
  published: ['发布', 'Published'],
  closed: ['关闭', 'Closed'],
  acts: ['步骤', 'Acts'],
  actsDone: ['已完成 {n} 步', '{n} act{n:s} done'],
  act: ['步骤', 'Act'],
  at: ['时间', 'Time'],
  outcome: ['结果', 'Outcome'],
  byDeadline: ['期满自动', 'by deadline'],
  byOffice: ['河长办', 'by the offices'],
  none: ['首个月度周期尚未运行。', 'The first monthly cycle has not run yet.'],
});

export function CycleList() {
  const say = useWords(WORDS);
  const may = useRight('cycle.read');
  const columns = useColumns();
  const query = useQuery({
    queryKey: ['cycles'],
    queryFn: ({ signal }) => ask('cycles', { signal }),
    select: ({ rows }) => ({ rows, total: rows.length }),
    enabled: may,
  });
  return (
    <Screen right="cycle.read" title={say('title')} about={say('about')}>
      <MonthRun />
      <DataTable<Cycle>
        label={say('title')}
        query={query}
        columns={columns}
        rowKey={(row) => row.month}
        none={say('none')}
        expandable={{
          columnTitle: <span className="sr-only">{say('acts')}</span>,
          expandedRowRender: (row) => <Acts cycle={row} />,
          rowExpandable: ({ acts }) => acts.length > 0,
        }}
      />
    </Screen>
  );
}

function useColumns(): ColumnsType<Cycle> {
  const say = useWords(WORDS);
  const sayState = useWords(CYCLE_STATE_WORDS);
  const sayAt = useSayAct();
  return [
    { title: say('month'), width: 120, render: (_, row) => <strong>{sayMonth(row.month, say.language)}</strong> },
    { title: say('force'), width: 110, render: (_, row) => sayMonth(addMonths(row.month, 1), say.language) },
    {
      title: say('state'),
      width: 100,
      render: (_, row) => <span className={row.state === 'closed' ? 'muted' : 'done'}>{sayState.any(row.state)}</span>,
    },
    { title: say('opened'), width: 170, render: (_, row) => sayAt(row.openedAt) },
    {
      title: say('published'),
      width: 260,
      render: (_, row) =>
        row.publishedAt === null ? (
          '–'
        ) : (
          <>
            {sayAt(row.publishedAt)}{' '}
            <span className="muted">{say(row.publishedBy === 'deadline' ? 'byDeadline' : 'byOffice')}</span>
          </>
        ),
    },
    { title: say('closed'), width: 170, render: (_, row) => (row.closedAt === null ? '–' : sayAt(row.closedAt)) },
    { title: say('acts'), render: (_, row) => say('actsDone', { n: row.acts.length }) },
  ];
}

function Acts({ cycle }: { readonly cycle: Cycle }) {
  const say = useWords(WORDS);
  const sayAct = useWords(ACT_WORDS);
  const sayAt = useSayAct();
  return (
    <table className="acts">
      <thead>
        <tr>
          <th scope="col">{say('act')}</th>
          <th scope="col">{say('at')}</th>
          <th scope="col">{say('outcome')}</th>
        </tr>
      </thead>
      <tbody>
        {cycle.acts.map((act) => (
          <tr key={`${act.kind} ${act.at}`}>
            <td>{sayAct.any(act.kind)}</td>
            <td>{sayAt(act.at)}</td>
            <td>
              <ActOutcome kind={act.kind} body={act.body} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
