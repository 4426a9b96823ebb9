// A bulletin raises the published warning of a reach at once, in the middle of its month: by the house's own raise, with the bulletin among the
// reasons. The level is the one that the city's rules say, never one that somebody chooses here.
import { levelOfBulletin } from '@xunhe/domain/duty/trigger';
import { addMonths } from '@xunhe/domain/ground/month';
import { type Result, refuse } from '@xunhe/domain/ground/result';
import type { Person } from '../../store/people.ts';
import { findCity } from '../../store/place.ts';
import { readCityClock } from '../city-clock.ts';
import { readPolicy } from '../cycle/policy.ts';
import { changeWarning } from '../warnings/change-warning.ts';
import type { WarningCase } from '../warnings/read-warning.ts';
import { type BulletinHouse, inWholeCity, noteDeed, openForChange } from './write-bulletin.ts';

export interface RaiseAsk {
  readonly id: string;
  /** Lines of the bulletin's history, and steps of the warning, that were seen. */
  readonly seen: number;
  readonly steps: number;
  readonly reach: string;
  readonly why: string;
}

export async function raiseByBulletin(
  house: BulletinHouse,
  who: Person,
  asked: RaiseAsk,
): Promise<Result<WarningCase>> {
  const { id, reach, steps, why } = asked;
  const settled = await inWholeCity(house, who, async (tx) => {
    const found = await openForChange(tx, who, asked);
    if (!found.ok) return found;
    const { kind, issuer, verified, knownDay, reaches } = found.value;
    const named = reaches.find((one) => one.id === reach);
    if (!named) return refuse({ kind: 'notFound', path: '/body/reach' });
    const policy = await readPolicy(tx, who.city, knownDay.slice(0, 7), 'triggers');
    const relapse = kind === 'relapse';
    const level = kind === 'praise' ? null : levelOfBulletin({ issuer, verified, relapse }, policy.bulletin);
    if (level === null) return refuse({ kind: 'bulletin.raisesNothing' });
    const { today } = readCityClock((await findCity(tx, who.city))!, house.now());
    const reason = { kind: relapse ? 'bulletin.relapse' : 'bulletin.named', bulletin: id, issuer };
    return {
      ok: true as const,
      value: { level, reason, region: named.region, month: addMonths(today.slice(0, 7), -1) },
    };
  });
  if (!settled.ok) return settled;
  const { level, reason, region, month } = settled.value;
  return changeWarning(
    house,
    who,
    { month, reach, seen: steps },
    {
      ...{ kind: 'raise', level, why },
      because: {
        reason,
        note: (tx, step) =>
          noteDeed(tx, house, who, {
            ...{ deed: 'raise', id, region, reason: step.why },
            ...{ before: { month, reach, level: step.from_level }, after: { month, reach, level: step.to_level } },
          }),
      },
    },
  );
}
