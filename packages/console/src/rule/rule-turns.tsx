// Of one line of a duty rule: by which ways it may be done, and whether a chief's waters take turns.
import { PATROL_MODES } from '@xunhe/domain/duty/mode';
import { PERIODS, type Period } from '@xunhe/domain/duty/period';
import type { DraftAsk, SquareChange } from '@xunhe/domain/duty/rule-draft';
import { defineWords, useWords } from '@xunhe/ui/words';
import { MODE_WORDS } from '@xunhe/ui/words-shared';
import { Checkbox, InputNumber, Select } from 'antd';
import { PERIOD_WORDS } from './words-rule.ts';

const WORDS = defineWords({
  modes: ['可用的巡河方式', 'Ways to patrol'],
  together: [
    '一人名下的这类水体轮流巡（各级别要求相同）',
    'His waters of this kind take turns (asked alike at every level)',
  ],
  share: ['每次至少覆盖，%', 'At least each time, %'],
  round: ['全部走完一轮', 'All of them'],
  noRound: ['不要求', 'not asked'],
});

export function RuleTurns({
  line,
  onChange,
}: {
  readonly line: DraftAsk;
  readonly onChange: (to: SquareChange) => void;
}) {
  const say = useWords(WORDS);
  const sayMode = useWords(MODE_WORDS);
  const sayPeriod = useWords(PERIOD_WORDS);
  const { modes, together } = line;
  return (
    <div className="rule-turns">
      <fieldset>
        <legend>{say('modes')}</legend>
        <Checkbox.Group
          value={[...modes]}
          onChange={(chosen) => onChange({ modes: PATROL_MODES.filter((mode) => chosen.includes(mode)) })}
          options={PATROL_MODES.map((mode) => ({ value: mode, label: sayMode(mode) }))}
        />
      </fieldset>
      <Checkbox
        checked={together !== null}
        onChange={({ target }) => onChange({ together: target.checked ? { share: 0.3, fullRound: 'month' } : null })}
      >
        {say('together')}
      </Checkbox>
      {together && (
        <div className="rule-asked">
          <span>
            {say('share')}{' '}
            <InputNumber
              size="small"
              aria-label={say('share')}
              min={0}
              max={100}
              precision={0}
              value={Math.round(100 * together.share)}
              onChange={(share) => share !== null && onChange({ together: { ...together, share: share / 100 } })}
            />
          </span>
          <span>
            {say('round')}{' '}
            <Select
              size="small"
              aria-label={say('round')}
              popupMatchSelectWidth={false}
              value={together.fullRound ?? 'none'}
              onChange={(to: Period | 'none') =>
                onChange({ together: { ...together, fullRound: to === 'none' ? null : to } })
              }
              options={[
                { value: 'none', label: say('noRound') },
                ...PERIODS.map((per) => ({ value: per, label: sayPeriod(per) })),
              ]}
            />
          </span>
        </div>
      )}
    </div>
  );
}
