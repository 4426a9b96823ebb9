// Traces what a reach's water shows to the sources on it and above it. The river itself and the rain are read in the whole city, because water
// knows no border and distances must not end at one; everything that is told of a place is read with the eyes of the person who asks. Of what
// lies outside his region he is told how many reaches there are.
import type { AnswerOf } from '@xunhe/contract/client';
import { policyName } from '@xunhe/domain/duty/policy';
import { groupBy } from '@xunhe/domain/ground/group';
import { addMonths, lastDay } from '@xunhe/domain/ground/month';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { findStandard } from '@xunhe/domain/observation/standard';
import { rightOf } from '@xunhe/domain/people/may';
import { makeNetwork } from '@xunhe/domain/place/network';
import { containsRegion } from '@xunhe/domain/place/region';
import type { WaterKind } from '@xunhe/domain/place/water-body';
import { traceSources } from '@xunhe/domain/risk/tracing/source-tracing';
import type { TracedBulletin, TracedProblem, TracedSource } from '@xunhe/domain/risk/tracing/tracing-input';
import type { TracingNote } from '@xunhe/domain/risk/tracing/tracing-reason';
import type { TracingRule } from '@xunhe/domain/risk/tracing/tracing-rule';
import type { WaterMonth } from '@xunhe/domain/risk/tracing/tracing-signal';
import { findLatestCycle } from '../store/cycle.ts';
import { type Database, inScope, type Tx } from '../store/db.ts';
import { listBulletins, listRain, listSamples } from '../store/observation.ts';
import type { Person } from '../store/people.ts';
import { findCity, findReach, listGauges, type ReachWithWater } from '../store/place.ts';
import type { ProblemRow } from '../store/rows-deed.ts';
import type { CityRow, GaugeRow, SourceRow } from '../store/rows-place.ts';
import { listAbove, listProblemsOn, listReachNames, listSourcesOn, type ReachAbove } from '../store/tracing.ts';
import { dayToInstant, readCityClock } from './city-clock.ts';
import { chooseGauges, type GaugeSpan, joinRain } from './cycle/gauge-of-reach.ts';
import { readPolicy } from './cycle/policy.ts';
import { classesByMonth } from './month-classes.ts';

type Tracing = AnswerOf<'reachTracing'>;

/** Before anybody confirmed it a problem is a claim; these end without one. */
const UNCONFIRMED = ['reported', 'rejected', 'merged'];

interface Asked {
  readonly reach: string;
  /** Null for the newest month of the city. */
  readonly month: string | null;
}

interface Ground {
  readonly city: CityRow;
  readonly reach: ReachWithWater;
  readonly month: string;
  readonly rule: TracingRule;
  readonly gauges: readonly GaugeRow[];
  /** Whose rain the reach got, one after the other. */
  readonly spans: readonly GaugeSpan[];
}

export async function traceReach(
  house: { readonly db: Database; readonly now: () => number },
  who: Person,
  asked: Asked,
): Promise<Result<Tracing>> {
  const ground = await inScope(house.db, who.scope, (tx) => readGround(tx, who, { ...asked, now: house.now() }));
  if (!ground) return refuse({ kind: 'notFound' });
  const { city, reach, month, rule } = ground;
  const { above, rainMmByDay } = await inScope(house.db, { ...who.scope, region: who.city }, (tx) =>
    readRiver(tx, ground),
  );
  const network = makeNetwork(above.map(({ id, downstream, length_m }) => ({ id, downstream, lengthM: length_m })));
  if (!network.ok) throw new Error(`The river above ${reach.id} cannot be walked: ${network.refusal.kind}`);
  return inScope(house.db, who.scope, async (tx) => {
    const seen = await readSeen(tx, who, { ground, above, now: house.now() });
    const traced = traceSources(
      {
        ...{ reach: reach.id, month, network: network.value, lengthsM: above.map(({ length_m }) => length_m) },
        ...{ rainMmByDay, waters: seen.waters, problems: seen.problems, bulletins: seen.bulletins },
        sources: seen.sources.map(rowToSource),
        limits: {
          standard: findStandard(city.standard),
          kind: reach.water_kind as WaterKind,
          targetClass: reach.target_class ?? city.target_class,
        },
      },
      rule,
    );
    const outside = above.filter(({ region }) => !containsRegion(who.region, region)).length;
    const rows = new Map(seen.sources.map((row) => [row.id, row]));
    const names = new Map((await listReachNames(tx, who.city, above.map(({ id }) => id))).map((row) => [row.id, row])); // biome-ignore format: one line
    const nameReach = <R extends { kind: string; reach?: string }>(reason: R) => {
      const named = reason.reach === undefined ? undefined : names.get(reason.reach);
      return named ? { ...reason, reachName: named.name, reachNameEn: named.name_en } : reason;
    };
    return accept({
      ...{ reach: reach.id, month, policy: policyName(rule), considered: traced.considered },
      sampled: [...(traced.signal?.months ?? [])],
      signal: (traced.signal?.readings ?? []).filter(({ ratio }) => ratio > 1),
      notes: [
        ...traced.notes.map(nameReach),
        ...(outside > 0 ? [{ kind: 'tracing.outsideRegion', count: outside } satisfies TracingNote] : []),
      ],
      candidates: traced.candidates.map(({ source, distanceM, score, factors, reasons }) => {
        const row = rows.get(source)!;
        const { id, name, kind, status, lon, lat } = row;
        const { name: reachName, name_en: reachNameEn } = names.get(row.reach)!;
        return {
          ...{ id, name, kind, status, lon, lat, loadKgd: row.load_kgd, reach: row.reach, reachName, reachNameEn },
          ...{ distanceM, score, factors, reasons: reasons.map(nameReach) },
        };
      }),
    });
  });
}

