// 数据健康: stations and gauges by their own beat, and what a place that is late takes away from the next assessment. Lateness is judged at the
// end of the newest assessed month: what was to be in it and is not.

import { EVENT_KINDS, PLACE_KINDS, type PlaceKind } from '@xunhe/contract/board';
import type { AnswerOf } from '@xunhe/contract/client';
import { addMonths, type Month, monthNumber } from '@xunhe/domain/ground/month';
import {
  judgeRhythm,
  RHYTHM_MONTHS,
  RHYTHM_STATES,
  type Rhythm,
  type RhythmState,
} from '@xunhe/domain/observation/rhythm';
import { containsRegion } from '@xunhe/domain/place/region';
import {
  countEvents,
  listLastDays,
  listNetwork,
  listSampledPlaces,
  type NetworkReach,
} from '../../store/board-data.ts';
import { findLatestCycle } from '../../store/cycle.ts';
import type { Tx } from '../../store/db.ts';
import { findCity, listGauges, listStations } from '../../store/place.ts';
import type { CityRow, GaugeRow } from '../../store/rows-place.ts';
import { readCityClock } from '../city-clock.ts';
import { chooseGauge, isServing } from '../cycle/gauge-of-reach.ts';
import { nameRegions } from './read-duty-board.ts';
import { readSenders } from './read-senders.ts';
import { tieReaches } from './tie-reaches.ts';

type Answer = AnswerOf<'dataHealth'>;
export type KindHealth = Answer['kinds'][number];

/** A year back beyond the beat, for the spans of the last twelve months. */
const LOOK_BACK = RHYTHM_MONTHS + 12;

interface Place extends Rhythm {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly kind: PlaceKind;
  readonly reach: string | null;
  readonly region: string;
  readonly lastDay: string | null;
}

interface Asked {
  readonly city: string;
  /** Of whoever asks. */
  readonly region: string;
  readonly nowMs: number;
}

export async function readPlaces(tx: Tx, { city: code, region, nowMs }: Asked) {
  const city = (await findCity(tx, code))!;
  const { nowMs: cityMs, today } = readCityClock(city, nowMs);
  const asOf = (await findLatestCycle(tx, code)) ?? addMonths(today.slice(0, 7), -1);
  const knownAt = new Date(cityMs);
  const sampled = await listSampledPlaces(tx, code, { from: addMonths(asOf, -LOOK_BACK), knownAt });
  const seen = new Map(sampled.map((row) => [`${row.kind}/${row.place}`, row]));
  const stations = await listStations(tx, code);
  const unseen = stations.filter(({ id }) => !seen.has(`sample/${id}`)).map(({ reach }) => reach);
  const longAgo = await listLastDays(tx, code, { reaches: unseen, knownAt });
  const judge = (key: string) => judgeRhythm((seen.get(key)?.months ?? []).map(monthNumber), monthNumber(asOf));
  // What is retired is missed no more, and what is to be opened not yet.
  const gauges = (await listGauges(tx, code)).filter((gauge) => isServing(gauge, today));
  const places: Place[] = [
    ...stations.map((one) => {
      const lastDay = seen.get(`sample/${one.id}`)?.last_day ?? longAgo.get(one.id) ?? null;
      // Its last sample lies before all that was read.
      const rhythm = judge(`sample/${one.id}`);
      const gone = longAgo.has(one.id) ? ({ state: 'ended' } as const) : {};
      return {
        ...{ id: one.id, name: one.name, nameEn: one.name_en, kind: one.kind as PlaceKind, reach: one.reach },
        ...{ region: one.region, lastDay, ...rhythm, ...gone },
      };
    }),
    ...gauges
      // A gauge is everybody's, its rain is its region's.
      .filter((gauge) => containsRegion(region, gauge.region))
      .map((gauge) => ({
        ...{
          id: gauge.id,
          name: gauge.name,
          nameEn: gauge.name_en,
          kind: 'gauge' as const,
          reach: null,
          region: gauge.region,
        },
        ...{ lastDay: seen.get(`rain/${gauge.id}`)?.last_day ?? null, ...judge(`rain/${gauge.id}`) },
      })),
  ];
  return { city, today, asOf, knownAt, places, gauges };
}

