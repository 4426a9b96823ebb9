// What a raised level asks of the chiefs of one water for the days that are left. Months whose duties are not assigned yet need nothing: they
// will be assigned from the raised level.
import { assignDuties } from '@xunhe/domain/duty/duty';
import type { WarningLevel } from '@xunhe/domain/duty/level';
import { sumVisits, type Window } from '@xunhe/domain/duty/period';
import { raiseDuty } from '@xunhe/domain/duty/raised-duty';
import type { Day } from '@xunhe/domain/ground/day';
import { addMonths, firstDay, lastDay } from '@xunhe/domain/ground/month';
import type { Tx } from '../../store/db.ts';
import { listReachDuties, saveDuty } from '../../store/duty-raise.ts';
import { leaveOut, readAloneDays } from '../absence/alone-days.ts';
import { dutyToRow, readDutyGround } from '../cycle/duty-ground.ts';

export interface DutyRaise {
  readonly city: string;
  /** Of the warning: the duties are those of the month after. */
  readonly month: string;
  readonly reach: string;
  readonly from_level: string;
  readonly to_level: string;
  readonly day: Day;
}

export async function raiseReachDuties(
  tx: Tx,
  raise: DutyRaise,
): Promise<{ readonly people: number; readonly visits: number }> {
  const { city, reach, day } = raise;
  const target = addMonths(raise.month, 1);
  const stored = new Map((await listReachDuties(tx, { city, month: target, reach })).map((row) => [row.person, row]));
  let [people, visits] = [0, 0];
  if (stored.size === 0) return { people, visits };
  const ground = await readDutyGround(tx, city, raise.month);
  const holders = new Set(ground.input.posts.filter((post) => post.reach === reach).map((post) => post.person));
  const levels = new Map(ground.input.levels).set(reach, [
    { from: firstDay(target), level: raise.from_level as WarningLevel },
    { from: day, level: raise.to_level as WarningLevel },
  ]);
  const alone = await readAloneDays(tx, city, { from: firstDay(target), to: lastDay(target) });
  const posts = ground.input.posts.filter((post) => holders.has(post.person));
  for (const duty of assignDuties({ ...ground.input, posts, levels })) {
    // Who left before the day owes what he owed.
    if (duty.reach !== reach || !duty.windows.some((window) => window.to >= day)) continue;
    const before = stored.get(duty.person);
    const owed = { windows: before ? windowsOf(before.body) : [], visitDays: before?.days ?? [] };
    const windows = raiseDuty(owed, duty.windows, day);
    const raised = { ...duty, windows, visits: sumVisits(windows) };
    const left = leaveOut({ ...raised, visitDays: owed.visitDays }, alone.get(duty.person), day);
    const row = dutyToRow({ ...raised, ...left }, ground);
    await saveDuty(tx, row);
    people++;
    visits += row.visits - (before?.visits ?? 0);
  }
  return { people, visits };
}

function windowsOf(body: unknown): readonly Window[] {
  return (body as { readonly windows: readonly Window[] }).windows;
}
