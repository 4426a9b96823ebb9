// Makes the reports of one run, some at a time: each batch is a transaction that also says how far the run is, so a kill loses a batch at
// most and whoever goes on, this process or another, makes none twice.

import { type Below, type ReportNames, reportChief, reportRegion } from '@xunhe/domain/evaluation/period-report';
import type { ReportChief, ReportIndex } from '@xunhe/domain/evaluation/report-facts';
import { indexFacts } from '@xunhe/domain/evaluation/report-facts';
import { parsePeriod } from '@xunhe/domain/evaluation/report-period';
import { isInside } from '@xunhe/domain/people/may';
import { parentRegion, regionPrefix } from '@xunhe/domain/place/region';
import { type Database, inScope, type Tx } from '../../store/db.ts';
import { type Chance, writeEvent } from '../../store/events.ts';
import { listMadeSubjects, saveReports } from '../../store/period-report.ts';
import { findCity, listRegions } from '../../store/place.ts';
import { findRunToMake, lockRun, updateRun } from '../../store/report-run.ts';
import type { PeriodReportRow, ReportRunRow } from '../../store/rows-report.ts';
import { readCityClock } from '../city-clock.ts';
import { type GatheredReport, gatherReport } from './gather-report.ts';

type House = Chance & { readonly db: Database };

/** Small enough that a batch is done in well under a second and others get their turn between two. */
const BATCH = 25;

export interface MadeRun {
  readonly period: string;
  readonly made: number;
}

const takeTurns = () => new Promise((resolve) => setImmediate(resolve));

/** The oldest run that waits, to its end; null when none does. */
export async function makeNextReports(house: House, city: string): Promise<MadeRun | null> {
  const scope = { city, region: city };
  const run = await inScope(house.db, scope, (tx) => beginRun(tx, house, city));
  if (!run) return null;
  try {
    const subjects = await inScope(house.db, scope, (tx) => readSubjects(tx, run));
    for (let from = 0; ; from += BATCH) {
      const batch = subjects.slice(from, from + BATCH);
      const goesOn = await inScope(house.db, scope, (tx) => makeBatch(tx, house, { run, batch, of: subjects.length }));
      if (!goesOn) return { period: run.period, made: Math.min(from + batch.length, subjects.length) };
    }
  } catch (error) {
    await inScope(house.db, scope, (tx) => failRun(tx, house, run, error as Error));
    throw error;
  }
}

async function beginRun(tx: Tx, house: House, city: string): Promise<ReportRunRow | null> {
  const found = await findRunToMake(tx, city);
  const run = found && (await lockRun(tx, city, found.id));
  if (!run || (run.state !== 'waiting' && run.state !== 'running')) return null;
  if (run.state === 'running') return run;
  const { to } = parsePeriod(run.period)!;
  const { today } = readCityClock((await findCity(tx, city))!, house.now());
  const change = {
    ...{ state: 'running' as const, as_of: [to, today].sort()[0]!, started_at: new Date(house.now()) },
  };
  await updateRun(tx, city, run.id, change);
  return { ...run, ...change };
}

interface Subject {
  readonly kind: 'chief' | 'region';
  readonly id: string;
  readonly region: string;
  readonly level: string;
  readonly name: string;
  make(): PeriodReportRow['body'];
}

async function readSubjects(tx: Tx, run: ReportRunRow): Promise<Subject[]> {
  const city = (await findCity(tx, run.city))!;
  const regions = (await listRegions(tx, run.city)).filter(
    ({ level, retired_on }) => level !== 'village' && retired_on === null,
  );
  const gathered = await gatherReport(tx, city, { period: parsePeriod(run.period)!, asOf: run.as_of! });
  const index = indexFacts(gathered.facts);
  const names = nameThings(gathered, regions);
  const english = englishNames(gathered, regions);
  const made = await listMadeSubjects(tx, run.city, run.id);
  const told = (report: Omit<PeriodReportRow['body'], 'english'>) => ({ ...report, english: english(report) });
  const areas = regions
    .filter(({ code }) => isInside(code, run.region))
    .map(({ code, level, name }): Subject => {
      const area = { prefix: regionPrefix(code), below: findBelow(code, level, { regions, index }) };
      const make = () => told(reportRegion(index, area, names));
      return { kind: 'region', id: code, region: code, level, name, make };
    });
  const chiefs = gathered.facts.chiefs
    .filter(({ region }) => isInside(region, run.region))
    .map((chief): Subject => {
      const { id, region, level } = chief;
      return {
        kind: 'chief',
        id,
        region,
        level,
        name: names.person(id),
        make: () => told(reportChief(index, chief, names)),
      };
    });
  return [...areas, ...chiefs].filter(({ kind, id }) => !made.has(`${kind} ${id}`));
}

