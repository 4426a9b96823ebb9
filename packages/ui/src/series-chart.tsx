// One indicator of a reach over the years, on the bands of the classes, with the same figures as a table behind it.
import type { SeriesBody } from '@xunhe/contract/observation';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { sayDate } from './dates.ts';
import './series-chart.css';
import type { SeriesCanvas } from './series-canvas.ts';
import { listBands, listMeasured, pointsByStation } from './series-points.ts';
import { EmptyState } from './states.tsx';
import { whenNear } from './when-near.ts';
import { defineWords, useWords } from './words.ts';
import { sayIndicator, sayReading } from './words-indicator.ts';

const WORDS = defineWords({
  indicator: ['指标', 'Indicator'],
  none: ['没有监测数据。', 'Nothing was measured here.'],
  table: ['数据表（{n} 条）', 'As a table ({n} row{n:s})'],
  day: ['日期', 'Day'],
  station: ['站点', 'Station'],
  value: ['监测值', 'Value'],
  hollow: ['空心点：低于检出限（圆）或存疑（菱形）', 'Hollow: under the detection limit (round) or in doubt (diamond)'],
  chart: ['{name}历年监测值', '{name} over the years'],
});

export function SeriesChart({ series }: { readonly series: SeriesBody }) {
  const say = useWords(WORDS);
  const measured = useMemo(() => listMeasured(series), [series]);
  const [wanted, setWanted] = useState('nh3n');
  const chooserId = useId();
  const indicator = measured.includes(wanted) ? wanted : measured[0];
  if (indicator === undefined) return <EmptyState>{say('none')}</EmptyState>;
  return (
    <div className="series">
      <div className="series-head">
        <label htmlFor={chooserId}>{say('indicator')}</label>
        <select id={chooserId} value={indicator} onChange={(event) => setWanted(event.target.value)}>
          {measured.map((id) => (
            <option key={id} value={id}>
              {sayIndicator(id, say.language)}
            </option>
          ))}
        </select>
        <span className="series-note">{say('hollow')}</span>
      </div>
      <SeriesPicture series={series} indicator={indicator} />
      <SeriesTable series={series} indicator={indicator} />
    </div>
  );
}

interface One {
  readonly series: SeriesBody;
  readonly indicator: string;
}

interface Picture extends One {
  /** Drawn at once and without what one moves; otherwise when it comes near to being seen. */
  readonly onPaper?: boolean;
}

/** The picture alone: on paper nobody chooses another indicator. */
export function SeriesPicture({ series, indicator, onPaper = false }: Picture) {
  const say = useWords(WORDS);
  const holder = useRef<HTMLDivElement>(null);
  const [canvas, setCanvas] = useState<SeriesCanvas | null>(null);
  useEffect(() => {
    let made: SeriesCanvas | null = null;
    let gone = false;
    const watcher = new ResizeObserver(() => made?.resize());
    const make = () =>
      import('./series-canvas.ts')
        .then(({ makeSeriesCanvas }) => {
          if (gone || !holder.current) return;
          made = makeSeriesCanvas(holder.current);
          watcher.observe(holder.current);
          setCanvas(made);
        })
        // The table below holds the same figures.
        .catch((error: unknown) => console.error(error));
    const stopWaiting = onPaper ? null : whenNear(holder.current!, () => void make());
    if (onPaper) void make();
    return () => {
      gone = true;
      stopWaiting?.();
      watcher.disconnect();
      made?.remove();
      setCanvas(null);
    };
  }, [onPaper]);
  useEffect(() => {
    canvas?.draw({
      indicator,
      byStation: pointsByStation(series.samples, indicator),
      bands: listBands(series.limits[indicator], indicator),
      language: say.language,
      onPaper,
    });
  }, [canvas, series, indicator, say.language, onPaper]);
  return (
    <div
      className="series-picture"
      ref={holder}
      role="img"
      aria-label={say('chart', { name: sayIndicator(indicator, say.language) })}
    />
  );
}

function SeriesTable({ series, indicator }: One) {
  const say = useWords(WORDS);
  const [open, setOpen] = useState(false);
  const rows = useMemo(
    () =>
      series.samples
        .filter(({ readings }) => readings[indicator] !== undefined)
        .toSorted((a, b) => (a.day < b.day ? 1 : -1)),
    [series, indicator],
  );
  return (
    <details className="series-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('table', { n: rows.length })}</summary>
      {open && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled box must be reachable by keyboard
        <section className="series-scroll" tabIndex={0} aria-label={sayIndicator(indicator, say.language)}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('day')}</th>
                <th scope="col">{say('station')}</th>
                <th scope="col">{say('value')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ day, station, readings, marks }) => (
                <tr key={`${station} ${day}`}>
                  <td>{sayDate(day, say.language, true)}</td>
                  <td>{station}</td>
                  <td>{sayReading(indicator, readings[indicator]!, marks[indicator] === '<' ? '<' : '')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </details>
  );
}
