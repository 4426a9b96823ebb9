// A small city: one creek in two reaches, three chiefs of its village, and nobody else.
import type { TodayBody } from '@xunhe/contract/duty';
import { DIFFERENTIATED_DEFAULT } from '@xunhe/domain/duty/rule';
import { regionPrefix } from '@xunhe/domain/place/region';
import type { MemoryCity } from '../packages/server/src/acts/sync/memory-sync-store.ts';
import type { Person } from '../packages/server/src/store/people.ts';

export const CITY = '9900';
export const START_MS = Date.UTC(2026, 0, 8, 4);
export const REACHES = ['R-1', 'R-2'] as const;
export const VILLAGE = '990001001001';
export const [LON, LAT] = [113.3, 23.1];
/** Degrees of longitude that are about a kilometre here. */
export const KM = 0.00977;
const LENGTH_KM = 3;
const PEOPLE = ['P-lin', 'P-wu', 'P-zhao'] as const;

export const people: ReadonlyMap<string, Person> = new Map(
  PEOPLE.map((id) => [
    id,
    {
      ...{ id, name: id, city: CITY, login: id, role: 'chief', level: 'village', region: VILLAGE, regionName: VILLAGE },
      scope: { city: CITY, region: regionPrefix(VILLAGE), address: '10.0.0.1' },
    },
  ]),
);

const reaches = REACHES.map((id, n) => {
  const from = LON + n * LENGTH_KM * KM;
  return { id, from, coordinates: [[from, LAT] as number[], [from + LENGTH_KM * KM, LAT]] };
});

export const MEMORY_CITY: MemoryCity = {
  city: { city: CITY, timezone: 'Asia/Shanghai', today: null },
  posts: PEOPLE.flatMap((person) =>
    REACHES.map((reach) => ({
      ...{ person, name: person, level: 'village' as const, reach, region: VILLAGE, from: '2010-01-01', to: null },
    })),
  ),
  delegations: [],
  reaches: new Map(
    reaches.map(({ id, coordinates }) => [
      id,
      { id, region: VILLAGE, lengthM: LENGTH_KM * 1000, widthM: 20, lines: [coordinates] },
    ]),
  ),
  workYears: [],
  policies: [
    {
      ...{ city: CITY, id: DIFFERENTIATED_DEFAULT.id, version: DIFFERENTIATED_DEFAULT.version },
      ...{ effective_from: DIFFERENTIATED_DEFAULT.effectiveFrom, body: DIFFERENTIATED_DEFAULT },
    },
  ],
};

/** The list that a phone had fetched, as far as the recorder reads it. */
export function todayOf(person: string): TodayBody {
  const { threshold } = DIFFERENTIATED_DEFAULT;
  return {
    person,
    thresholds: {
      minutes: threshold.minutes.value,
      lengthM: threshold.lengthM.value,
      coverage: threshold.shortCoverage.value,
      bufferM: threshold.bufferM.value,
      wideBufferM: threshold.wideBufferM.value,
      wideWaterM: threshold.wideWaterM.value,
      gapShare: threshold.gapShare.value,
      farM: threshold.farM.value,
    },
    reaches: reaches.map(({ id, coordinates }) => ({
      ...{ reach: id, name: id, lengthM: LENGTH_KM * 1000, widthM: 20 },
      geometry: { type: 'LineString', coordinates },
    })),
  } as unknown as TodayBody;
}