async function makeBatch(
  tx: Tx,
  house: House,
  { run, batch, of }: { readonly run: ReportRunRow; readonly batch: readonly Subject[]; readonly of: number },
): Promise<boolean> {
  const now = await lockRun(tx, run.city, run.id);
  if (now?.state !== 'running') return false;
  const made = await listMadeSubjects(tx, run.city, run.id);
  const left = batch.filter(({ kind, id }) => !made.has(`${kind} ${id}`));
  const madeAt = new Date(house.now());
  const rows: PeriodReportRow[] = [];
  for (const { kind, id, region, level, name, make } of left) {
    rows.push({
      ...{ city: run.city, period: run.period, kind, subject: id, region, level, name },
      ...{ as_of: run.as_of!, run: run.id, made_at: madeAt, body: make() },
    });
    // The report of a large area takes a while: whoever waits for an answer comes before the next.
    await takeTurns();
  }
  await saveReports(tx, rows);
  const count = made.size + left.length;
  const total = now.total ?? made.size + of;
  const isEnd = batch.length < BATCH;
  await updateRun(tx, run.city, run.id, {
    ...{ made: count, total },
    ...(isEnd && { state: 'done' as const, ended_at: madeAt }),
  });
  if (isEnd)
    await writeEvent(tx, house, {
      ...{ city: run.city, kind: 'report.made', key: run.id, region: run.region, actor: null },
      body: { period: run.period, made: count, asOf: run.as_of },
    });
  return !isEnd;
}

async function failRun(tx: Tx, house: House, run: ReportRunRow, error: Error): Promise<void> {
  const now = await lockRun(tx, run.city, run.id);
  if (now?.state !== 'running') return;
  await updateRun(tx, run.city, run.id, { state: 'failed', ended_at: new Date(house.now()), error: error.message });
}

type Region = Awaited<ReturnType<typeof listRegions>>[number];

/** Of the city its districts, of a district its towns, of a town its chiefs; and everywhere those who sit at none of the parts. */
function findBelow(
  code: string,
  level: string,
  { regions, index }: { readonly regions: readonly Region[]; readonly index: ReportIndex },
): Below {
  const parts = level === 'town' ? [] : regions.filter((region) => parentRegion(region.code) === code);
  const people: ReportChief[] = index.facts.chiefs.filter(
    ({ region }) => isInside(region, code) && !parts.some((part) => isInside(region, part.code)),
  );
  return { areas: parts.map((part) => ({ code: part.code, prefix: regionPrefix(part.code) })), people };
}

function nameThings({ reaches, chiefNames }: GatheredReport, regions: readonly Region[]): ReportNames {
  const reachNames = new Map(reaches.map(({ id, name }) => [id, name]));
  const regionNames = new Map(regions.map(({ code, name }) => [code, name]));
  return {
    reach: (id) => reachNames.get(id) ?? id,
    person: (id) => chiefNames.get(id) ?? id,
    region: (code) => regionNames.get(code) ?? code,
  };
}

/** Only the names that a report speaks of. */
function englishNames({ reaches }: GatheredReport, regions: readonly Region[]) {
  const english = new Map([...reaches, ...regions].flatMap(({ name, name_en }) => (name_en ? [[name, name_en]] : [])));
  return (report: Pick<PeriodReportRow['body'], 'reaches' | 'areas'>) =>
    Object.fromEntries(
      [...report.reaches, ...report.areas].flatMap(({ name }) => {
        const translated = english.get(name);
        return translated === undefined ? [] : [[name, translated]];
      }),
    );
}
