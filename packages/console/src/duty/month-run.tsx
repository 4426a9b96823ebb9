// What comes next in the months; and for the city's office, to have what is due run now: seen while it runs, and stopped between two acts.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { MonthRunBody } from '@xunhe/contract/month-run';
import { regionLevel } from '@xunhe/domain/place/region';
import { sayDate, sayMonth } from '@xunhe/ui/dates';
import { ask, client } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { ACT_WORDS } from '@xunhe/ui/words-shared';
import { Button } from 'antd';
import { useState } from 'react';
import { useRight, useSayAct, useSurroundings } from '../parts/surroundings.ts';
import './month-run.css';

const WORDS = defineWords({
  next: ['下一步', 'What comes next'],
  due: ['可以运行', 'may run now'],
  waits: ['{day}自动进行', 'by itself on {day}'],
  unsampled: ['还没有水质样品，月度无法开始。', 'There are no water samples yet, so no month can begin.'],
  run: ['立即运行', 'Run now'],
  none: ['没有到期的步骤，到期后自动运行。', 'Nothing is due; what becomes due runs by itself.'],
  running: ['正在运行', 'Running'],
  done: ['已完成 {n} 步', '{n} act{n:s} done'],
  stop: ['停止', 'Stop'],
  stopping: ['本步骤完成后停止', 'Ends after this act'],
  endedDone: ['{at} 运行完毕，共 {n} 步。', 'Run to its end at {at}, {n} act{n:s}.'],
  endedStopped: [
    '{at} 已停止，完成 {n} 步；下次从停止处继续。',
    'Stopped at {at} after {n} act{n:s}; the next run goes on from there.',
  ],
  endedFailed: [
    '{at} 在 {month}“{act}”出错，该步骤未留下任何结果，之前的 {n} 步有效：{text}',
    'At {at} the act “{act}” of {month} failed and left nothing; the {n} act{n:s} before it stand: {text}',
  ],
});

/** So often a run is looked at, ms. */
const LOOK_MS = 700;

export function MonthRun() {
  const say = useWords(WORDS);
  const sayAct = useWords(ACT_WORDS);
  const { me } = useSurroundings();
  const mayRun = useRight('cycle.run') && regionLevel(me.region) === 'city';
  const { data } = useQuery({
    queryKey: ['monthRun'],
    queryFn: ({ signal }) => ask('monthRun', { signal }),
    refetchInterval: ({ state }) => (state.data?.running ? LOOK_MS : false),
  });
  const { call, isBusy, refused } = useRun();
  if (!data) return null;
  const { next, running } = data;
  const isAnyDue = next.some(({ isDue }) => isDue);
  return (
    <section className="month-run" aria-label={say('next')}>
      <h2>{say('next')}</h2>
      {next.length === 0 && <p>{say('unsampled')}</p>}
      <ul>
        {next.map((one) => (
          <li key={one.month}>
            <strong>{sayMonth(one.month, say.language)}</strong> {sayAct.any(one.act)}{' '}
            <span className={one.isDue ? 'done' : 'muted'}>
              {one.isDue ? say('due') : say('waits', { day: sayDate(one.day, say.language) })}
            </span>
          </li>
        ))}
      </ul>
      <div role="status" className="month-run-state">
        {running ? (
          <p>
            {say('running')}
            {running.at && ` · ${sayMonth(running.at.month, say.language)} ${sayAct.any(running.at.act)}`}
            {` · ${say('done', { n: running.done })}`}
            {running.isStopping && ` · ${say('stopping')}`}
          </p>
        ) : (
          <Ended ended={data.ended} />
        )}
      </div>
      {mayRun &&
        (running ? (
          <Button size="small" disabled={running.isStopping} onClick={() => void call('stopMonthRun')}>
            {say('stop')}
          </Button>
        ) : (
          <>
            <Button
              size="small"
              type={isAnyDue ? 'primary' : 'default'}
              disabled={!isAnyDue}
              loading={isBusy}
              onClick={() => void call('beginMonthRun')}
            >
              {say('run')}
            </Button>
            {!isAnyDue && next.length > 0 && <span className="muted">{say('none')}</span>}
          </>
        ))}
      <div role="alert">{refused && <p className="refused">{refused}</p>}</div>
    </section>
  );
}

function Ended({ ended }: Pick<MonthRunBody, 'ended'>) {
  const say = useWords(WORDS);
  const sayAct = useWords(ACT_WORDS);
  const sayAt = useSayAct();
  if (ended === null) return null;
  const { done: n, how, failure } = ended;
  const at = sayAt(ended.at);
  if (failure === null)
    return <p className="muted">{say(how === 'stopped' ? 'endedStopped' : 'endedDone', { at, n })}</p>;
  const { text } = failure;
  const where = { month: failure.month && sayMonth(failure.month, say.language), act: sayAct.any(failure.act) };
  return <p className="refused">{say('endedFailed', { at, n, text, ...where })}</p>;
}

function useRun() {
  const say = useWords(WORDS);
  const queries = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const call = async (name: 'beginMonthRun' | 'stopMonthRun') => {
    setBusy(true);
    const answer = await client.call(name, {});
    setBusy(false);
    setRefused(answer.ok ? null : sayRefusal(answer.refusal, say.language));
    if (answer.ok) queries.setQueryData(['monthRun'], answer.value);
  };
  return { call, isBusy, refused };
}