/** A row for each kind of place that there is. */
export function countKinds(places: readonly Place[]): KindHealth[] {
  return PLACE_KINDS.flatMap((kind) => {
    const of = places.filter((place) => place.kind === kind);
    if (of.length === 0) return [];
    const count = (state: RhythmState) => of.filter((place) => place.state === state).length;
    return {
      ...{ kind, places: of.length, steady: count('steady'), late: count('late') },
      ...{ silent: count('silent'), unknown: count('unknown'), ended: count('ended') },
      expected: of.reduce((sum, { expected }) => sum + expected, 0),
      came: of.reduce((sum, { came }) => sum + came, 0),
    };
  });
}

interface Wanted extends Asked {
  readonly kind?: PlaceKind | undefined;
  readonly state?: RhythmState | undefined;
  readonly limit: number;
  readonly offset: number;
}

export async function readDataHealth(tx: Tx, wanted: Wanted): Promise<Answer> {
  const { city, today, asOf, knownAt, places, gauges } = await readPlaces(tx, wanted);
  const reaches = await listNetwork(tx, city.city);
  const feeds = findFeeds(places, reaches, { gauges, today });
  const late = places.filter(({ state }) => state === 'late' || state === 'silent');
  const fed = places
    .filter(({ kind, state }) => (wanted.kind ?? kind) === kind && (wanted.state ?? state) === state)
    .map((place) => ({ place, feeds: feeds.get(place)!.size }))
    .sort(
      (a, b) =>
        RHYTHM_STATES.indexOf(a.place.state) - RHYTHM_STATES.indexOf(b.place.state) ||
        b.feeds - a.feeds ||
        (a.place.id < b.place.id ? -1 : 1),
    );
  return {
    ...{ asOf, kinds: countKinds(places), events: await readEvents(tx, city, { asOf, knownAt }) },
    senders: await readSenders(tx, city.city, knownAt.getTime()),
    touched: new Set(late.flatMap((place) => [...feeds.get(place)!])).size,
    reaches: reaches.length,
    total: fed.length,
    rows: await tellPlaces(tx, city.city, {
      fed: fed.slice(wanted.offset, wanted.offset + wanted.limit),
      places,
      reaches,
    }),
  };
}

function findFeeds(
  places: readonly Place[],
  reaches: readonly NetworkReach[],
  { gauges, today }: { readonly gauges: readonly GaugeRow[]; readonly today: string },
): ReadonlyMap<Place, ReadonlySet<string>> {
  const measured = places.filter(({ reach, came }) => reach !== null && came > 0).map(({ reach }) => reach!);
  const tied = tieReaches(reaches, new Set(measured));
  const byGauge = new Map<string, Set<string>>(gauges.map(({ id }) => [id, new Set()]));
  for (const reach of reaches) byGauge.get(gauges[chooseGauge(reach, gauges, today)]?.id ?? '')?.add(reach.id);
  return new Map(
    places.map((place) => [place, place.reach === null ? byGauge.get(place.id)! : tied.listFed(place.reach)]),
  );
}

async function readEvents(
  tx: Tx,
  city: CityRow,
  { asOf, knownAt }: { readonly asOf: Month; readonly knownAt: Date },
): Promise<Answer['events']> {
  const range = { from: addMonths(asOf, -11), to: asOf, knownAt, timezone: city.timezone };
  const counted = new Map((await countEvents(tx, city.city, range)).map((row) => [row.kind, row]));
  return EVENT_KINDS.map((kind) => {
    const { count = 0, reaches = 0, last_day: lastDay = null } = counted.get(kind) ?? {};
    return { kind, count, reaches, lastDay };
  });
}

async function tellPlaces(
  tx: Tx,
  city: string,
  told: {
    readonly fed: readonly { readonly place: Place; readonly feeds: number }[];
    readonly places: readonly Place[];
    readonly reaches: readonly NetworkReach[];
  },
): Promise<Answer['rows']> {
  const regions = await nameRegions(tx, city);
  const reachById = new Map(told.reaches.map((reach) => [reach.id, reach]));
  const onReach = new Map<string, number>();
  for (const { reach } of told.places) if (reach !== null) onReach.set(reach, (onReach.get(reach) ?? 0) + 1);
  return told.fed.map(({ place, feeds }) => {
    const reach = place.reach === null ? undefined : reachById.get(place.reach);
    const region = regions.get(place.region);
    return {
      ...place,
      reach: reach ? { id: reach.id, name: reach.name, nameEn: reach.name_en } : null,
      ...{ regionName: region?.name ?? place.region, regionNameEn: region?.nameEn ?? null, feeds },
      only: place.reach !== null && onReach.get(place.reach) === 1,
    };
  });
}
