// What the records of a reach say beside each other: problems that are over as soon as they are told, and walks on a red reach that find
// nothing while citizens complain.
import type { Signal } from './signal.ts';

export interface ToldProblem {
  readonly id: string;
  readonly patrol: string | null;
  readonly reporter: string;
  readonly reportedMs: number;
  readonly closedMs: number | null;
  /** Who said that it was dealt with on the spot, and with which words; null where nobody did. */
  readonly selfHandled: { readonly by: string; readonly note: string; readonly atMs: number } | null;
  readonly photos: number;
}

export interface RecordRules {
  readonly quickS: number;
  /** A note of fewer characters tells nothing. */
  readonly leastNote: number;
  readonly leastComplaints: number;
  readonly leastPatrols: number;
}

/** [D] */
export const RECORD_RULES: RecordRules = { quickS: 300, leastNote: 6, leastComplaints: 2, leastPatrols: 2 };

export function judgeProblem(problem: ToldProblem, rules: RecordRules = RECORD_RULES): Signal | null {
  const { id, patrol, reporter, reportedMs, closedMs, selfHandled, photos } = problem;
  const ask = (kind: 'problem.quick' | 'problem.selfHandled', numbers: Signal['numbers']): Signal => ({
    ...{ kind, severity: 'weak', key: id, person: reporter, patrol, otherPatrol: null },
    numbers: { problem: id, photos, ...numbers },
  });
  if (closedMs !== null && closedMs - reportedMs < rules.quickS * 1000)
    return ask('problem.quick', { seconds: Math.round((closedMs - reportedMs) / 1000) });
  const bare = selfHandled !== null && photos === 0 && selfHandled.note.trim().length < rules.leastNote;
  if (!bare || selfHandled.by !== reporter) return null;
  return ask('problem.selfHandled', { minutes: Math.round((selfHandled.atMs - reportedMs) / 60_000) });
}

export interface RedReach {
  readonly reach: string;
  readonly month: string;
  /** Who holds the post; null where nobody alone does. */
  readonly person: string | null;
  readonly complaints: number;
  readonly patrols: number;
  /** Told by chiefs on it in the month. */
  readonly problems: number;
}

export function judgeSilence(reach: RedReach, rules: RecordRules = RECORD_RULES): Signal | null {
  const { complaints, patrols, problems, month } = reach;
  if (problems > 0 || complaints < rules.leastComplaints || patrols < rules.leastPatrols) return null;
  return {
    ...{ kind: 'reach.silent', severity: 'weak', key: `${reach.reach}/${month}`, person: reach.person },
    ...{ patrol: null, otherPatrol: null, numbers: { complaints, patrols, month } },
  };
}
