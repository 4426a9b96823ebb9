// A city written as a bundle: first what stands (places, people, sources), then month by month what happened, so that memory holds
// one month and no more.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { numberToDay } from '@xunhe/domain/ground/day';
import { daysInMonth, type Month, monthsBetween } from '@xunhe/domain/ground/month';
import { BULLETIN_COLUMNS, type BulletinDesk, writeBulletins } from './bulletins.ts';
import { type City, districtOfReach, listReaches } from './city.ts';
import { CsvFile, type WrittenFile } from './csv-file.ts';
import { COMPLAINT_COLUMNS, drawComplaints, drawInspections, PROBLEM_COLUMNS, writeProblems } from './events.ts';
import type { MeasuredSeries } from './measured.ts';
import { drawReach } from './network.ts';
import { drawPatrols, PATROL_COLUMNS, type PatrolDesk, planTracks } from './patrols.ts';
import {
  CHIEF_COLUMNS,
  DEPARTMENT_COLUMNS,
  POST_COLUMNS,
  type Seat,
  STAFF_COLUMNS,
  writeOffices,
  writeSeats,
} from './people.ts';
import { writePlaces } from './place-files.ts';
import { GAUGE_COLUMNS, RAIN_COLUMNS, writeRain } from './rain.ts';
import { drawInt, makeRandom } from './random.ts';
import { COVER_COLUMNS, SOURCE_COLUMNS, writeSources } from './sources.ts';
import { TRACK_COLUMNS } from './track.ts';
import { drawSample, SAMPLE_COLUMNS, type Simulation, startSimulation, stepSimulation } from './water-quality.ts';

export interface CityCard {
  readonly code: string;
  readonly name: string;
  readonly name_en: string;
  readonly timezone: string;
  readonly standard: string;
  readonly target_class: number;
  readonly class_indicators: readonly string[];
  readonly today: string;
  readonly about: readonly { readonly part: 'measured' | 'generated'; readonly zh: string; readonly en: string }[];
  readonly credits: readonly { readonly zh: string; readonly en: string; readonly source: string }[];
}

export interface Writing {
  readonly city: City;
  readonly card: CityCard;
  readonly folder: string;
  readonly gzip: boolean;
  /** The measured series, or null when the water is simulated. */
  readonly series: MeasuredSeries | null;
}

export async function writeCity(writing: Writing): Promise<WrittenFile[]> {
  const { city, folder } = writing;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'city.json'), `${JSON.stringify(writing.card, null, 2)}\n`);
  const files = await writePlaces(city, folder);
  const open = (name: string, columns: readonly string[], gzip = writing.gzip): CsvFile => {
    const file = new CsvFile(folder, `${name}.csv`, columns, gzip);
    opened.push(file);
    return file;
  };
  const opened: CsvFile[] = [];
  await writeSources(city, open('sources', SOURCE_COLUMNS, false), open('land_cover', COVER_COLUMNS, false));
  writeOffices(city, open('departments', DEPARTMENT_COLUMNS, false), open('staff', STAFF_COLUMNS, false));
  const seats = await writeSeats(city, open('chiefs', CHIEF_COLUMNS, false), open('posts', POST_COLUMNS, false));
  await writeMonths(writing, seats, open);
  for (const file of opened) files.push(await file.close());
  return files;
}

type Open = (name: string, columns: readonly string[], gzip?: boolean) => CsvFile;

async function writeMonths(writing: Writing, seats: readonly Seat[], open: Open): Promise<void> {
  const { city } = writing;
  const simulation = startSimulation(city);
  const step =
    writing.series === null
      ? openSimulated(writing, simulation, open)
      : await openMeasured(writing, writing.series, simulation, open);
  const desk: PatrolDesk = {
    city,
    seats,
    patrols: open('patrols', PATROL_COLUMNS),
    tracks: open('tracks', TRACK_COLUMNS),
    plan: planTracks(city, seats, 200),
    tracked: 0,
  };
  const complaints = open('complaints', COMPLAINT_COLUMNS);
  const problems = open('problems', PROBLEM_COLUMNS);
  const bulletins: BulletinDesk = {
    city,
    bulletins: open('bulletins', BULLETIN_COLUMNS, false),
    usual: Float32Array.from(city.badness),
    named: new Set(),
  };
  const months = monthsBetween(city.dutyFrom, city.months.to);
  for (const [i, month] of months.entries()) {
    await step(month);
    await writeDeeds(desk, month, simulation.state, complaints, problems);
    writeBulletins(bulletins, month, simulation.state, months.length - 1 - i);
    await bulletins.bulletins.settle();
  }
  // The first week after the last sampled month: people go on while the laboratory has not reported.
  const running = numberToDay(city.lastDay).slice(0, 7);
  if (running > city.months.to) await writeDeeds(desk, running, simulation.state, complaints, problems);
}

