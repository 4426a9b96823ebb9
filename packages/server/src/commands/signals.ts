// `xunhe signals YYYY-MM`: looks for signals in the patrols of a month, for months before the first look of the server. What was asked before
// is not asked again.
import { findMonthSignals } from '../acts/signals/find-signals.ts';
import type { Command, CommandContext, ExitCode } from './command.ts';
import { pickMonth } from './pick-month.ts';

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

async function run(args: string[], context: CommandContext): Promise<ExitCode> {
  const { db, out, now, random } = context;
  const picked = await pickMonth(args, context, USAGE);
  if ('exit' in picked) return picked.exit;
  const { month, city } = picked;
  const found = await findMonthSignals({ db, now, random }, city, month);
  if (out.json) out.line(JSON.stringify({ city, month, ...found }));
  else out.line(`${city} ${month}: ${found.patrols} patrols, ${found.added} new signals`);
  return 0;
}
