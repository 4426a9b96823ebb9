// A patrol as the rule of reviews sees it: how it was judged, who has a part in it, what was written and decided since.
import { groupBy } from '@xunhe/domain/ground/group';
import type { Asker, Outcome, PatrolCase, ReviewStep } from '@xunhe/domain/patrol/review';
import type { Judgement } from '@xunhe/domain/patrol/verdict';
import type { Tx } from '../store/db.ts';
import { type CoveredRow, type FoundReview, findRegionsOf, listCovered, listReviews } from '../store/patrol-review.ts';
import type { Person } from '../store/people.ts';
import type { PatrolRow } from '../store/rows-deed.ts';

export interface FoundCase {
  readonly patrol: PatrolRow;
  readonly rule: PatrolCase;
  readonly reviews: readonly FoundReview[];
  readonly covered: readonly CoveredRow[];
}

/** The cases of some patrols of one city, in their order. */
export async function readCases(tx: Tx, patrols: readonly PatrolRow[]): Promise<FoundCase[]> {
  const city = patrols[0]?.city ?? '';
  const ids = patrols.map(({ id }) => id);
  const reviews = groupBy(await listReviews(tx, city, ids), ({ patrol }) => patrol);
  const covered = groupBy(await listCovered(tx, patrols), ({ patrol }) => patrol);
  const parties = new Map(patrols.map((patrol) => [patrol.id, listParties(patrol, covered.get(patrol.id) ?? [])]));
  const regions = await findRegionsOf(tx, city, [...new Set([...parties.values()].flat())]);
  return patrols.map((patrol) => {
    const its = { reviews: reviews.get(patrol.id) ?? [], covered: covered.get(patrol.id) ?? [] };
    const people = parties.get(patrol.id)!.map((person) => ({ person, region: regions.get(person) ?? null }));
    return { patrol, ...its, rule: toCase(patrol, { ...its, parties: people }) };
  });
}

export async function readCase(tx: Tx, patrol: PatrolRow): Promise<FoundCase> {
  return (await readCases(tx, [patrol]))[0]!;
}

export function toAsker({ id, role, region }: Person): Asker {
  return { person: id, role, region };
}

/** Who walked, and every chief whose duty some of it is. */
function listParties(patrol: PatrolRow, covered: readonly CoveredRow[]): string[] {
  const people = [patrol.person, patrol.on_behalf_of, ...covered.map(({ person }) => person)];
  return [...new Set(people.filter((person) => person !== null))];
}

function toCase(
  patrol: PatrolRow,
  of: Pick<FoundCase, 'reviews' | 'covered'> & Pick<PatrolCase, 'parties'>,
): PatrolCase {
  const judgement = patrol.judgement as Pick<Judgement, 'verdict' | 'reaches'>;
  return {
    judged: judgement.verdict,
    judgedMs: patrol.received_at.getTime(),
    region: patrol.region,
    main: patrol.reach,
    reaches: of.covered.map(({ reach, effective }) => ({
      reach,
      effective,
      judged: judgement.reaches.some((one) => one.reach === reach && one.effective),
    })),
    parties: of.parties,
    steps: of.reviews.map(rowToStep),
  };
}

function rowToStep({ kind, at, outcome, by_region: asRegion }: FoundReview): ReviewStep {
  const atMs = at.getTime();
  return kind === 'appeal' ? { kind, atMs } : { kind: 'decision', atMs, outcome: outcome as Outcome, asRegion };
}

/** What stood until now, to be kept with the step that follows: an import may judge the patrol anew. */
export function stateBefore({ patrol, covered }: FoundCase): Record<string, unknown> {
  const { verdict, reasons, minutes, lengthM, onReachM, coverage } = patrol.judgement as Judgement;
  return {
    verdict: patrol.verdict,
    judgement: { verdict, reasons, minutes, lengthM, onReachM, coverage },
    reaches: covered.filter(({ effective }) => effective).map(({ reach }) => reach),
  };
}
