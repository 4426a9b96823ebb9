// A bulletin as its page has it: what it says, what it does to warnings by the city's rules of the month, what came of it, and its history.
import type { BulletinBody, BulletinEffect, BulletinLine, BulletinPage } from '@xunhe/contract/bulletin';
import { type Bulletin, findCountingMonth } from '@xunhe/domain/duty/bulletin';
import { rank, type WarningLevel } from '@xunhe/domain/duty/level';
import { policyName } from '@xunhe/domain/duty/policy';
import { levelOfBulletin } from '@xunhe/domain/duty/trigger';
import type { TriggerPolicy } from '@xunhe/domain/duty/trigger-policy';
import { mayReviewIn, tellMayChange } from '@xunhe/domain/duty/warning-review';
import { addMonths } from '@xunhe/domain/ground/month';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import type { ProblemState } from '@xunhe/domain/problem/flow';
import {
  type FoundBulletin,
  type FoundBulletinChange,
  findBulletin,
  listBulletinChanges,
  listDraftedMonths,
  listNamingWarnings,
  type NamedReach,
} from '../../store/bulletin.ts';
import type { Tx } from '../../store/db.ts';
import type { Person } from '../../store/people.ts';
import { findCity, listReachesById } from '../../store/place.ts';
import { findProblem } from '../../store/problem.ts';
import type { RaiseOfBulletin } from '../../store/rows-bulletin.ts';
import { readCityClock } from '../city-clock.ts';
import { readPolicy } from '../cycle/policy.ts';
import { tellDocuments } from '../documents/tell-documents.ts';
import { readWarning } from '../warnings/read-warning.ts';
import { type BulletinHouse, findHindrance, inWholeCity } from './write-bulletin.ts';

type Said = Pick<Bulletin, 'issuer' | 'kind' | 'verified'>;

/** By the rules of a month; praise warns of nothing. */
export function levelBy({ kind, issuer, verified }: Said, policy: TriggerPolicy): WarningLevel | null {
  return kind === 'praise' ? null : levelOfBulletin({ issuer, verified, relapse: kind === 'relapse' }, policy.bulletin);
}

export async function tellBulletin(
  tx: Tx,
  house: BulletinHouse,
  { who, id }: { readonly who: Person; readonly id: string },
): Promise<Result<BulletinPage>> {
  const key = { city: who.city, id };
  const found = await findBulletin(tx, key);
  if (!found) return refuse({ kind: 'notFound' });
  const changes = await listBulletinChanges(tx, key);
  const month = found.knownDay.slice(0, 7);
  const naming = await listNamingWarnings(tx, key, [addMonths(month, -1), month, addMonths(month, 1)]);
  const names = new Map(found.reaches.map((reach) => [reach.id, reach]));
  const { version, may } = await tellMay(house, who, id);
  const policy = await readPolicy(tx, who.city, month, 'triggers');
  return accept({
    bulletin: rowToBulletin(found, policy),
    ...{ version, may, history: changes.map(tellLine) },
    effect: await tellEffect(tx, house, {
      ...{ who, said: found, reaches: found.reaches, knownDay: found.knownDay },
      isCounted: naming.some((one) => one.month === month),
    }),
    warnings: naming.flatMap((one) => {
      const reach = names.get(one.reach);
      return reach ? [{ month: one.month, level: one.level as WarningLevel, ...tellReach(reach) }] : [];
    }),
    problems: await tellProblems(tx, who.city, changes),
    documents: await tellDocuments(tx, who, { about: 'bulletin', id }),
  });
}

/** What is in sight of another scope counts too: how many lines there are, and whether it names waters beyond the office's region. */
async function tellMay(house: BulletinHouse, who: Person, id: string) {
  return inWholeCity(house, who, async (tx) => {
    const key = { city: who.city, id };
    const changes = await listBulletinChanges(tx, key);
    const found = (await findBulletin(tx, key))!;
    const no = findHindrance(who, { found, lastOffice: changes.at(-1)?.office ?? null });
    return { version: changes.length, may: no === null };
  });
}

interface EffectAsk {
  readonly who: Person;
  readonly said: Said;
  readonly reaches: readonly NamedReach[];
  readonly knownDay: string;
  /** A warning of its month names it already. */
  readonly isCounted: boolean;
}

/** Which level it raises, in which draft it will count, and how the warnings in force stand to it. */
export async function tellEffect(tx: Tx, house: BulletinHouse, asked: EffectAsk): Promise<BulletinEffect> {
  const { who, said, reaches, knownDay, isCounted } = asked;
  const { today } = readCityClock((await findCity(tx, who.city))!, house.now());
  const month = knownDay.slice(0, 7);
  const drafted = await listDraftedMonths(tx, who.city, [month, addMonths(month, 1)]);
  const counts = isCounted ? null : findCountingMonth(knownDay, (one) => drafted.has(one));
  const policy = await readPolicy(tx, who.city, counts ?? month, 'triggers');
  const level = levelBy(said, policy);
  const inForce = addMonths(today.slice(0, 7), -1);
  const told: BulletinEffect['reaches'] = [];
  for (const reach of reaches) {
    const found = await readWarning(tx, { city: who.city, month: inForce, reach: reach.id });
    const now = found && (found.warning.level as WarningLevel);
    const may = found && mayReviewIn(who.region, found.row.region) && tellMayChange(found.warning, who.region).raise;
    told.push({
      ...tellReach(reach),
      ...{ level: now, seen: found?.warning.steps ?? 0 },
      mayRaise: may === true && level !== null && now !== null && rank(level) > rank(now),
    });
  }
  return {
    level,
    month: level === null ? null : counts,
    counted: isCounted,
    policy: policyName(policy),
    inForce,
    reaches: told,
  };
}

/** Reaches of an ask, in its order; those out of sight are left out. */
export async function findNamedReaches(tx: Tx, city: string, ids: readonly string[]): Promise<NamedReach[]> {
  const rows = await listReachesById(tx, city, ids);
  return rows.map(({ id, name, name_en, region }) => ({ id, name, nameEn: name_en, region }));
}

export function rowToBulletin(found: FoundBulletin, policy: TriggerPolicy): BulletinBody {
  const { reaches, ...rest } = found;
  return { ...rest, reaches: reaches.map(tellReach), level: levelBy(found, policy) };
}

function tellReach({ id, name, nameEn }: NamedReach) {
  return { reach: id, name, nameEn };
}

function tellLine(row: FoundBulletinChange): BulletinLine {
  const { version, deed, before, after, reason, problem } = row;
  return {
    ...{
      version,
      deed,
      at: row.at.toISOString(),
      byName: row.by_name,
      office: row.office,
      officeName: row.office_name,
    },
    ...{ reason, problem },
    before: before && 'reaches' in before ? { ...before, reaches: [...before.reaches] } : null,
    after: after && 'reaches' in after ? { ...after, reaches: [...after.reaches] } : null,
    raise: after && 'level' in after ? tellRaise(before, after) : null,
  };
}

function tellRaise(before: FoundBulletinChange['before'], { month, reach, level }: RaiseOfBulletin) {
  const from = before && 'level' in before ? before.level : 'none';
  return { month, reach, from: from as WarningLevel, to: level as WarningLevel };
}

/** Those that the person's region shows. */
async function tellProblems(tx: Tx, city: string, changes: readonly FoundBulletinChange[]) {
  const told: BulletinPage['problems'] = [];
  for (const { problem } of changes) {
    const row = problem === null ? null : await findProblem(tx, city, problem);
    if (row) told.push({ id: row.id, type: row.type, state: row.state as ProblemState, reach: row.reach });
  }
  return told;
}
