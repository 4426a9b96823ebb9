// What a check of the chain tells the operator.
import type { BrokenLink, ChainFault, ChainReport } from '../acts/audit/check-links.ts';
import type { ChainEnd } from '../store/event-chain.ts';
import type { Out } from './command.ts';

const FAULTS: Readonly<Record<ChainFault, string>> = {
  changed: 'the row is not what was recorded',
  missing: 'the row is gone, later ones are there',
  inserted: 'a row that was never recorded stands there',
  cut: 'the last rows are gone: the head of the chain knows of more',
  head: 'the head of the chain was removed or changed',
  anchor: 'the store no longer holds what was exported',
};

export function sayReport(
  report: ChainReport & { readonly city: string; readonly from: number; readonly head?: ChainEnd | null },
  out: Out,
): void {
  const { city, from, checked, broken, end } = report;
  if (out.json) {
    out.line(JSON.stringify(report));
    return;
  }
  if (broken) {
    out.line(`city ${city}: the chain is broken at number ${broken.seq}: ${FAULTS[broken.fault]}${sayEvent(broken)}`);
    return;
  }
  out.line(
    checked === 0 || end.seq < from
      ? `city ${city}: nothing is recorded`
      : `city ${city}: ${checked} events, number ${from} to ${end.seq}, every link holds; the last hash is ${end.hash}`,
  );
}

function sayEvent({ seq, event }: BrokenLink): string {
  if (!event) return '';
  return event.seq === seq
    ? ` (${event.kind}, ${event.at})`
    : ` (beside number ${event.seq}: ${event.kind}, ${event.at})`;
}