async function writeDeeds(
  desk: PatrolDesk,
  month: Month,
  state: Float32Array,
  complaints: CsvFile,
  problems: CsvFile,
): Promise<void> {
  const { city } = desk;
  const found = [
    ...(await drawPatrols(desk, month, state)),
    ...drawComplaints(city, month, state, complaints),
    ...drawInspections(city, month, state),
  ];
  writeProblems(city, month, found, problems);
  await complaints.settle();
  await problems.settle();
}

/** Rain falls, the water answers, every station draws one grab sample. */
function openSimulated({ city }: Writing, simulation: Simulation, open: Open): (month: Month) => Promise<void> {
  const gauges = city.regions.districts.map((_, i) => `G${String(i + 1).padStart(2, '0')}`);
  const places = open('gauges', GAUGE_COLUMNS, false);
  listReaches(city, gauges.length, (reach) => districtOfReach(city, reach)).forEach((reaches, i) => {
    const [lon, lat] = drawReach(city.network, reaches[Math.floor(reaches.length / 2)]!)[0]!;
    places.add([gauges[i]!, lon, lat, city.regions.districts[i]!.code]);
  });
  const rain = open('rain', RAIN_COLUMNS);
  const samples = open('samples', SAMPLE_COLUMNS);
  return async (month) => {
    const sums = writeRain(city.seed, month, gauges, rain);
    await rain.settle();
    stepSimulation(simulation, month, (district) => sums[district]!);
    const random = makeRandom(city.seed, 'samples', month);
    for (const station of city.stations) {
      const day = String(drawInt(random, 1, daysInMonth(month))).padStart(2, '0');
      const values = drawSample(month, simulation.state[station.reach]!, random);
      if (random() < 0.02) continue;
      samples.add([station.id, `${month}-${day}`, ...values]);
      await samples.settle();
    }
  };
}

/** The series pass through as they are; where a station measured, its state replaces the simulated one. */
async function openMeasured(
  { city }: Writing,
  series: MeasuredSeries,
  simulation: Simulation,
  open: Open,
): Promise<(month: Month) => Promise<void>> {
  open('gauges', GAUGE_COLUMNS, false).add(['G01', null, null, null]);
  const rain = open('rain', RAIN_COLUMNS);
  const rainOfMonth = new Map<Month, number>();
  for (const { date, mm } of series.rain) {
    rain.add(['G01', date, mm]);
    rainOfMonth.set(date.slice(0, 7), (rainOfMonth.get(date.slice(0, 7)) ?? 0) + Number(mm));
    await rain.settle();
  }
  const samples = open('samples', ['station', 'date', ...series.indicators]);
  const reachOf = new Map(city.stations.map((station) => [station.id, station.reach]));
  const states = new Map<string, number>();
  for (const sample of series.samples) {
    const reach = reachOf.get(sample.station);
    if (reach === undefined) throw new Error(`Station ${sample.station} of the measured series has no reach`);
    // Days on which the laboratory reported nothing of what we keep are not samples.
    if (sample.values.some((value) => value !== null && value !== ''))
      samples.add([sample.station, sample.date, ...sample.values]);
    if (!Number.isNaN(sample.state)) states.set(`${reach} ${sample.date.slice(0, 7)}`, sample.state);
    await samples.settle();
  }
  return async (month) => {
    stepSimulation(simulation, month, () => rainOfMonth.get(month) ?? 0);
    for (const { reach } of city.stations) {
      const state = states.get(`${reach} ${month}`);
      if (state !== undefined) simulation.state[reach] = state;
    }
  };
}
