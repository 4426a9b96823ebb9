// From the published list to what each chief owes in the month to come.
import { assignDuties } from '@xunhe/domain/duty/duty';
import { policyName } from '@xunhe/domain/duty/policy';
import { firstDay, lastDay } from '@xunhe/domain/ground/month';
import { insertDuties } from '../../store/duty.ts';
import { leaveOut, readAloneDays } from '../absence/alone-days.ts';
import type { ActContext } from './act.ts';
import { dutyToRow, readDutyGround } from './duty-ground.ts';

export async function assignMonthDuties(context: ActContext): Promise<Record<string, unknown>> {
  const { tx, city, month } = context;
  const ground = await readDutyGround(tx, city.city, month);
  const { month: of } = ground.input;
  const alone = await readAloneDays(tx, city.city, { from: firstDay(of), to: lastDay(of) });
  const rows = assignDuties(ground.input).map((duty) => {
    const left = leaveOut({ ...duty, visitDays: [] }, alone.get(duty.person), firstDay(of));
    return dutyToRow(left ? { ...duty, ...left } : duty, ground);
  });
  await insertDuties(tx, rows);
  return {
    month: ground.input.month,
    duties: rows.length,
    visits: rows.reduce((sum, row) => sum + row.visits, 0),
    policy: policyName(ground.input.rule),
  };
}
