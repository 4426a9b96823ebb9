// A standing as it goes over the wire: its numbers with the cases that were added to them, and what must be known to read it.
import type { StandingBody, TrendPoint } from '@xunhe/contract/standing';
import { countLeftOut, type StandingCase } from '@xunhe/domain/evaluation/standing-case';
import { listStandingReasons } from '@xunhe/domain/evaluation/standing-reason';
import { STANDING_NUMBERS, type StandingRule } from '@xunhe/domain/evaluation/standing-rule';
import type { StandingRow } from '../../store/rows-standing.ts';

type Told = Omit<StandingRow, 'cases'> & { readonly cases?: readonly StandingCase[] };

export function tellStanding(row: Told, rule: StandingRule): StandingBody {
  const { body } = row;
  const { by, people, from, to } = body.group;
  const leftOut = countLeftOut(row.cases ?? []);
  return {
    ...{ month: row.month, version: row.version, level: row.level, policy: row.policy },
    group: { by, people, from, to },
    ...tellFigures(body, rule),
    ...{ honoured: body.honoured, targetBefore: body.targetBefore, setAt: row.set_at.toISOString() },
    reasons: listStandingReasons(body, { rule, targetBefore: body.targetBefore, leftOut }).map((reason) => ({
      ...reason,
    })),
  };
}

export function tellTrend({ month, body }: Pick<StandingRow, 'month' | 'body'>, rule: StandingRule): TrendPoint {
  return { month, ...tellFigures(body, rule) };
}

function tellFigures(body: StandingRow['body'], rule: StandingRule): Pick<StandingBody, 'numbers' | 'depths'> {
  const numbers = Object.fromEntries(
    STANDING_NUMBERS.map((number) => {
      const { numerator, denominator, raw, mean, value } = body.numbers[number];
      return [number, { numerator, denominator, raw, mean, value, pseudoCases: rule.pseudoCases.value[number] }];
    }),
  ) as StandingBody['numbers'];
  return { numbers, depths: body.depths };
}
