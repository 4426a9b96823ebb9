// A whole city comes in: the files of a bundle in the order in which they refer to each other, each in one transaction, so that an import
// that was killed is simply run again. Good rows are kept, bad ones are named; the same folder twice changes nothing.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { STATUTORY } from '@xunhe/domain/ground/calendar';
import type { PoolClient } from 'pg';
import type { BadRow } from '../../sources/bundle/bad-row.ts';
import { CITY_FILE, readCityCard } from '../../sources/bundle/city-card.ts';
import { BrokenFile, findTable, wholeFile } from '../../sources/bundle/table-file.ts';
import { type Database, inScope, withClient } from '../../store/db.ts';
import { type Chance, writeEvent } from '../../store/events.ts';
import { renewHeld } from '../../store/held-reading.ts';
import type { CityCard } from '../../store/import/city.ts';
import { makeYears, mergeCity, openImport, readLogins } from '../../store/import/city.ts';
import { readWorkYears } from '../../store/import/problems.ts';
import { renewStatistics } from '../../store/statistics.ts';
import { calendarOf } from '../../store/work-year.ts';
import { type FileStep, type ImportContext, makeZone, readToday } from './context.ts';
import { type BundleFile, listFiles } from './files.ts';
import { learnStored } from './learn-stored.ts';
import { type ImportReport, openReport, type ReportBook } from './report.ts';

export interface ImportOptions extends Chance {
  readonly onProgress?: (step: ImportStep) => void;
  /** Every bad row as it is found, also beyond those that the report keeps. */
  readonly onBad?: (bad: BadRow) => void;
  /** Judges everything and keeps nothing. */
  readonly dryRun?: boolean;
}

/** Where in the whole bundle a file is being read. */
export interface ImportStep extends FileStep {
  readonly at: number;
  readonly of: number;
}

export async function importCity(db: Database, folder: string, options: ImportOptions): Promise<ImportReport> {
  const report = openReport(options.onBad ?? (() => undefined));
  const dryRun = options.dryRun ?? false;
  const card = readCard(folder, report);
  if (!card) return report.close({ code: '', name: '' }, { dryRun, stopped: true });
  const city = { code: card.city, name: card.name };
  const stopped = await runFiles(db, { folder, card, report, options, position: { at: 0, of: 0 } });
  noticeStrangers(folder, report);
  const closed = report.close(city, { dryRun, stopped });
  if (!dryRun && closed.added + closed.changed > 0) {
    await inScope(db, { city: card.city, region: card.city }, (tx) =>
      renewHeld(tx, card.city, new Date(readToday(card, options.now()).nowMs)),
    );
    await recordImport(db, card, { closed, chance: options });
    await renewStatistics(db, card.city, 'city');
  }
  return closed;
}

function readCard(folder: string, report: ReportBook): CityCard | null {
  const book = report.open(CITY_FILE);
  const path = join(folder, CITY_FILE);
  if (!existsSync(path)) {
    book.bad(wholeFile(CITY_FILE, { kind: 'file.missing' }), 0);
    return null;
  }
  book.counts.read = 1;
  const { card, bad } = readCityCard(path);
  for (const [i, one] of bad.entries()) book.bad(one, i === 0 ? 1 : 0);
  return card;
}

interface Run {
  readonly folder: string;
  readonly card: CityCard;
  readonly report: ReportBook;
  readonly options: ImportOptions;
  /** Moves on with each file. */
  readonly position: { at: number; of: number };
}

/** A transaction that is never committed ends by this. */
class DryRunOver extends Error {}

/** True when a needed file was unusable and the rest was left. */
async function runFiles(db: Database, run: Run): Promise<boolean> {
  const scope = { city: run.card.city, region: run.card.city };
  const base = makeBase(run);
  if (!run.options.dryRun) {
    const inOwn = (work: (context: ImportContext) => Promise<void>) =>
      withClient(db, scope, async (client) => {
        await openImport(client, run.card.city);
        await work({ ...base, client, ensureYears: (years) => ensureApart(years) });
      });
    const ensureApart = async (years: readonly number[]) => {
      if (years.length > 0) await withClient(db, scope, (client) => makeYears(client, years));
    };
    return await runEach(run, base, inOwn);
  }
  let stopped = false;
  await withClient(db, scope, async (client) => {
    await openImport(client, run.card.city);
    stopped = await runEach(run, base, (work) => inSavepoint(client, base, work));
    throw new DryRunOver();
  }).catch((error: unknown) => {
    if (!(error instanceof DryRunOver)) throw error;
  });
  return stopped;
}

