// Duty progress of all, and of the regions below, the furthest behind first.
import type { WallBody } from '@xunhe/contract/board';
import { sayMonth } from '@xunhe/ui/dates';
import { sayNumber, sayShare } from '@xunhe/ui/figures';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import { WallFigure, WallPart } from './wall-part.tsx';

const WORDS = defineWords({
  title: ['{month}履职', 'Duties of {month}'],
  share: ['完成率', 'Done'],
  made: ['已巡 {done} / {owed} 天次', '{done} of {owed} day-visits'],
  overdue: ['逾期天次', 'Overdue'],
  none: ['本月没有履职任务。', 'No duties this month.'],
  more: ['另有 {n} 个区域完成率更高', '{n} more are further on'],
});

/** As many as there is room for. */
const MOST = 12;

export function WallDuty({ duty: { month, all, rows } }: { readonly duty: WallBody['duty'] }) {
  const say = useWords(WORDS);
  const title = say('title', { month: sayMonth(month, say.language) });
  if (all.owed === 0)
    return (
      <WallPart title={title} name="duty">
        <p className="muted">{say('none')}</p>
      </WallPart>
    );
  return (
    <WallPart title={title} name="duty">
      <div className="wall-figures">
        <WallFigure
          words={say('share')}
          figure={sayShare(all.done / all.owed)}
          beside={say('made', { done: sayNumber(all.done), owed: sayNumber(all.owed) })}
        />
        <WallFigure
          words={say('overdue')}
          figure={sayNumber(all.overdue)}
          {...(all.overdue > 0 && { tone: 'late' as const })}
        />
      </div>
      <ul className="wall-bars">
        {rows.slice(0, MOST).map((row) => (
          <li key={row.key}>
            <span className="clip" title={pickName(say.language, row.name, row.nameEn)}>
              {pickName(say.language, row.name, row.nameEn)}
            </span>
            <span className="wall-bar" aria-hidden>
              <span style={{ width: `${row.owed === 0 ? 0 : (row.done / row.owed) * 100}%` }} />
            </span>
            <strong>{sayShare(row.owed === 0 ? null : row.done / row.owed)}</strong>
          </li>
        ))}
      </ul>
      {rows.length > MOST && <p className="muted">{say('more', { n: rows.length - MOST })}</p>}
    </WallPart>
  );
}
