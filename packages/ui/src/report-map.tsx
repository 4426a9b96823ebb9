// The waters of a report by their warning: lines alone, the higher ones broader and on top. No map library and no network.
import type { ReportBody } from '@xunhe/contract/report';
import type { ReportPage } from '@xunhe/contract/report-page';
import { rank } from '@xunhe/domain/duty/level';
import { LEVEL_MARKS } from './words-shared.ts';

type Level = ReportBody['reaches'][number]['level'];

export function ReportMap({ report, map }: { readonly report: ReportBody; readonly map: ReportPage['map'] }) {
  const levels = new Map(report.reaches.map(({ reach, level }) => [reach, level]));
  const names = new Map(report.reaches.map(({ reach, name }) => [reach, name]));
  const order = (level: Level) => (level === null ? -1 : rank(level));
  const lines = report.sketch.lines
    .map((line) => ({ ...line, level: levels.get(line.reach) ?? null }))
    .sort((a, b) => order(a.level) - order(b.level));
  const { width, height } = report.sketch;
  return (
    <figure className="report-map">
      <figcaption>
        <h2>{map.title}</h2>
        {map.levels.map(({ level, name }) => (
          <span key={name} style={{ color: level ? `var(--level-${level}-ink)` : undefined }}>
            <span aria-hidden>{level ? LEVEL_MARKS[level] : '·'}</span> {name}
          </span>
        ))}
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={map.title}>
        {lines.map(({ reach, paths, level }) => (
          <g key={reach} className={`report-line report-line-${level ?? 'off'}`}>
            <title>{names.get(reach)}</title>
            {paths.map((points) => (
              <polyline key={points} points={points} />
            ))}
          </g>
        ))}
      </svg>
    </figure>
  );
}
