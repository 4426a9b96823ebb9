// The bulletins that count in a month's draft: those known since the month began, and of the month before what became known after its own
// draft was made. And the kinds of the last warning that stood on bulletins which were withdrawn since.
import type { WarningKind } from '@xunhe/domain/duty/level';
import { groupBy } from '@xunhe/domain/ground/group';
import { addMonths, firstDay } from '@xunhe/domain/ground/month';
import { listWithdrawnBulletins } from '../../store/bulletin.ts';
import { listBulletins, type StoredBulletin } from '../../store/observation.ts';
import type { WarningRow } from '../../store/rows-duty.ts';
import { dayToInstant, instantToDay } from '../city-clock.ts';
import type { ActContext } from './act.ts';

export interface MonthBulletins {
  readonly byReach: ReadonlyMap<string, readonly StoredBulletin[]>;
  /** Of the warning of the month before. */
  withdrawnKinds(before: WarningRow | undefined): readonly WarningKind[];
}

export async function readMonthBulletins(
  { tx, city, month, knownAt }: ActContext,
  previous: ReadonlyMap<string, WarningRow>,
): Promise<MonthBulletins> {
  const from = previous.size === 0 ? month : addMonths(month, -1);
  const own = dayToInstant(firstDay(month), city.timezone);
  const knownFrom = new Date(dayToInstant(firstDay(from), city.timezone));
  const before = await listBulletins(tx, city.city, { knownFrom, knownAt: new Date(own - 1) });
  const late = before.filter(({ reach, id }) => !namedBy(previous.get(reach)).includes(id));
  const now = await listBulletins(tx, city.city, { knownFrom: new Date(own), knownAt });
  const named = [...previous.values()].flatMap(namedBy);
  const until = instantToDay(knownAt.getTime(), city.timezone);
  const withdrawn = await listWithdrawnBulletins(tx, city.city, { ids: named, until });
  return {
    byReach: groupBy([...late, ...now], ({ reach }) => reach),
    withdrawnKinds(row) {
      const ids = namedBy(row);
      return ids.length > 0 && ids.every((id) => withdrawn.has(id)) ? ['bulletin'] : [];
    },
  };
}

/** The bulletins among the reasons of a warning. */
function namedBy(row: WarningRow | undefined): string[] {
  const reasons = (row?.reasons ?? []) as readonly { readonly bulletin?: unknown }[];
  return reasons.flatMap(({ bulletin }) => (typeof bulletin === 'string' ? [bulletin] : []));
}
