import { describe, expect, it } from 'vitest';
import type { GaugeRow } from '../../store/rows-place.ts';
import { chooseGauge, chooseGauges, joinRain } from './gauge-of-reach.ts';

const REACH = { region: '440103005012', geometry: { type: 'LineString', coordinates: [[113, 23], [113.1, 23]] } }; // biome-ignore format: one line

function gauge(id: string, lon: number | null, days: Partial<GaugeRow> = {}): GaugeRow {
  return {
    ...{ city: '4401', id, name: id, name_en: null, region: '440103000000', lon, lat: lon === null ? null : 23 },
    ...{ opened_on: null, retired_on: null, ...days },
  };
}

const FAR = gauge('FAR', 113.5);
const NEAR = gauge('NEAR', 113.01);

describe('the gauge of a reach', () => {
  it.each([
    ['the nearest', [FAR, NEAR], 1],
    ['one with a place before one without', [gauge('NOWHERE', null), FAR], 1],
    ['the next one from the day on which the nearest is retired', [FAR, { ...NEAR, retired_on: '2025-06-15' }], 0],
    ['still the nearest on the day before', [FAR, { ...NEAR, retired_on: '2025-06-16' }], 1],
    ['not one that is opened later', [FAR, { ...NEAR, opened_on: '2025-06-16' }], 0],
    ['one that is opened on the day', [FAR, { ...NEAR, opened_on: '2025-06-15' }], 1],
    ['none when all are retired', [{ ...NEAR, retired_on: '2025-01-01' }], -1],
    ['none without gauges', [], -1],
  ] as const)('on a day is %s', (_, gauges, index) => {
    expect(chooseGauge(REACH, gauges, '2025-06-15')).toBe(index);
  });

  it('is one for all days as long as none is opened or retired', () => {
    expect(chooseGauges(REACH, [FAR, NEAR])).toEqual([{ gauge: 1, from: null, until: null }]);
    const farGone = [{ ...FAR, retired_on: '2025-06-15' }, NEAR];
    expect(chooseGauges(REACH, farGone)).toEqual([{ gauge: 1, from: null, until: null }]);
  });

  it('changes with the days on which gauges are opened and retired', () => {
    const gauges = [FAR, { ...NEAR, opened_on: '2020-01-01', retired_on: '2025-06-15' }];
    expect(chooseGauges(REACH, gauges)).toEqual([
      { gauge: 0, from: null, until: '2020-01-01' },
      { gauge: 1, from: '2020-01-01', until: '2025-06-15' },
      { gauge: 0, from: '2025-06-15', until: null },
    ]);
  });
});

it('the rain of a reach is that of each gauge in its days, and nothing of a gauge after it was retired', () => {
  const days = (mm: number) =>
    new Map(['2025-06-13', '2025-06-14', '2025-06-15', '2025-06-16'].map((day) => [day, mm]));
  const spans = chooseGauges(REACH, [FAR, { ...NEAR, retired_on: '2025-06-15' }]);
  const rain = joinRain(spans, (index) => (index < 0 ? new Map() : days(index)));
  expect([...rain].sort()).toEqual([
    ['2025-06-13', 1],
    ['2025-06-14', 1],
    ['2025-06-15', 0],
    ['2025-06-16', 0],
  ]);
  const none = chooseGauges(REACH, [{ ...NEAR, retired_on: '2025-06-15' }]);
  expect([...joinRain(none, (index) => (index < 0 ? new Map() : days(index))).keys()]).toEqual([
    '2025-06-13',
    '2025-06-14',
  ]);
});
