// The waters of a report as a drawing: lines by their level, the higher ones broader and on top. Numbers alone go into it, no word of anybody.
import type { ReportBody } from '@xunhe/contract/report';
import { rank, type WarningLevel } from '@xunhe/domain/duty/level';

const TONES: Readonly<Record<WarningLevel, string>> = {
  red: '#c0392b',
  orange: '#d9730d',
  yellow: '#b58900',
  none: '#5f7480',
};
const FAINT = '#d5dee4';

export function drawReaches({ reaches, sketch }: Pick<ReportBody, 'reaches' | 'sketch'>): string {
  const levels = new Map(reaches.map(({ reach, level }) => [reach, level]));
  const order = (level: WarningLevel | null) => (level === null ? -1 : rank(level));
  const lines = sketch.lines
    .map((line) => ({ ...line, level: levels.get(line.reach) ?? null }))
    .sort((a, b) => order(a.level) - order(b.level))
    .flatMap(({ paths, level }) => paths.map((points) => drawLine(points, level)));
  const { width, height } = sketch;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${lines.join('')}</svg>`;
}

function drawLine(points: string, level: WarningLevel | null): string {
  const tone = level === null ? FAINT : TONES[level];
  const width = level === null ? 1.2 : 1.6 + rank(level) * 0.8;
  return `<polyline points="${points}" fill="none" stroke="${tone}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
}
