// The measured monthly series of the sample city. Values under the detection limit were published halved, with their names listed in
// `censored`: they are written as the limit again. Impossible values stay: catching them is the importer's work, not ours.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

export interface MeasuredSample {
  readonly station: string;
  readonly date: string;
  /** As the columns of `MeasuredSeries.indicators`. */
  readonly values: readonly string[];
  /** Log of the worst class indicator over its class Ⅴ limit; NaN when none was measured. */
  readonly state: number;
}

export interface MeasuredSeries {
  readonly indicators: readonly string[];
  readonly samples: readonly MeasuredSample[];
  readonly rain: readonly { readonly date: string; readonly mm: string }[];
}

/** GB 3838-2002 table 1, class Ⅴ, mg/L [S]: the indicators that decide the class here. Dissolved oxygen is the one that must be above. */
const LIMITS: Readonly<Record<string, number>> = { cod_mgl: 40, bod5_mgl: 10, nh3n_mgl: 2, tp_mgl: 0.4 };
const OXYGEN_LIMIT = 2;

export function readMeasured(folder: string): MeasuredSeries {
  const rows = readTable(join(folder, 'samples.csv.gz'));
  const indicators = Object.keys(rows[0] ?? {}).filter(
    (name) => !['zone', 'river', 'station', 'date', 'censored'].includes(name),
  );
  const samples = rows.map((row): MeasuredSample => {
    const censored = new Set(row.censored!.split(';'));
    const values = indicators.map((name) => writeValue(row[name]!, censored.has(`<${name}`)));
    return { station: row.station!, date: row.date!, values, state: worstRatio(row) };
  });
  const rain = readTable(join(folder, 'daily_rain.csv.gz')).map((row) => ({
    date: row.date!,
    mm: writeValue(row.rain_mm!, false),
  }));
  return { indicators, samples, rain };
}

/** `0.005` that stands for "under 0.01" becomes `<0.01`; `3000000.0` becomes `3000000`. */
export function writeValue(text: string, underLimit: boolean): string {
  if (text === '') return '';
  const value = Number(text);
  return underLimit && value > 0 ? `<${Number((value * 2).toPrecision(12))}` : String(value);
}

function worstRatio(row: Readonly<Record<string, string>>): number {
  let worst = Number.NaN;
  const take = (ratio: number): void => {
    if (!(ratio <= worst)) worst = ratio;
  };
  for (const [name, limit] of Object.entries(LIMITS)) {
    const text = row[name] ?? '';
    if (text !== '') take(Math.log(Math.max(Number(text), limit / 50) / limit));
  }
  if ((row.do_mgl ?? '') !== '') take((OXYGEN_LIMIT - Number(row.do_mgl)) / 3);
  return worst;
}

function readTable(file: string): Record<string, string>[] {
  return parse(gunzipSync(readFileSync(file)), { columns: true, skip_empty_lines: true });
}
