// Which of one's reaches a form speaks of.
import type { TodayReach } from '@xunhe/contract/duty';
import { useWords } from '@xunhe/ui/words';
import { nameReach } from './reach-card.tsx';
import { FIELD_WORDS } from './words-field.ts';

interface ReachSelectProps {
  readonly reaches: readonly TodayReach[];
  readonly value: string;
  readonly onChange: (reach: string) => void;
}

export function ReachSelect({ reaches, value, onChange }: ReachSelectProps) {
  const say = useWords(FIELD_WORDS);
  return (
    <label className="field">
      <span>{say('reach')}</span>
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {reaches.map((one) => (
          <option key={one.reach} value={one.reach}>
            {nameReach(one, say.language)}
          </option>
        ))}
      </select>
    </label>
  );
}
