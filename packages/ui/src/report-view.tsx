// A period report on a screen, the same page that paper and workbook show: sentences first, then figures, bars, the map and the tables. One for
// both faces; on a phone the parts stand below each other and broad tables scroll in their own frame.
import type { ReportBody } from '@xunhe/contract/report';
import { makeReportPage, type PageFigure, type PageGroup, type ReportPage } from '@xunhe/contract/report-page';
import type { PageTable } from '@xunhe/contract/report-tables';
import { sayCount, sayPart } from '@xunhe/contract/report-words';
import { LEVEL_MARKS } from './words-shared.ts';
import './report-view.css';
import { ReportBars } from './report-bars.tsx';
import { ReportMap } from './report-map.tsx';
import { useLanguage } from './words.ts';

export function ReportView({ report }: { readonly report: ReportBody }) {
  const language = useLanguage();
  const page = makeReportPage(report, language);
  return (
    <article className="report">
      <header>
        <h1>{page.title}</h1>
        <p className="muted">{page.subtitle}</p>
        {page.notice && <p className="report-notice">{page.notice}</p>}
      </header>
      <Sentences part={page.well} className="report-well" />
      <Sentences part={page.next} className="report-next" />
      <div className="report-groups">
        {page.groups.map((group) => (
          <Figures key={group.title} group={group} columns={page.columns} />
        ))}
      </div>
      {page.charts.length > 0 && (
        <div className="report-charts">
          {page.charts.map((chart) => (
            <ReportBars key={chart.title} chart={chart} />
          ))}
        </div>
      )}
      {report.sketch.lines.length > 0 && <ReportMap report={report} map={page.map} />}
      {page.tables.map((table) => (
        <Table key={table.id} table={table} />
      ))}
      <section className="report-method">
        <h2>{page.method.title}</h2>
        <ul>
          {page.method.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
    </article>
  );
}

function Sentences({ part, className }: { readonly part: ReportPage['well']; readonly className: string }) {
  if (part.lines.length === 0) return null;
  return (
    <section className={`report-lines ${className}`}>
      <h2>{part.title}</h2>
      <ul>
        {part.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

function Figures({ group, columns }: { readonly group: PageGroup; readonly columns: ReportPage['columns'] }) {
  return (
    <section>
      <h2>{group.title}</h2>
      <table className="report-figures">
        <thead>
          <tr>
            <th scope="col">{columns.figure}</th>
            <th scope="col" className="report-number">
              {columns.value}
            </th>
            <th scope="col" className="report-number">
              {columns.before}
            </th>
          </tr>
        </thead>
        <tbody>
          {group.figures.map((figure) => (
            <tr key={figure.label}>
              <th scope="row" className="report-label">
                {figure.label}
              </th>
              <td className="report-number">
                <strong>{sayValue(figure, figure.value)}</strong>
              </td>
              <td className="muted report-number">{sayValue(figure, figure.before)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Table({ table }: { readonly table: PageTable }) {
  return (
    <section>
      <h2 id={`report-${table.id}`}>{table.title}</h2>
      {/* A frame that scrolls must be reached by keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
      <section className="report-table" aria-labelledby={`report-${table.id}`} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {table.columns.map(({ label, kind }) => (
                <th key={label} scope="col" className={isNumeric(kind) ? 'report-number' : ''}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, i) => (
              <Row key={i} table={table} row={row} level={table.levels[i] ?? null} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Row({
  table,
  row,
  level,
}: {
  readonly table: PageTable;
  readonly row: PageTable['rows'][number];
  readonly level: string | null;
}) {
  return (
    <tr>
      {table.columns.map(({ label, kind }, i) => {
        const cell = row[i] ?? null;
        const said =
          cell === null ? '–' : typeof cell === 'string' ? cell : kind === 'share' ? sayPart(cell) : sayCount(cell);
        if (i === 0)
          return (
            <th key={label} scope="row">
              {kind === 'level' ? <Level level={level} name={said} /> : said}
            </th>
          );
        return (
          <td key={label} className={isNumeric(kind) ? 'report-number' : ''}>
            {kind === 'level' ? <Level level={level} name={said} /> : said}
          </td>
        );
      })}
    </tr>
  );
}

function Level({ level, name }: { readonly level: string | null; readonly name: string }) {
  if (level === null) return <span className="muted">{name}</span>;
  return (
    <span className="report-level" style={{ color: `var(--level-${level}-ink)` }}>
      <span aria-hidden>{LEVEL_MARKS[level as keyof typeof LEVEL_MARKS]}</span> {name}
    </span>
  );
}

function isNumeric(kind: PageTable['columns'][number]['kind']): boolean {
  return kind === 'count' || kind === 'share';
}

function sayValue({ kind }: PageFigure, value: number | null): string {
  return kind === 'share' ? sayPart(value) : sayCount(value, kind === 'decimal' ? 1 : 0);
}
