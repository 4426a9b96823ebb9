// Orders reports of a period, and shows how far each run is. While one is under way it is looked at every other second.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReportRunBody } from '@xunhe/contract/report';
import { sayPeriod } from '@xunhe/contract/report-words';
import { PERIOD_KINDS, type PeriodKind, periodOf } from '@xunhe/domain/evaluation/report-period';
import { addMonths, dayToMonth } from '@xunhe/domain/ground/month';
import { ask, refusalOf } from '@xunhe/ui/session';
import { useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button, Progress, Select } from 'antd';
import { useEffect, useState } from 'react';
import { Section } from '../parts/screen.tsx';
import { useSayAct, useSurroundings } from '../parts/surroundings.ts';
import { REPORT_DESK_WORDS, RUN_STATE_WORDS } from './words-report.ts';

const LOOK_MS = 2000;
/** A year back: older periods are ordered by their last month all the same. */
const MOST_MONTHS = 24;
const SHOWN = 3;

export function ReportRuns() {
  const say = useWords(REPORT_DESK_WORDS);
  const queries = useQueryClient();
  const runs = useQuery({
    queryKey: ['reportRuns'],
    queryFn: ({ signal }) => ask('reportRuns', { signal }),
    refetchInterval: (query) => (query.state.data?.rows.some(isUnderWay) ? LOOK_MS : false),
  });
  const made = runs.data?.rows.filter(({ state }) => state === 'done').length;
  // What was made is there to be read.
  useEffect(() => {
    if (made !== undefined) void queries.invalidateQueries({ queryKey: ['reports'] });
  }, [made, queries]);
  return (
    <Section title={say('make')} extra={<Order />}>
      {runs.data?.rows.length === 0 && <p className="muted">{say('noRuns')}</p>}
      <ul className="report-runs" aria-label={say('runs')}>
        {runs.data?.rows.slice(0, SHOWN).map((run) => (
          <Run key={run.id} run={run} />
        ))}
      </ul>
    </Section>
  );
}

function Order() {
  const say = useWords(REPORT_DESK_WORDS);
  const { city } = useSurroundings();
  const queries = useQueryClient();
  const now = dayToMonth(city.today);
  const [month, setMonth] = useState(addMonths(now, -1));
  const [kind, setKind] = useState<PeriodKind>('month');
  const period = periodOf(kind, month).name;
  const order = useMutation({
    mutationFn: () => ask('orderReports', { body: { period } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['reportRuns'] }),
  });
  const kindWord = { month: 'month1', quarter: 'quarter', year: 'year' } as const;
  return (
    <span className="report-order">
      <Select
        size="small"
        aria-label={say('kind')}
        value={kind}
        options={PERIOD_KINDS.map((value) => ({ value, label: say(kindWord[value]) }))}
        onChange={setKind}
      />
      <Select
        size="small"
        aria-label={say('month')}
        value={month}
        options={Array.from({ length: MOST_MONTHS }, (_, i) => addMonths(now, -i)).map((value) => ({
          value,
          label: sayPeriod(value, say.language),
        }))}
        onChange={setMonth}
      />
      <Button size="small" type="primary" loading={order.isPending} onClick={() => order.mutate()}>
        {say('makeFor', { period: sayPeriod(period, say.language) })}
      </Button>
      {order.error && (
        <span role="alert" className="form-error">
          {sayRefusal(refusalOf(order.error), say.language)}
        </span>
      )}
    </span>
  );
}

function Run({ run }: { readonly run: ReportRunBody }) {
  const say = useWords(REPORT_DESK_WORDS);
  const sayState = useWords(RUN_STATE_WORDS);
  const sayAct = useSayAct();
  const queries = useQueryClient();
  const stop = useMutation({
    mutationFn: () => ask('stopReports', { params: { id: run.id }, body: {} }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['reportRuns'] }),
  });
  const seconds = run.startedAt && run.endedAt ? (Date.parse(run.endedAt) - Date.parse(run.startedAt)) / 1000 : null;
  return (
    <li>
      <strong>{sayPeriod(run.period, say.language)}</strong> <span>{run.regionName}</span>{' '}
      <span className={run.state === 'failed' ? 'late' : ''}>{sayState(run.state)}</span>{' '}
      <span className="muted">
        {sayAct(run.askedAt)} · {run.askedBy ? say('by', { name: run.askedBy }) : say('byClose')}
        {run.state === 'done' && ` · ${say('made', { n: run.made })}`}
        {run.state === 'done' && seconds !== null && ` · ${say('seconds', { n: Math.max(1, Math.round(seconds)) })}`}
      </span>
      {isUnderWay(run) && (
        <>
          <Progress
            percent={Math.round((100 * run.made) / Math.max(1, run.total ?? 1))}
            size="small"
            aria-label={say('progress', { made: run.made, total: run.total ?? '…' })}
          />
          <span className="muted">{say('progress', { made: run.made, total: run.total ?? '…' })}</span>{' '}
          <Button size="small" loading={stop.isPending} onClick={() => stop.mutate()}>
            {say('stop')}
          </Button>
        </>
      )}
    </li>
  );
}

function isUnderWay({ state }: Pick<ReportRunBody, 'state'>): boolean {
  return state === 'waiting' || state === 'running';
}