type Base = Omit<ImportContext, 'client' | 'ensureYears'>;
type InFile = (work: (context: ImportContext) => Promise<void>) => Promise<void>;

async function inSavepoint(
  client: PoolClient,
  base: Base,
  work: (context: ImportContext) => Promise<void>,
): Promise<void> {
  await client.query('SAVEPOINT file');
  try {
    await work({ ...base, client, ensureYears: (years) => makeYears(client, years) });
  } catch (error) {
    await client.query('ROLLBACK TO SAVEPOINT file');
    throw error;
  }
}

async function runEach(run: Run, base: Base, inFile: InFile): Promise<boolean> {
  await inFile(async (context) => {
    const counts = run.report.open(CITY_FILE).counts;
    counts[await mergeCity(context.client, run.card)]++;
    await learnStored(context);
    base.work.calendar = calendarOf(await readWorkYears(context.client, run.card.city));
    for (const [login, person] of await readLogins(context.client, run.card.city)) base.logins.set(login, person);
  });
  const files = listFiles().filter((file) => file.needed || file.find(run.folder));
  run.position.of = files.length;
  for (const file of files) {
    run.position.at++;
    const found = file.find(run.folder);
    if (!found) {
      run.report.open(file.name).bad(wholeFile(file.name, { kind: 'file.missing' }), 0);
      return true;
    }
    try {
      await inFile((context) => file.run(context, found));
    } catch (error) {
      // A file that cannot be read at all is one refusal; its transaction is gone. Anything else is no matter of the bundle.
      if (!(error instanceof BrokenFile)) throw error;
      run.report.open(error.bad.file).bad(error.bad, 0);
      if (file.needed) return true;
    }
    noticeTwice(run, file);
  }
  return false;
}

/** `X.csv` and `X.csv.gz` side by side: one of them is a leftover, and nobody can know which. */
function noticeTwice({ folder, report }: Run, { names }: BundleFile): void {
  for (const file of names)
    if (file.endsWith('.gz') && findTable(folder, file.replace('.csv.gz', ''))?.twice)
      report.open(file).bad(wholeFile(file, { kind: 'file.twice' }), 0);
}

function makeBase({ card, folder, report, options, position }: Run): Base {
  return {
    folder,
    city: card,
    zone: makeZone(card.timezone),
    ...readToday(card, options.now()),
    report,
    known: new Map(),
    work: { calendar: STATUTORY },
    logins: new Map(),
    refused: new Map(),
    onProgress: (step) => options.onProgress?.({ ...step, ...position }),
  };
}

function noticeStrangers(folder: string, report: ReportBook): void {
  const known = new Set([CITY_FILE, 'README.md', ...listFiles().flatMap((file) => file.names)]);
  for (const name of readdirSync(folder).sort()) {
    if (known.has(name) || name.startsWith('.')) continue;
    const file = statSync(join(folder, name)).isDirectory() ? `${name}/` : name;
    report.open(file).notice({ file, kind: 'file.unknown' });
  }
}

async function recordImport(
  db: Database,
  card: CityCard,
  { closed, chance }: { closed: ImportReport; chance: Chance },
): Promise<void> {
  const { read, added, changed, refused } = closed;
  await inScope(db, { city: card.city, region: card.city }, (tx) =>
    writeEvent(tx, chance, {
      city: card.city,
      kind: 'city.imported',
      key: `${chance.now()}-${Buffer.from(chance.random(6)).toString('hex')}`,
      region: card.city,
      actor: null,
      body: { read, added, changed, refused },
    }),
  );
}
