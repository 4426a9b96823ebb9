// `xunhe import DIR`: brings a city bundle in. Good rows are kept, every bad one is named, and the same folder twice changes nothing.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { givePolicies } from '../acts/cycle/policy.ts';
import { SAMPLE_CITY } from '../acts/guests.ts';
import { importCity } from '../acts/import-city/import-city.ts';
import type { ImportReport } from '../acts/import-city/report.ts';
import { type Language, sayBadRow, sayNotice } from '../sources/bundle/words.ts';
import { listCities } from '../store/cities.ts';
import { inScope } from '../store/db.ts';
import type { Command, CommandContext, ExitCode, Out } from './command.ts';
import { showProgress } from './import-progress.ts';

const USAGE = `xunhe import DIR [--dry-run] [--lang zh|en] [--json]

Reads the city bundle in DIR (city.json and its tables) into the store. Every bad row is named with file, line, place, column, value and
reason; good rows are kept. The same folder again changes nothing. Exit code 1 when anything was refused.
A store that holds the sample city takes no other city.

  --dry-run     judge everything, keep nothing
  --lang LANG   the language of the reasons (default zh)
  --json        the whole report as one JSON document on standard output`;

export const importCommand: Command = {
  name: 'import',
  summary: 'Bring a city bundle in',
  usage: USAGE,
  needsStore: true,
  run,
};

async function run(args: string[], { db, out, now, random }: CommandContext): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean' }, lang: { type: 'string' }, json: { type: 'boolean' } },
  });
  const [folder, more] = positionals;
  const language = values.lang ?? 'zh';
  if (folder === undefined || more !== undefined || (language !== 'zh' && language !== 'en')) {
    out.progress(USAGE);
    return 2;
  }
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    out.progress(`There is no folder ${resolve(folder)}.`);
    return 1;
  }
  const mixed = await findMixing(db, folder);
  if (mixed) {
    out.progress(MIXING[language]);
    return 1;
  }
  const progress = showProgress(out, now, language);
  const report = await importCity(db, folder, {
    now,
    random,
    dryRun: values['dry-run'] ?? false,
    onProgress: progress.step,
    onBad(bad) {
      if (out.json) return;
      progress.clear();
      out.line(sayBadRow(bad, language));
    },
  }).finally(progress.clear);
  if (report.city !== '' && !report.dryRun)
    await inScope(db, { city: report.city, region: report.city }, (tx) => givePolicies(tx, report.city));
  if (out.json) out.line(JSON.stringify(report));
  else sayReport(report, out, language);
  return report.ok ? 0 : 1;
}

const MIXING: Readonly<Record<Language, string>> = {
  zh: `样例市和本市不能放在同一个数据库里（store.sample）。请为本市另设数据目录再导入和启动，例如 XUNHE_DATA=mycity；用自己的 PostgreSQL 时另建一个数据库。`,
  en: `The sample city and a city of your own never share a store (store.sample). Give your city a folder of its own for this command and for the
start, such as XUNHE_DATA=mycity, or a database of its own on your PostgreSQL server.`,
};

/** True when one of the city in the store and the city in the folder is the sample, and the other is not. A folder without a readable city is judged later. */
async function findMixing(db: CommandContext['db'], folder: string): Promise<boolean> {
  const code = readCode(join(folder, 'city.json'));
  if (code === null) return false;
  const others = (await listCities(db)).filter(({ city }) => city !== code);
  return others.length > 0 && (code === SAMPLE_CITY || others.some(({ city }) => city === SAMPLE_CITY));
}

function readCode(path: string): string | null {
  try {
    return String(JSON.parse(readFileSync(path, 'utf8')).code);
  } catch {
    return null;
  }
}

function sayReport(report: ImportReport, out: Out, language: Language): void {
  const isZh = language === 'zh';
  const heads = isZh
    ? ['文件', '读入', '新增', '更改', '相同', '重复', '拒收']
    : ['file', 'read', 'added', 'changed', 'same', 'repeated', 'refused'];
  const rows = report.files.map(({ file, counts }) => [
    file,
    ...[counts.read, counts.added, counts.changed, counts.unchanged, counts.ignored, counts.refused].map(String),
  ]);
  for (const [name, ...figures] of [heads, ...rows])
    out.line(`${name!.padEnd(20)}${figures.map((figure) => figure.padStart(10)).join('')}`);
  for (const { notices } of report.files) for (const notice of notices) out.line(sayNotice(notice, language));
  if (report.stopped)
    out.line(isZh ? '缺少必需的文件，其余未读。' : 'A needed file was unusable: the rest was not read.');
  if (report.dryRun) out.line(isZh ? '试读：没有保存任何内容。' : 'Dry run: nothing was kept.');
}
