// `xunhe cycle YYYY-MM`: runs a month act by act. What was done before is not done again; what is not due yet waits.
import { givePolicies } from '../acts/cycle/policy.ts';
import { type ActOutcome, runCycle } from '../acts/cycle/run-cycle.ts';
import { inScope } from '../store/db.ts';
import type { Command, CommandContext, ExitCode } from './command.ts';
import { pickMonth } from './pick-month.ts';

const USAGE = `xunhe cycle YYYY-MM [--city CODE] [--json]

Runs the month: gathers what was observed, scores next month's risk, drafts and publishes the warnings, assigns next month's duties, and
looks back on the month. Every act happens once; a run that was cut goes on where it stopped.

  --city CODE   the city's 4 digits (needed when the store holds several)
  --json        the outcome of each act as JSON`;

export const cycleCommand: Command = {
  name: 'cycle',
  summary: "Run a month's chain of acts",
  usage: USAGE,
  needsStore: true,
  run,
};

async function run(args: string[], context: CommandContext): Promise<ExitCode> {
  const { db, out, now, random } = context;
  const picked = await pickMonth(args, context, USAGE);
  if ('exit' in picked) return picked.exit;
  const { month, city } = picked;
  await inScope(db, { city, region: city }, (tx) => givePolicies(tx, city));
  const outcomes = await runCycle({
    db,
    city,
    month,
    now,
    random,
    onAct: (outcome) => out.json || out.line(sayOutcome(outcome)),
  });
  if (out.json) out.line(JSON.stringify({ city, month, acts: outcomes }));
  return outcomes.some(({ outcome }) => outcome === 'waiting') ? 1 : 0;
}

export function sayOutcome(outcome: ActOutcome): string {
  switch (outcome.outcome) {
    case 'done':
      return `  ${outcome.act.padEnd(22)} ${(outcome.ms / 1000).toFixed(1)} s  ${JSON.stringify(outcome.body)}`;
    case 'doneBefore':
      return `  ${outcome.act.padEnd(22)} done before`;
    case 'waiting':
      return `  ${outcome.act.padEnd(22)} waits until ${outcome.until}`;
  }
}
