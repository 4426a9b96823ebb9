// The classes of a reach, a row for each year and a column for each month. A month without a sample stays empty: no data is not a class.
import type { SeriesBody } from '@xunhe/contract/observation';
import { defineWords, useWords } from '@xunhe/ui/words';
import { sayIndicator } from '@xunhe/ui/words-indicator';
import { CLASS_WORDS, sayNumeral } from '@xunhe/ui/words-shared';
import { useState } from 'react';
import './class-calendar.css';
import { ScrollX } from '../parts/screen.tsx';

const WORDS = defineWords({
  calendar: ['各月水质类别', 'Class by month'],
  year: ['年', 'Year'],
  more: ['显示全部 {n} 年', 'Show all {n} years'],
  deciding: ['{cls}，定类指标：{list}', '{cls}, decided by {list}'],
  none: ['没有可定类的监测数据。', 'No month could be classed.'],
});

const YEARS_SHOWN = 8;
const MONTHS = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'));

export function ClassCalendar({ months }: { readonly months: SeriesBody['months'] }) {
  const say = useWords(WORDS);
  const sayClass = useWords(CLASS_WORDS);
  const [all, setAll] = useState(false);
  const byMonth = new Map(months.map((month) => [month.month, month]));
  const years = [...new Set(months.map(({ month }) => month.slice(0, 4)))].sort().reverse();
  if (years.length === 0) return <p className="muted">{say('none')}</p>;
  const shown = all ? years : years.slice(0, YEARS_SHOWN);
  return (
    <ScrollX label={say('calendar')}>
      <table className="calendar">
        <caption className="sr-only">{say('calendar')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('year')}</th>
            {MONTHS.map((month) => (
              <th key={month} scope="col">
                {Number(month)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((year) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              {MONTHS.map((month) => {
                const judged = byMonth.get(`${year}-${month}`);
                if (!judged) return <td key={month} />;
                const list = judged.deciding
                  .map((id) => sayIndicator(id, say.language))
                  .join(say.language === 'zh' ? '、' : ', ');
                const cls = sayClass.any(String(judged.wqClass));
                return (
                  <td
                    key={month}
                    className={`calendar-${judged.wqClass}`}
                    title={list ? say('deciding', { cls, list }) : cls}
                  >
                    {sayNumeral(judged.wqClass, say.language)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {years.length > shown.length && (
        <button type="button" className="chip" onClick={() => setAll(true)}>
          {say('more', { n: years.length })}
        </button>
      )}
    </ScrollX>
  );
}
