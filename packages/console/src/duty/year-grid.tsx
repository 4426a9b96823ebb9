// A year as twelve small months. Each day says by letter and colour what it is (休 off, 班 worked on a weekend); where it may be changed, a
// click or Enter goes on to the next kind, and the arrow keys walk through the year.
import { addDays, type Day, weekday } from '@xunhe/domain/ground/day';
import type { YearHolidays } from '@xunhe/domain/ground/holidays';
import { type DayKind, kindOfDay, setDay } from '@xunhe/domain/ground/year-holidays';
import { defineWords, useWords } from '@xunhe/ui/words';
import { type KeyboardEvent, useRef, useState } from 'react';

const WORDS = defineWords({
  work: ['工作日', 'working day'],
  rest: ['周末', 'weekend'],
  off: ['放假', 'day off'],
  worked: ['调休上班', 'make-up workday'],
  offMark: ['休', 'off'],
  workedMark: ['班', 'on'],
  month: ['{month} 月', '{month}'],
  hint: [
    '单击或回车切换：放假、上班、恢复；方向键移动。',
    'Click or Enter changes a day: off, worked, as the weekday says. Arrow keys move.',
  ],
  days: ['一二三四五六日', 'MTWTFSS'],
});

const MONTHS_EN = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

interface GridProps {
  readonly year: number;
  readonly data: YearHolidays;
  readonly onChange: ((data: YearHolidays) => void) | null;
}

export function YearGrid({ year, data, onChange }: GridProps) {
  const say = useWords(WORDS);
  const [at, setAt] = useState<Day>(`${year}-01-01`);
  const grid = useRef<HTMLDivElement>(null);
  const go = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = addDays(at, step);
    if (!next.startsWith(`${year}-`)) return;
    setAt(next);
    grid.current?.querySelector<HTMLButtonElement>(`[data-day="${next}"]`)?.focus();
  };
  return (
    <>
      {onChange && <p className="muted">{say('hint')}</p>}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys move between the buttons inside */}
      <div className="year-grid" ref={grid} onKeyDown={go}>
        {Array.from({ length: 12 }, (_, month) => (
          <section key={month} className="year-month">
            <h3>{say('month', { month: say.language === 'zh' ? month + 1 : MONTHS_EN[month]! })}</h3>
            <div className="year-days">
              {[...say('days')].map((name, n) => (
                <span key={n} className="year-head" aria-hidden="true">
                  {name}
                </span>
              ))}
              {daysOf(year, month).map((day) => (
                <DayCell
                  key={day}
                  day={day}
                  kind={kindOfDay(day, data)}
                  isReached={day === at}
                  onFocus={() => setAt(day)}
                  onPress={onChange && (() => onChange(setDay(data, day, nextKind(day, data))))}
                />
              ))}
            </div>
          </section>
        ))}
      </div>
    </>
  );
}

function daysOf(year: number, month: number): Day[] {
  const days: Day[] = [];
  const name = String(month + 1).padStart(2, '0');
  for (let day: Day = `${year}-${name}-01`; day.slice(5, 7) === name; day = addDays(day, 1)) days.push(day);
  return days;
}

/** A weekday is worked or off; a weekend is rest, worked, or part of a holiday. */
function nextKind(day: Day, data: YearHolidays): DayKind {
  const kind = kindOfDay(day, data);
  if (weekday(day) <= 5) return kind === 'off' ? 'work' : 'off';
  return kind === 'rest' ? 'off' : kind === 'off' ? 'worked' : 'rest';
}

interface CellProps {
  readonly day: Day;
  readonly kind: DayKind;
  readonly isReached: boolean;
  readonly onFocus: () => void;
  readonly onPress: (() => void) | null;
}

function DayCell({ day, kind, isReached, onFocus, onPress }: CellProps) {
  const say = useWords(WORDS);
  const number = Number(day.slice(8));
  const mark = kind === 'off' ? say('offMark') : kind === 'worked' ? say('workedMark') : null;
  const first = number === 1 ? { gridColumnStart: weekday(day) } : {};
  const label = `${day} ${say(kind)}`;
  const inside = (
    <>
      {number}
      {mark && <small>{mark}</small>}
    </>
  );
  if (!onPress)
    return (
      <span className={`year-day year-${kind}`} style={first} title={label}>
        {inside}
      </span>
    );
  return (
    <button
      type="button"
      className={`year-day year-${kind}`}
      style={first}
      data-day={day}
      aria-label={label}
      tabIndex={isReached ? 0 : -1}
      onFocus={onFocus}
      onClick={onPress}
    >
      {inside}
    </button>
  );
}
