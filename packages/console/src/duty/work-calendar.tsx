// 工作日历: which days of a year are worked. A change is looked at before it is saved: how many deadlines move with it.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { WorkYear } from '@xunhe/contract/work-calendar';
import type { YearHolidays } from '@xunhe/domain/ground/holidays';
import type { Refusal } from '@xunhe/domain/ground/result';
import { regionLevel } from '@xunhe/domain/place/region';
import { sayInstant } from '@xunhe/ui/dates';
import { ask, client } from '@xunhe/ui/session';
import { Answered } from '@xunhe/ui/states.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { Screen } from '../parts/screen.tsx';
import { useRight, useSurroundings } from '../parts/surroundings.ts';
import './work-calendar.css';
import { YearGrid } from './year-grid.tsx';

const WORDS = defineWords({
  title: ['工作日历', 'Work calendar'],
  about: ['办理时限按工作日计算', 'Deadlines count its working days'],
  year: ['年份', 'Year'],
  city: ['本市已修改', 'changed by the city'],
  statutory: ['国务院办公厅公布的安排', 'as the State Council published it'],
  none: ['尚未录入，暂按周末和固定节日计算', 'not entered yet: weekends and fixed holidays count'],
  changed: ['{name}于 {when} 修改', 'changed by {name}, {when}'],
  source: ['依据（文号或说明）', 'Taken from (notice or remark)'],
  preview: ['查看影响', 'See what moves'],
  save: ['保存', 'Save'],
  undo: ['放弃修改', 'Discard'],
  reset: ['恢复为公布的安排', 'Back to what was published'],
  moves: [
    '{moved} 件未结案问题的时限将变动，其中 {earlier} 件提前。',
    '{moved} open deadlines move, {earlier} of them to an earlier day.',
  ],
  movesNone: ['没有问题的时限会变动。', 'No deadline moves.'],
  saved: ['已保存，{moved} 件问题的时限已变动。', 'Saved; {moved} deadlines moved.'],
  comingUnknown: [
    '{year} 年的安排还没有录入。通常每年 11 月公布，公布后请在这里录入。',
    '{year} has not been entered yet. It is usually published in November: enter it here then.',
  ],
  onlyCity: ['工作日历由市级河长办维护，此处只读。', 'The office of the city keeps the calendar; you can read it.'],
});

export function WorkCalendarScreen() {
  const say = useWords(WORDS);
  const may = useRight('problem.read');
  const { city } = useSurroundings();
  const years = useQuery({
    queryKey: ['workYears'],
    queryFn: ({ signal }) => ask('workYears', { signal }),
    enabled: may,
  });
  const [chosen, setChosen] = useState<number | null>(null);
  /** How many deadlines moved with what was saved last; it outlives the editor, which begins anew with the saved year. */
  const [saved, setSaved] = useState<number | null>(null);
  return (
    <Screen
      right="problem.read"
      title={say('title')}
      about={say('about')}
      filters={
        years.data && (
          <Select
            size="small"
            aria-label={say('year')}
            style={{ width: 100 }}
            value={chosen ?? years.data.thisYear}
            onChange={setChosen}
            options={years.data.years.map(({ year }) => ({ value: year, label: String(year) }))}
          />
        )
      }
    >
      <Answered query={years}>
        {({ years: all, thisYear }) => {
          const year = all.find((one) => one.year === (chosen ?? thisYear)) ?? all.at(-1)!;
          const unknown = all.find((one) => one.year === thisYear + 1 && one.from === 'none');
          return (
            <>
              {unknown && Number(city.today.slice(5, 7)) >= 10 && (
                <output className="work-note">{say('comingUnknown', { year: unknown.year })}</output>
              )}
              <YearEditor key={`${year.year} ${year.changedAt}`} year={year} onSaved={setSaved} />
              {saved !== null && <output>{say('saved', { moved: saved })}</output>}
            </>
          );
        }}
      </Answered>
    </Screen>
  );
}

function YearEditor({ year, onSaved }: { readonly year: WorkYear; readonly onSaved: (moved: number | null) => void }) {
  const say = useWords(WORDS);
  const { city, me } = useSurroundings();
  const mayWrite = useRight('calendar.manage') && regionLevel(me.region) === 'city';
  const [data, setData] = useState<YearHolidays>({ off: year.off, worked: year.worked });
  const [source, setSource] = useState(year.source);
  const edit = useSave(year.year, onSaved);
  const isChanged =
    source !== year.source || JSON.stringify(data) !== JSON.stringify({ off: year.off, worked: year.worked });
  const change = (next: YearHolidays) => {
    setData(next);
    edit.forget();
    onSaved(null);
  };
  return (
    <div className="work-year">
      <p className="muted">
        {say(year.from)}
        {year.changedAt &&
          ` · ${say('changed', { name: year.changedBy ?? '–', when: sayInstant(year.changedAt, city, say.language) })}`}
        {year.source && ` · ${year.source}`}
      </p>
      {!mayWrite && <p className="muted">{say('onlyCity')}</p>}
      <YearGrid year={year.year} data={data} onChange={mayWrite ? change : null} />
      {mayWrite && (
        <div className="work-actions">
          <Input
            aria-label={say('source')}
            placeholder={say('source')}
            maxLength={200}
            value={source}
            onChange={({ target }) => setSource(target.value)}
          />
          <Button onClick={() => void edit.send({ ...data, source, preview: true })} disabled={!isChanged}>
            {say('preview')}
          </Button>
          <Button
            type="primary"
            loading={edit.busy}
            disabled={!isChanged || edit.told === null}
            onClick={() => void edit.send({ ...data, source, preview: false })}
          >
            {say('save')}
          </Button>
          <Button disabled={!isChanged} onClick={() => change({ off: year.off, worked: year.worked })}>
            {say('undo')}
          </Button>
          {year.statutory && <Button onClick={() => change(year.statutory!)}>{say('reset')}</Button>}
        </div>
      )}
      <div role="status">
        {edit.refusal && <p className="refused">{sayRefusal(edit.refusal, say.language)}</p>}
        {edit.told && !edit.told.saved && (
          <p>
            {edit.told.moved === 0
              ? say('movesNone')
              : say('moves', { moved: edit.told.moved, earlier: edit.told.earlier })}
          </p>
        )}
      </div>
    </div>
  );
}

interface Told {
  readonly moved: number;
  readonly earlier: number;
  readonly saved: boolean;
}

function useSave(year: number, onSaved: (moved: number | null) => void) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [told, setTold] = useState<Told | null>(null);
  const forget = () => {
    setRefusal(null);
    setTold(null);
  };
  const send = async (body: YearHolidays & { readonly source: string; readonly preview: boolean }) => {
    setBusy(true);
    const off = body.off.map(([from, to]): [string, string] => [from, to]);
    const answer = await client.call('saveWorkYear', {
      params: { year: String(year) },
      body: { ...body, off, worked: [...body.worked] },
    });
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    setTold(answer.ok ? answer.value : null);
    if (answer.ok && answer.value.saved) {
      onSaved(answer.value.moved);
      for (const key of ['workYears', 'problems', 'problem']) void queries.invalidateQueries({ queryKey: [key] });
    }
  };
  return { busy, refusal, told, send, forget };
}