/** Null when the reach is not there for this person. */
async function readGround(tx: Tx, who: Person, asked: Asked & { readonly now: number }): Promise<Ground | null> {
  const reach = await findReach(tx, who.city, asked.reach);
  if (!reach) return null;
  const city = (await findCity(tx, who.city))!;
  const month =
    asked.month ?? (await findLatestCycle(tx, who.city)) ?? readCityClock(city, asked.now).today.slice(0, 7);
  const rule = await readPolicy(tx, who.city, month, 'tracing');
  const gauges = await listGauges(tx, who.city);
  return { city, reach, month, rule, gauges, spans: chooseGauges(reach, gauges) };
}

async function readRiver(tx: Tx, { city, reach, month, rule, gauges, spans }: Ground) {
  const above = await listAbove(tx, city.city, reach.id, rule.farM.value);
  // One month more, for the days before the first sample.
  const range = { from: addMonths(month, -rule.rain.value.months), to: month };
  const first = `${range.from}-01`;
  const days = new Map<number, ReadonlyMap<string, number>>();
  for (const { gauge, until } of spans) {
    if (gauge < 0 || days.has(gauge) || (until !== null && until <= first)) continue;
    const rain = await listRain(tx, city.city, { ...range, gauge: gauges[gauge]!.id });
    days.set(gauge, new Map(rain.map(({ day, rainMm }) => [day, rainMm])));
  }
  return { above, rainMmByDay: joinRain(spans, (gauge) => days.get(gauge) ?? new Map()) };
}

/** All that is told of a place, as this person may see it. */
async function readSeen(
  tx: Tx,
  who: Person,
  { ground, above, now }: { readonly ground: Ground; readonly above: readonly ReachAbove[]; readonly now: number },
) {
  const { city, reach, month, rule } = ground;
  const reaches = above.map(({ id }) => id);
  const own = await listSamples(tx, city.city, { from: addMonths(month, 1 - rule.rain.value.months), to: month, reach: reach.id }); // biome-ignore format: one line
  const others = await listSamples(tx, city.city, {
    ...{ from: addMonths(month, 1 - rule.signal.value.months), to: month },
    reaches: reaches.filter((id) => id !== reach.id),
  });
  const waters = new Map<string, WaterMonth[]>();
  for (const [id, samples] of groupBy([...own, ...others], (sample) => sample.reach)) {
    const days = groupBy(samples, (sample) => sample.month);
    const months = [...classesByMonth(city, reach, samples)].map(([at, { means }]) => ({
      ...{ month: at, means, days: days.get(at)!.map((sample) => sample.day) },
    }));
    waters.set(id, months);
  }
  // Who looks at a month looks at what was on record while its warning was in force.
  const clock = readCityClock(city, now);
  const untilMs = Math.min(clock.nowMs, dayToInstant(lastDay(addMonths(month, 1)), city.timezone) + 86_400_000);
  const sinceDay = `${addMonths(month, 1 - rule.faults.value.months)}-01`;
  const problems = await listProblemsOn(tx, city.city, new Date(untilMs), {
    ...{ reaches, types: Object.keys(rule.kindsOfProblem.value), unconfirmed: UNCONFIRMED },
    since: new Date(dayToInstant(sinceDay, city.timezone)),
    reporter: rightOf(who.role, 'problem.read') === 'area' ? undefined : who.id,
  });
  const bulletins = await listBulletins(tx, city.city, {
    ...{ from: sinceDay.slice(0, 7), to: addMonths(month, 1), knownAt: new Date(untilMs) },
  });
  return {
    waters,
    sources: await listSourcesOn(tx, city.city, reaches),
    problems: problems.map((row) => rowToProblem(row, untilMs)),
    bulletins: bulletins.flatMap((row): TracedBulletin[] =>
      row.kind === 'praise' ? [] : [{ reach: row.reach, issuer: row.issuer }],
    ),
  };
}

function rowToSource({ id, kind, reach, load_kgd, status, lon, lat }: SourceRow): TracedSource {
  return { id, kind, reach, loadKgd: load_kgd, status, lon, lat };
}

function rowToProblem({ id, type, reach, closed_at, lon, lat }: ProblemRow, untilMs: number): TracedProblem {
  return { id, type, reach, open: closed_at === null || closed_at.getTime() >= untilMs, lon, lat };
}
