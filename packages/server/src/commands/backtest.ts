// `xunhe backtest`: the model judged on past months, each forecast from what was known before it, side by side with the baselines.
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { policyName } from '@xunhe/domain/duty/policy';
import { makeId } from '@xunhe/domain/ground/id';
import { isMonth, monthNumber, numberToMonth } from '@xunhe/domain/ground/month';
import type { BacktestRow } from '@xunhe/domain/risk/proof/backtest';
import { summariseBacktest } from '@xunhe/domain/risk/proof/backtest-summary';
import { dayToInstant } from '../acts/city-clock.ts';
import { gatherHistory } from '../acts/cycle/gather.ts';
import { givePolicies, readNextPolicy } from '../acts/cycle/policy.ts';
import { drawBacktestLevels } from '../acts/draw-backtest-levels.ts';
import { runBacktest, runUnmonitored } from '../learning/learner.ts';
import { inScope } from '../store/db.ts';
import { findCity } from '../store/place.ts';
import { saveBacktest } from '../store/risk.ts';
import { sayBacktest } from './backtest-report.ts';
import type { Command, CommandContext, ExitCode } from './command.ts';
import { pickCity, sayCityRefusal } from './pick-city.ts';

const USAGE = `xunhe backtest --from YYYY-MM --to YYYY-MM [--city CODE] [--refit MONTHS] [--unmonitored]
               [--predictions FILE] [--no-save] [--json]

Forecasts every sampled month from what was known at the end of the month before and compares with what was then measured. Prints ROC AUC,
average precision, Brier score, log loss, calibration error and onset AUC (reaches whose last sample had passed), for the model and for each
baseline, with 95 % intervals of the model and of its difference to each; by year, district and basis; calibration and levels; and where the
model is no better than the last sample.

  --refit MONTHS       a new model every so many months (default 3)
  --unmonitored        also leaves every river out once, as if it had no station, and judges what is said of it (takes minutes)
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
      unmonitored: { type: 'boolean' },
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
  const { history, triggers } = await inScope(db, scope, async (tx) => {
    // An older store has its rules from the version before until a server, a month or this gives it those of this one.
    await givePolicies(tx, city.value);
    const { timezone } = (await findCity(tx, city.value))!;
    const knownAt = new Date(dayToInstant(`${numberToMonth(monthNumber(to) + 1)}-01`, timezone));
    const { history: gathered } = await gatherHistory(tx, city.value, { month: to, knownAt });
    return { history: gathered, triggers: await readNextPolicy(tx, city.value, 'triggers', to) };
  });
  const span = { from: monthNumber(from), to: monthNumber(to) };
  const { rows, pastByMonth } = await runBacktest(history, {
    ...span,
    refitMonths,
    onProgress: (done, of) => out.progress(`backtest: ${done} of ${of} parts`),
  });
  if (rows.length === 0) {
    out.progress(`No reach was sampled between ${from} and ${to}: there is nothing to judge.`);
    return 1;
  }
  if (values.predictions) await writeFile(values.predictions, toCsv(rows));
  const { limits, levelsAsWarned } = drawBacktestLevels(history, { rows, pastByMonth }, triggers);
  const unmonitored = values.unmonitored
    ? await runUnmonitored(history, {
        ...span,
        onProgress: (done, of) => out.progress(`rivers left out: ${done} of ${of}`),
      })
    : [];
  const policy = policyName(triggers);
  const summary = summariseBacktest(rows, { limits, levelsAsWarned, unmonitored });
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
  if (out.json) out.line(JSON.stringify({ city: city.value, from, to, refitMonths, policy, ...summary }));
  else for (const line of [...sayBacktest(summary), `Levels by the rule ${policy}.`]) out.line(line);
  return 0;
}

function toCsv(rows: readonly BacktestRow[]): string {
  const lines = rows.map(
    (row) => `${numberToMonth(row.month)},${row.reach},${row.probability},${row.persistence},${row.label}`,
  );
  return `month,reach,probability,persistence,label\n${lines.join('\n')}\n`;
}
