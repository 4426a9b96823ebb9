// One warning with all that is looked at before it is changed. The neighbours are those that the person's region shows him.
import type { WarningCaseBody, WarningStep } from '@xunhe/contract/warning-review';
import type { WarningLevel } from '@xunhe/domain/duty/level';
import { mayReviewIn, tellMayChange } from '@xunhe/domain/duty/warning-review';
import { addMonths } from '@xunhe/domain/ground/month';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { containsRegion, regionLevel } from '@xunhe/domain/place/region';
import type { Tx } from '../../store/db.ts';
import { listAssessmentsOn, listWarningsOn } from '../../store/look-for.ts';
import { listSamples } from '../../store/observation.ts';
import type { Person } from '../../store/people.ts';
import { findCity, findReach, listReachesById, listUpstream, type ReachWithWater } from '../../store/place.ts';
import type { CityRow } from '../../store/rows-place.ts';
import type { FoundStep } from '../../store/warning-review.ts';
import { readCityClock } from '../city-clock.ts';
import { classesByMonth } from '../month-classes.ts';
import { readWarning } from './read-warning.ts';

const TREND_MONTHS = 12;
/** A sample older than this says little of the month. */
const SAMPLE_MONTHS = 60;

export async function tellCase(
  tx: Tx,
  who: Person,
  asked: { readonly month: string; readonly reach: string; readonly nowMs: number },
): Promise<Result<WarningCaseBody>> {
  const { month } = asked;
  const found = await readWarning(tx, { city: who.city, month, reach: asked.reach });
  const reach = await findReach(tx, who.city, asked.reach);
  const city = await findCity(tx, who.city);
  if (!found || !reach || !city || !containsRegion(who.region, reach.region)) return refuse({ kind: 'notFound' });
  const { row, warning, version } = found;
  const may = tellMayChange(warning, who.region);
  const mine = mayReviewIn(who.region, row.region);
  const clock = readCityClock(city, asked.nowMs);
  const running = clock.today.slice(0, 7) <= addMonths(month, 1);
  const drafted = warning.drafted ?? warning;
  return accept({
    ...{ month, reach: reach.id, level: warning.level, previous: row.previous as WarningLevel },
    ...{ draftedLevel: drafted.level, draftedReasons: [...drafted.reasons] },
    ...{ version, published: warning.published, steps: found.steps.map(tellStep) },
    may: { review: mine && may.review, undo: mine && may.undo, raise: mine && may.raise && running },
    ...(await tellWater(tx, city, { reach, month, knownAt: new Date(clock.nowMs) })),
    neighbours: await tellNeighbours(tx, city.city, { reach, month }),
  });
}

function tellStep(step: FoundStep): WarningStep {
  return {
    ...{ kind: step.kind, from: step.from_level as WarningLevel, to: step.to_level as WarningLevel, why: step.why },
    ...{ byName: step.by_name, office: regionLevel(step.by_region) === 'city' ? 'city' : 'district' },
    ...{ at: step.at.toISOString(), fromDay: step.from_day },
  };
}

interface At {
  readonly reach: ReachWithWater;
  readonly month: string;
}

/** The last sample and the classes that led to it; nothing after the month, and nothing that is not known yet. */
async function tellWater(tx: Tx, city: CityRow, { reach, month, knownAt }: At & { readonly knownAt: Date }) {
  const range = { from: addMonths(month, 1 - SAMPLE_MONTHS), to: month, reach: reach.id, knownAt };
  const samples = await listSamples(tx, city.city, range);
  const classes = classesByMonth(city, reach, samples);
  const last = samples.toSorted((a, b) => (a.day < b.day ? -1 : 1)).at(-1);
  const quality = last && classes.get(last.month);
  const { day, readings, marks } = last ?? {};
  return {
    lastSample:
      day && readings && marks
        ? { day, readings, marks, wqClass: quality?.wqClass ?? null, deciding: [...(quality?.deciding ?? [])] }
        : null,
    trend: Array.from({ length: TREND_MONTHS }, (_, i) => addMonths(month, i + 1 - TREND_MONTHS)).map((one) => ({
      month: one,
      wqClass: classes.get(one)?.wqClass ?? null,
      ratio: classes.get(one)?.ratio ?? null,
    })),
  };
}

async function tellNeighbours(tx: Tx, city: string, { reach, month }: At): Promise<WarningCaseBody['neighbours']> {
  const above = await listUpstream(tx, city, reach.id);
  const below = reach.downstream ? await listReachesById(tx, city, [reach.downstream]) : [];
  const ids = [...above, ...below].map(({ id }) => id);
  const warnings = new Map((await listWarningsOn(tx, city, month, ids)).map((row) => [row.reach, row]));
  const assessments = new Map((await listAssessmentsOn(tx, city, month, ids)).map((row) => [row.reach, row]));
  const tell = (side: 'upstream' | 'downstream') => (one: { id: string; name: string; name_en: string | null }) => ({
    ...{ reach: one.id, name: one.name, nameEn: one.name_en, side },
    level: (warnings.get(one.id)?.level ?? null) as WarningLevel | null,
    previous: (warnings.get(one.id)?.previous ?? null) as WarningLevel | null,
    lastClass: assessments.get(one.id)?.last_class ?? null,
  });
  return [...above.map(tell('upstream')), ...below.map(tell('downstream'))];
}
