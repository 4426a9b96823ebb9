// The chart of one indicator over time, apart from React. Only the parts of ECharts that it draws with are taken along.
import { LineChart } from 'echarts/charts';
import { DataZoomComponent, GridComponent, MarkAreaComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { sayDate } from './dates.ts';
import type { Band, SeriesPoint } from './series-points.ts';
import { classTone, tone } from './tones.ts';
import type { Language } from './words.ts';
import { indicatorUnit, sayIndicator, sayReading } from './words-indicator.ts';
import { sayNumeral } from './words-shared.ts';

use([LineChart, GridComponent, TooltipComponent, MarkAreaComponent, DataZoomComponent, CanvasRenderer]);

export interface SeriesDrawing {
  readonly indicator: string;
  readonly byStation: ReadonlyMap<string, readonly SeriesPoint[]>;
  readonly bands: readonly Band[];
  readonly language: Language;
  /** Without the bar by which one moves through the years. */
  readonly onPaper: boolean;
}

export interface SeriesCanvas {
  draw(drawing: SeriesDrawing): void;
  resize(): void;
  remove(): void;
}

const YEARS_SHOWN = 10;

export function makeSeriesCanvas(container: HTMLElement): SeriesCanvas {
  const chart = init(container, null, { renderer: 'canvas' });
  let drawn: SeriesDrawing | null = null;
  // The height follows the years on view: a wild year long ago must not flatten the ones that are looked at.
  chart.on('datazoom', () => {
    const [zoom] = (chart.getOption() as { dataZoom?: readonly ZoomState[] }).dataZoom ?? [];
    if (!drawn || !zoom) return;
    const top = ceiling(listValues(drawn, zoom.startValue, zoom.endValue), drawn.bands);
    chart.setOption({ yAxis: { max: top }, series: [{ markArea: makeBands(drawn, top) }] });
  });
  return {
    draw(drawing) {
      drawn = drawing;
      chart.setOption(makeOption(drawing), { notMerge: true });
    },
    resize: () => chart.resize(),
    remove: () => chart.dispose(),
  };
}

interface ZoomState {
  readonly startValue: number;
  readonly endValue: number;
}

function makeOption(drawing: SeriesDrawing) {
  const { indicator, byStation, bands, language, onPaper } = drawing;
  const top = ceiling(listValues(drawing, Date.parse(firstShown(byStation) ?? ''), Number.POSITIVE_INFINITY), bands);
  const text = { color: tone('muted'), fontSize: 12, fontFamily: getComputedStyle(document.body).fontFamily };
  const unit = indicatorUnit(indicator);
  return {
    animation: false,
    textStyle: text,
    grid: { left: 52, right: 40, top: 28, bottom: onPaper ? 28 : 64 },
    xAxis: {
      type: 'time',
      axisLine: { lineStyle: { color: tone('line') } },
      axisLabel: text,
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: top,
      name: `${sayIndicator(indicator, language)}${unit ? ` (${unit})` : ''}`,
      nameTextStyle: { ...text, align: 'left', padding: [0, 0, 0, -40] },
      axisLabel: text,
      splitLine: { show: false },
    },
    dataZoom: [
      { type: 'inside', startValue: firstShown(byStation), zoomOnMouseWheel: 'shift' },
      {
        ...{ type: 'slider', show: !onPaper, height: 18, bottom: 12 },
        ...{ borderColor: tone('line'), textStyle: text, brushSelect: false },
      },
    ],
    tooltip: {
      trigger: 'item',
      backgroundColor: tone('card'),
      borderColor: tone('line'),
      textStyle: { ...text, color: tone('ink') },
      formatter: ({
        data,
        seriesName,
      }: {
        data: { value: [string, number]; point: SeriesPoint };
        seriesName: string;
      }) =>
        `${escapeText(seriesName)} · ${sayDate(data.point.day, language, true)}<br><b>${sayReading(indicator, data.value[1], data.point.censored ? '&lt;' : '')}</b>`,
    },
    series: [...byStation].map(([station, points], i) => ({
      type: 'line',
      name: station,
      data: points.map((point) => ({
        value: [point.day, point.value],
        point,
        symbol: point.doubt ? 'diamond' : 'circle',
        itemStyle:
          point.censored || point.doubt ? { color: tone('card'), borderColor: tone('ink'), borderWidth: 1.2 } : {},
      })),
      symbolSize: 6,
      connectNulls: false,
      lineStyle: { width: 1.2, color: tone(i === 0 ? 'ink' : 'brand') },
      itemStyle: { color: tone(i === 0 ? 'ink' : 'brand') },
      ...(i === 0 ? { markArea: makeBands(drawing, top) } : {}),
    })),
  };
}

/** Values between two instants; of all time where the beginning is unknown. */
function listValues({ byStation }: SeriesDrawing, from: number, to: number): number[] {
  return [...byStation.values()].flat().flatMap(({ day, value }) => {
    const at = Date.parse(day);
    return value === null || at < from || at > to ? [] : [value];
  });
}

function makeBands({ bands, language }: SeriesDrawing, top: number) {
  return { silent: true, data: bands.map((band) => bandArea(band, top, language)) };
}

/** Of the height: the name of a thinner band would lie on its neighbour's. */
const LEAST_NAMED = 0.07;

function bandArea(band: Band, top: number, language: Language) {
  const from = band.from ?? 0;
  const to = Math.min(band.to ?? top, top);
  return [
    {
      yAxis: from,
      itemStyle: { color: classTone(band.wqClass), opacity: 0.13 },
      label: {
        show: to - from > top * LEAST_NAMED,
        formatter: sayNumeral(band.wqClass, language),
        position: 'insideRight',
        offset: [34, 0],
        color: tone('muted'),
        fontSize: 12,
      },
    },
    { yAxis: to },
  ];
}

/** Room for the bands that matter and for nearly all values; a single wild one must not flatten the rest, so it is cut at the frame. */
function ceiling(values: readonly number[], bands: readonly Band[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const high = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.995))] ?? 1;
  const lastEdge = Math.max(0, ...bands.flatMap(({ from, to }) => [from ?? 0, to ?? 0]));
  const raw = Math.max(high, lastEdge * 1.25);
  const step = 10 ** Math.floor(Math.log10(raw)) / 2;
  return Number((Math.ceil(raw / step) * step).toPrecision(6));
}

function firstShown(byStation: SeriesDrawing['byStation']): string | undefined {
  const last = [...byStation.values()]
    .map((points) => points.at(-1)?.day ?? '')
    .sort()
    .at(-1);
  return last ? `${Number(last.slice(0, 4)) - YEARS_SHOWN}${last.slice(4)}` : undefined;
}

function escapeText(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
