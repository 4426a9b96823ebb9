// `xunhe make-city`: a bundle of any size for trials and benchmarks, or the sample city out of the measured series.
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isMonth } from '@xunhe/domain/ground/month';
import { makeCard, SAMPLE_CARD } from '../make-city/cards.ts';
import type { WrittenFile } from '../make-city/csv-file.ts';
import { planCity } from '../make-city/generic-plan.ts';
import { readMeasured } from '../make-city/measured.ts';
import { planSampleCity } from '../make-city/sample-plan.ts';
import { writeCity } from '../make-city/write-city.ts';

interface Out {
  line(text: string): void;
  readonly json: boolean;
}

/** The seed of the committed sample city. */
export const SAMPLE_SEED = 56;

const OPTIONS = {
  reaches: { type: 'string', default: '1000' },
  months: { type: 'string', default: '60' },
  seed: { type: 'string' },
  until: { type: 'string', default: '2025-12' },
  out: { type: 'string' },
  'monitored-share': { type: 'string', default: '0.3' },
  gzip: { type: 'boolean', default: false },
  sample: { type: 'boolean', default: false },
  from: { type: 'string', default: 'examples/hk-rivers' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const USAGE = `xunhe make-city --out DIR [--reaches N] [--months M] [--seed S] [--until YYYY-MM] [--monitored-share 0..1] [--gzip]
xunhe make-city --out DIR --sample [--from DIR] [--seed S] [--gzip]

Writes a city bundle that \`xunhe import\` reads. The same options write the same bytes.

  --reaches N           how many reaches (20 to 1,000,000; default 1000)
  --months M            months of samples, rain and duty (1 to 600; default 60)
  --seed S              a whole number; the same seed gives the same city (default 1)
  --until YYYY-MM       last month of samples (default 2025-12)
  --monitored-share F   share of the reaches with a station (default 0.3)
  --gzip                pack the long tables (X.csv.gz)
  --sample              the sample city: measured series on a generated map
  --from DIR            where the measured series lie (default examples/hk-rivers)
  --out DIR             an empty or new folder
  --json                the result as JSON`;

export const makeCity = {
  name: 'make-city',
  summary: 'Write a generated city, or the sample city, as a bundle to import',
  usage: USAGE,
  options: OPTIONS,
  run,
};

async function run(args: string[], out: Out): Promise<0 | 1 | 2> {
  const wanted = readOptions(args);
  if (typeof wanted === 'string') {
    out.line(wanted);
    return wanted === USAGE ? 0 : 2;
  }
  if (isFilled(wanted.folder)) {
    out.line(`${wanted.folder} is not empty. Name a new folder: nothing is overwritten.`);
    return 1;
  }
  const files = await (wanted.sample ? makeSample(wanted) : makeGenerated(wanted));
  if (wanted.json || out.json) out.line(JSON.stringify({ folder: wanted.folder, files }));
  else for (const { file, rows } of files) out.line(`${file.padEnd(20)} ${String(rows).padStart(10)}`);
  return 0;
}

interface Wanted {
  readonly folder: string;
  readonly sample: boolean;
  readonly from: string;
  readonly reaches: number;
  readonly months: number;
  readonly seed: number;
  readonly until: string;
  readonly monitoredShare: number;
  readonly gzip: boolean;
  readonly json: boolean;
}

/** The options, or the sentence to print instead. */
function readOptions(args: string[]): Wanted | string {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(args);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  if (values.help) return USAGE;
  if (values.out === undefined) return `--out DIR is missing.\n\n${USAGE.split('\n\n')[0]}`;
  const reaches = Number(values.reaches);
  const months = Number(values.months);
  const seed = Number(values.seed ?? (values.sample ? SAMPLE_SEED : 1));
  const monitoredShare = Number(values['monitored-share']);
  if (!isWhole(reaches, 20, 1_000_000))
    return `--reaches must be a whole number from 20 to 1000000, got ${values.reaches}.`;
  if (!isWhole(months, 1, 600)) return `--months must be a whole number from 1 to 600, got ${values.months}.`;
  if (!isWhole(seed, 0, 2 ** 31)) return `--seed must be a whole number from 0 to ${2 ** 31}, got ${values.seed}.`;
  if (!isMonth(values.until)) return `--until must be a month such as 2025-12, got ${values.until}.`;
  if (!(monitoredShare >= 0 && monitoredShare <= 1))
    return `--monitored-share must lie between 0 and 1, got ${values['monitored-share']}.`;
  const { sample, from, until, gzip, json } = values;
  return { folder: values.out, sample, from, reaches, months, seed, until, monitoredShare, gzip, json };
}

function parse(args: string[]) {
  return parseArgs({ args, options: OPTIONS, strict: true }).values;
}

function isWhole(number: number, low: number, high: number): boolean {
  return Number.isInteger(number) && number >= low && number <= high;
}

function makeSample({ from, seed, folder, gzip }: Wanted): Promise<WrittenFile[]> {
  const series = readMeasured(from);
  return writeCity({ city: planSampleCity(series, seed), card: SAMPLE_CARD, folder, gzip, series });
}

function makeGenerated(wanted: Wanted): Promise<WrittenFile[]> {
  const city = planCity(wanted);
  return writeCity({ city, card: makeCard(city), folder: wanted.folder, gzip: wanted.gzip, series: null });
}

function isFilled(folder: string): boolean {
  try {
    return readdirSync(folder).length > 0;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
