// One square of the table of a duty rule: how often a post walks such a water at a level. Read, or written; the ways to patrol and whether a
// chief's waters are asked for together stand behind a button.
import type { WarningLevel } from '@xunhe/domain/duty/level';
import { PATROL_MODES } from '@xunhe/domain/duty/mode';
import { PERIODS } from '@xunhe/domain/duty/period';
import { type DutyRule, findAsk, findLine, type Square, WATER_CONDITIONS } from '@xunhe/domain/duty/rule';
import { MOST_VISITS } from '@xunhe/domain/duty/rule-check';
import type { RuleDraft, SquareChange } from '@xunhe/domain/duty/rule-draft';
import type { PostLevel } from '@xunhe/domain/people/post';
import { sayShare } from '@xunhe/ui/figures';
import { defineWords, useWords } from '@xunhe/ui/words';
import { LEVEL_WORDS, MODE_WORDS, POST_WORDS } from '@xunhe/ui/words-shared';
import { Button, InputNumber, Popover, Select } from 'antd';
import { RuleTurns } from './rule-turns.tsx';
import { CONDITION_WORDS, ORIGIN_WORDS, PERIOD_WORDS, sayFrequency } from './words-rule.ts';

const WORDS = defineWords({
  together: ['每次覆盖 ≥ {share}', '≥ {share} of them each time'],
  round: ['{per}一轮', 'all of them {per}'],
  visitsOf: ['{post}，{water}，{level}：天次', '{post}, {water}, {level}: day-visits'],
  perOf: ['{post}，{water}，{level}：周期', '{post}, {water}, {level}: period'],
  none: ['不要求', 'Nothing'],
  more: ['巡河方式与轮流覆盖', 'Ways to patrol, waters together'],
  moreOf: ['{post}，{water}，{level}：巡河方式与轮流覆盖', '{post}, {water}, {level}: ways to patrol, waters together'],
  only: ['仅限{modes}', 'by {modes} only'],
});

export interface OfSquare {
  readonly post: PostLevel;
  readonly water: Square['water'] | 'any';
  readonly level: WarningLevel;
}

export type OnSquare = (square: Square, to: SquareChange) => void;

export function SquareRead({ rule, of }: { readonly rule: DutyRule; readonly of: OfSquare }) {
  const say = useWords(WORDS);
  const sayOrigin = useWords(ORIGIN_WORDS);
  const sayPeriod = useWords(PERIOD_WORDS);
  const sayMode = useWords(MODE_WORDS);
  const comma = say.language === 'zh' ? '、' : ', ';
  const ask = findAsk(rule, of.post, waterOf(of), of.level);
  if (ask === null) return <span className="muted">{say('none')}</span>;
  const together = ask.together?.value;
  const modes = ask.modes.value;
  return (
    <>
      {sayFrequency(ask.frequency.value, say.language)}{' '}
      <small className={`rule-origin rule-${ask.frequency.source}`}>{sayOrigin(ask.frequency.source)}</small>
      {together && together.share > 0 && (
        <small className="rule-more">{say('together', { share: sayShare(together.share) })}</small>
      )}
      {together?.fullRound && (
        <small className="rule-more">{say('round', { per: sayPeriod(together.fullRound) })}</small>
      )}
      {modes.length < PATROL_MODES.length && (
        <small className="rule-more">{say('only', { modes: modes.map((mode) => sayMode(mode)).join(comma) })}</small>
      )}
    </>
  );
}

export function SquareFields({
  draft,
  of,
  onChange,
}: {
  readonly draft: RuleDraft;
  readonly of: OfSquare;
  readonly onChange: OnSquare;
}) {
  const say = useWords(WORDS);
  const sayPeriod = useWords(PERIOD_WORDS);
  const sayPost = useWords(POST_WORDS);
  const sayWater = useWords(CONDITION_WORDS);
  const sayLevel = useWords(LEVEL_WORDS);
  const line = findLine(draft.asks, { ...of, water: waterOf(of) });
  if (line === null) return <span className="muted">{say('none')}</span>;
  const names = { post: sayPost(of.post), water: sayWater(of.water), level: sayLevel(of.level) };
  const waters = of.water === 'any' ? WATER_CONDITIONS : [of.water];
  const set = (to: SquareChange) => {
    for (const water of waters) onChange({ ...of, water }, to);
  };
  return (
    <span className="rule-square">
      <Select
        size="small"
        aria-label={say('perOf', names)}
        value={line.per}
        popupMatchSelectWidth={false}
        onChange={(per) => set({ per, visits: Math.min(line.visits, MOST_VISITS[per]) })}
        options={PERIODS.map((per) => ({ value: per, label: sayPeriod(per) }))}
      />
      <InputNumber
        size="small"
        min={1}
        max={MOST_VISITS[line.per]}
        precision={0}
        aria-label={say('visitsOf', names)}
        value={line.visits}
        onChange={(visits) => visits !== null && set({ visits })}
      />
      <Popover trigger="click" placement="bottom" content={<RuleTurns line={line} onChange={set} />}>
        <Button size="small" type="text" aria-label={say('moreOf', names)} title={say('more')}>
          ⋯
        </Button>
      </Popover>
    </span>
  );
}

function waterOf({ water }: OfSquare): Square['water'] {
  return water === 'any' ? 'ordinary' : water;
}
