// Which past months a rule is tried on: from one to another of those that had duties.
import { sayMonth } from '@xunhe/ui/dates';
import { defineWords, useWords } from '@xunhe/ui/words';
import { Select } from 'antd';

const WORDS = defineWords({ first: ['起始月', 'From'], last: ['截止月', 'To'] });

export interface MonthRange {
  readonly first: string;
  readonly last: string;
}

/** @param months oldest first, at least one */
export function lastMonths(months: readonly string[], count: number): MonthRange {
  return { first: months.at(-count) ?? months[0]!, last: months.at(-1)! };
}

export function RuleMonths({
  months,
  value,
  onChange,
}: {
  readonly months: readonly string[];
  readonly value: MonthRange;
  readonly onChange: (to: MonthRange) => void;
}) {
  const say = useWords(WORDS);
  const options = months.map((month) => ({ value: month, label: sayMonth(month, say.language) }));
  return (['first', 'last'] as const).map((side) => (
    <span key={side}>
      {say(side)}{' '}
      <Select
        size="small"
        aria-label={say(side)}
        value={value[side]}
        onChange={(month) => onChange({ ...value, [side]: month })}
        options={options.filter((one) => (side === 'first' ? one.value <= value.last : one.value >= value.first))}
      />
    </span>
  ));
}
