// 风险看板: levels against the month before, and the reaches whose level changed.
import type { AnswerOf } from '@xunhe/contract/client';
import type { WarningLevel } from '@xunhe/domain/duty/level';
import { LEVEL_CHANGES, type LevelChange, levelChange } from '@xunhe/domain/duty/level-change';
import { addMonths, type Month } from '@xunhe/domain/ground/month';
import { listLevels, listReachesWithRegion } from '../../store/board-risk.ts';
import type { Tx } from '../../store/db.ts';
import { countLevels } from '../../store/warning.ts';

type Answer = AnswerOf<'riskBoard'>;

interface Asked {
  readonly city: string;
  readonly month: Month;
  readonly change?: LevelChange | undefined;
  readonly limit: number;
  readonly offset: number;
}

export async function readRiskBoard(tx: Tx, { city, month, change, limit, offset }: Asked): Promise<Answer> {
  const levels = await listLevels(tx, city, month);
  const changed = levels.flatMap((one) => {
    const became = levelChange(one.previous, one.level);
    return became ? { ...one, change: became } : [];
  });
  const asked = changed.filter((one) => change === undefined || one.change === change);
  const page = asked.slice(offset, offset + limit);
  const reaches = await listReachesWithRegion(
    tx,
    city,
    page.map(({ reach }) => reach),
  );
  const count = (kind: LevelChange) => changed.filter((one) => one.change === kind).length;
  return {
    ...{ month, ...(await compareLevels(tx, city, month)) },
    changes: Object.fromEntries(LEVEL_CHANGES.map((kind) => [kind, count(kind)])) as Record<LevelChange, number>,
    rows: page.map((one) => {
      const reach = reaches.get(one.reach)!;
      return {
        ...one,
        ...{ name: reach.name, nameEn: reach.name_en, region: reach.region },
        ...{ regionName: reach.region_name, regionNameEn: reach.region_name_en },
      };
    }),
    total: asked.length,
  };
}

type Counts = Readonly<Record<WarningLevel, number>>;

/** A month without warnings has nothing to be compared with. */
export async function compareLevels(
  tx: Tx,
  city: string,
  month: Month,
): Promise<{ now: Counts; before: Counts | null }> {
  const now = await readCounts(tx, city, month);
  const before = await readCounts(tx, city, addMonths(month, -1));
  return { now, before: before.none + before.yellow + before.orange + before.red === 0 ? null : before };
}

async function readCounts(tx: Tx, city: string, month: Month): Promise<Counts> {
  const { none, yellow, orange, red } = await countLevels(tx, city, month);
  return { none, yellow, orange, red };
}
