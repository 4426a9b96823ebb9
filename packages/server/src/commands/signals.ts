// `xunhe signals YYYY-MM`: looks for signals in the patrols of a month, for months before the first look of the server. What was asked before
// is not asked again.
import { parseArgs } from 'node:util';
import { isMonth } from '@xunhe/domain/ground/month';
import { findMonthSignals } from '../acts/signals/find-signals.ts';
import type { Command, CommandContext, ExitCode } from './command.ts';
import { pickCity, sayCityRefusal } from './pick-city.ts';

const USAGE = `xunhe signals YYYY-MM [--city CODE] [--json]

Looks for signals of patrolling for form's sake (形式履职) in the patrols of a month. They are questions to a person, never a verdict.
The server looks by itself once a day at what came in; this is for older months. What was asked before is not asked again.

  --city CODE   the city's 4 digits (needed when the store holds several)
  --json        the figures as JSON`;

export const signalsCommand: Command = {
  name: 'signals',
  summary: 'Look for signals in the patrols of a month',
  usage: USAGE,
  needsStore: true,
  run,
};

async function run(args: string[], { db, out, now, random }: CommandContext): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { city: { type: 'string' }, json: { type: 'boolean' } },
  });
  const [month, more] = positionals;
  if (month === undefined || more !== undefined || !isMonth(month)) {
    out.progress(USAGE);
    return 2;
  }
  const city = await pickCity(db, values.city);
  if (!city.ok) {
    out.progress(sayCityRefusal(city.refusal));
    return 1;
  }
  const found = await findMonthSignals({ db, now, random }, city.value, month);
  if (out.json) out.line(JSON.stringify({ city: city.value, month, ...found }));
  else out.line(`${city.value} ${month}: ${found.patrols} patrols, ${found.added} new signals`);
  return 0;
}
