// How fast somebody went, in sections of half a minute: from fix to fix noise alone makes a stroll look like a ride.
import { type Fixes, legM } from './fixes.ts';
import { isApart } from './stays.ts';

export interface PaceSection {
  readonly seconds: number;
  readonly speedMs: number;
}

const SECTION_MS = 30_000;
/** Slower than this one stands and looks. */
const MOVING_MS = 0.5;

/** Sections of all usable fixes, the impossibly fast ones too; none over a gap or a pause. */
export function listSections(fixes: Fixes, gapSeconds: number): PaceSection[] {
  const sections: PaceSection[] = [];
  let from = 0;
  for (let i = 1; i < fixes.count; i++) {
    if (isApart(fixes, i - 1, i, gapSeconds)) from = i;
    const ms = fixes.timeMs[i]! - fixes.timeMs[from]!;
    if (ms < SECTION_MS) continue;
    sections.push({ seconds: ms / 1000, speedMs: legM(fixes, from, i) / (ms / 1000) });
    from = i;
  }
  return sections;
}

/** Share of the moving time above the limit, 0–1. */
export function shareAbove(sections: readonly PaceSection[], limitMs: number): number {
  let [moving, fast] = [0, 0];
  for (const { seconds, speedMs } of sections) {
    if (speedMs > MOVING_MS) moving += seconds;
    if (speedMs > limitMs) fast += seconds;
  }
  return moving === 0 ? 0 : fast / moving;
}
