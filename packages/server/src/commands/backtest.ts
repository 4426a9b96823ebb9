// `xunhe backtest`: the model judged on past months, each forecast from what was known before it, side by side with the baselines.
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { makeId } from '@xunhe/domain/ground/id';
import { isMonth, monthNumber, numberToMonth } from '@xunhe/domain/ground/month';
import type { BacktestRow } from '@xunhe/domain/risk/backtest';
import { type BacktestSummary, type Score, summariseBacktest } from '@xunhe/domain/risk/backtest-summary';
import { dayToInstant } from '../acts/city-clock.ts';
import { gatherHistory } from '../acts/cycle/gather.ts';
import { runBacktest } from '../learning/learner.ts';
import { inScope } from '../store/db.ts';
import { findCity } from '../store/place.ts';
import { saveBacktest } from '../store/risk.ts';
import type { Command, CommandContext, ExitCode } from './command.ts';
import { pickCity, sayCityRefusal } from './pick-city.ts';

const USAGE = `xunhe backtest --from YYYY-MM --to YYYY-MM [--city CODE] [--refit MONTHS] [--predictions FILE] [--no-save] [--json]

Forecasts every sampled month from what was known at the end of the month before and compares with what was then measured. Prints ROC AUC,
average precision, Brier score, calibration error and onset AUC (reaches whose last sample had passed), for the model and for each baseline.

  --refit MONTHS       a new model every so many months (default 3)
  --predictions FILE   writes month,reach,probability,persistence,label
  --no-save            does not keep the result for the model page
  --json               the scores as JSON`;

export const backtestCommand: Command = {
  name: 'backtest',
  summary: 'Judge the risk model on past months',
  usage: USAGE,
  needsStore: true,
  run,
};

async function run(args: string[], { db, out, now, random }: CommandContext): Promise<ExitCode> {
  const { values } = parseArgs({
    args,
    options: {
      from: { type: 'string' },
      to: { type: 'string' },
      city: { type: 'string' },
      refit: { type: 'string', default: '3' },
      predictions: { type: 'string' },
      'no-save': { type: 'boolean' },
      json: { type: 'boolean' },
    },
  });
  const { from, to } = values;
  const refitMonths = Number(values.refit);
  if (
    !from ||
    !to ||
    !isMonth(from) ||
    !isMonth(to) ||
    from > to ||
    !Number.isInteger(refitMonths) ||
    refitMonths < 1
  ) {
    out.progress(USAGE);
    return 2;
  }
  const city = await pickCity(db, values.city);
  if (!city.ok) {
    out.progress(sayCityRefusal(city.refusal));
    return 1;
  }
  const scope = { city: city.value, region: city.value };
  const history = await inScope(db, scope, async (tx) => {
    const { timezone } = (await findCity(tx, city.value))!;
    const knownAt = new Date(dayToInstant(`${numberToMonth(monthNumber(to) + 1)}-01`, timezone));
    return (await gatherHistory(tx, city.value, { month: to, knownAt })).history;
  });
  const rows = await runBacktest(history, {
    from: monthNumber(from),
    to: monthNumber(to),
    refitMonths,
    onProgress: (done, of) => out.progress(`backtest: ${done} of ${of} parts`),
  });
  if (rows.length === 0) {
    out.progress(`No reach was sampled between ${from} and ${to}: there is nothing to judge.`);
    return 1;
  }
  if (values.predictions) await writeFile(values.predictions, toCsv(rows));
  const summary = summariseBacktest(rows);
  if (!values['no-save']) {
    await inScope(db, scope, (tx) =>
      saveBacktest(tx, {
        city: city.value,
        id: makeId(now(), random(10)),
        from_month: from,
        to_month: to,
        made_at: new Date(now()),
        body: summary,
      }),
    );
  }
  if (out.json) out.line(JSON.stringify({ city: city.value, from, to, refitMonths, ...summary }));
  else for (const line of sayBacktest(summary)) out.line(line);
  return 0;
}

function toCsv(rows: readonly BacktestRow[]): string {
  const lines = rows.map(
    (row) => `${numberToMonth(row.month)},${row.reach},${row.probability},${row.persistence},${row.label}`,
  );
  return `month,reach,probability,persistence,label\n${lines.join('\n')}\n`;
}

export function sayBacktest(summary: BacktestSummary): string[] {
  const { model, baselines } = summary;
  const table: [string, Score][] = [
    ['model', model],
    ['logistic', baselines.logistic],
    ['share of last 12', baselines.share12],
    ['persistence', baselines.persistence],
    ['same month last year', baselines.sameMonthLastYear],
  ];
  return [
    `${summary.rows} reach-months, ${summary.positives} worse than the target class`,
    '',
    '                       AUC     AP      Brier   log loss  ECE     onset AUC  within AUC',
    ...table.map(
      ([name, score]) =>
        `${name.padEnd(22)} ${show(score.auc)}  ${show(score.averagePrecision)}  ${show(score.brier)}  ${show(score.logLoss)}    ${show(score.calibrationError)}  ${show(score.onsetAuc)}     ${show(score.withinAuc)}`,
    ),
    '',
    ...summary.years.map(
      (year) =>
        `${year.year}: AUC ${show(year.auc)}  AP ${show(year.averagePrecision)}  Brier ${show(year.brier)}  (${year.rows} reach-months)`,
    ),
    '',
    ...summary.levels.map(
      (level) =>
        `${level.level.padEnd(7)} ${String(level.count).padStart(6)} reach-months, ${(100 * level.failureRate).toFixed(1)} % failed; with those above: ${(100 * level.shareOfMonths).toFixed(1)} % of the reach-months hold ${(100 * level.shareOfFailures).toFixed(1)} % of the failures`,
    ),
    '',
    summary.beatsPersistence
      ? 'The model beats persistence on average precision.'
      : 'The model does NOT beat persistence on average precision: the last sample is as good a guide.',
    summary.beatsLogistic
      ? 'The model beats the logistic regression on average precision.'
      : 'The model does NOT beat the logistic regression on average precision.',
  ];
}

function show(value: number): string {
  return Number.isNaN(value) ? '  –  ' : value.toFixed(4);
}
