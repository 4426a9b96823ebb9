// What a city has of all that it needs, step by step, and which step comes next.
import { HOLIDAYS } from '@xunhe/domain/ground/holidays';
import { addMonths, dayToMonth } from '@xunhe/domain/ground/month';
import {
  findNextStep,
  isNeeded,
  judgeStep,
  READINESS_STEPS,
  type ReadinessStep,
  type StepFigures,
  type StepState,
} from '@xunhe/domain/place/readiness';
import type { Tx } from '../store/db.ts';
import { findSampleMonths } from '../store/observation.ts';
import { findCity } from '../store/place.ts';
import { countReadiness } from '../store/readiness.ts';
import { readCityClock } from './city-clock.ts';

export interface Readiness {
  readonly next: ReadinessStep | null;
  readonly steps: readonly (StepFigures & {
    readonly step: ReadinessStep;
    readonly needed: boolean;
    readonly state: StepState;
    readonly from: string | null;
    readonly to: string | null;
  })[];
}

export async function readReadiness(tx: Tx, city: string, nowMs: number): Promise<Readiness> {
  const { today } = readCityClock((await findCity(tx, city))!, nowMs);
  const stored = await countReadiness(tx, { city, today, yearBack: addMonths(dayToMonth(today), -12) });
  const sampled = await findSampleMonths(tx, city);
  const { reaches } = stored;
  const isKnownYear = stored.work_years > 0 || HOLIDAYS[Number(today.slice(0, 4))] !== undefined;
  const figures: Record<ReadinessStep, StepFigures> = {
    // The city itself is one of its regions.
    regions: { have: Math.max(0, stored.regions - 1), of: null },
    reaches: { have: reaches, of: null },
    lines: { have: stored.lined, of: reaches },
    stations: { have: stored.stations, of: null },
    // Where none is sampled, classes are estimated: not every reach has a station.
    samples: { have: stored.sampled, of: null },
    chiefs: { have: stored.posted, of: reaches },
    accounts: { have: stored.opened, of: stored.chiefs },
    month: { have: stored.cycles, of: null },
    outlines: { have: stored.outlined, of: stored.regions },
    departments: { have: stored.departments, of: null },
    rain: { have: stored.rain_to === null ? 0 : stored.gauges, of: null },
    sources: { have: stored.sources, of: null },
    landCover: { have: stored.covered, of: reaches },
    bulletins: { have: stored.bulletins, of: null },
    history: { have: stored.deeds, of: null },
    calendar: { have: isKnownYear ? 1 : 0, of: null },
  };
  const spans: Partial<Record<ReadinessStep, { from: string | null; to: string | null }>> = {
    samples: { from: sampled?.first ?? null, to: sampled?.last ?? null },
    rain: { from: stored.rain_from, to: stored.rain_to },
  };
  const states = Object.fromEntries(READINESS_STEPS.map((step) => [step, judgeStep(figures[step])])) as Record<
    ReadinessStep,
    StepState
  >;
  return {
    next: findNextStep(states),
    steps: READINESS_STEPS.map((step) => ({
      ...{ step, needed: isNeeded(step), state: states[step], from: null, to: null },
      ...figures[step],
      ...spans[step],
    })),
  };
}
