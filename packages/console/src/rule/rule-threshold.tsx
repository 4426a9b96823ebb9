// When a patrol counts: the least minutes and metres, and the share of a short reach; and what a visit is taken to find.
import { type DutyRule, fillRule } from '@xunhe/domain/duty/rule';
import { BOUNDS } from '@xunhe/domain/duty/rule-check';
import type { RuleDraft } from '@xunhe/domain/duty/rule-draft';
import { sayLength, sayMinutes, sayShare } from '@xunhe/ui/figures';
import { defineWords, useWords } from '@xunhe/ui/words';
import { InputNumber } from 'antd';
import { ORIGIN_WORDS } from './words-rule.ts';

const WORDS = defineWords({
  counts: ['有效巡河', 'A patrol counts'],
  minutes: ['时长不少于', 'Minutes, at least'],
  lengthM: ['里程不少于', 'Metres, at least'],
  shortCoverage: ['短河段覆盖不少于', 'Of a short reach, at least'],
  detection: ['一次巡河能发现问题的概率', 'Chance that one visit finds a failing water out'],
  inMinutes: ['分钟', 'min'],
  inMetres: ['米', 'm'],
});

const FIGURES = ['minutes', 'lengthM', 'shortCoverage', 'detection'] as const;
type Figure = (typeof FIGURES)[number];

export function RuleThreshold({
  rule,
  draft,
  onChange,
}: {
  readonly rule: DutyRule;
  readonly draft?: RuleDraft;
  readonly onChange?: (change: Partial<Pick<RuleDraft, Figure>>) => void;
}) {
  const say = useWords(WORDS);
  const sayOrigin = useWords(ORIGIN_WORDS);
  const sayValue: Readonly<Record<Figure, (value: number) => string>> = {
    minutes: (value) => sayMinutes(value, say.language),
    lengthM: sayLength,
    shortCoverage: (value) => sayShare(value),
    detection: (value) => sayShare(value),
  };
  const units: Readonly<Record<Figure, string>> = {
    minutes: say('inMinutes'),
    lengthM: say('inMetres'),
    shortCoverage: '%',
    detection: '%',
  };
  return (
    <section className="rule-threshold" aria-label={say('counts')}>
      {FIGURES.map((figure) => {
        const { value, source } = figure === 'detection' ? fillRule(rule).detection : rule.threshold[figure];
        const scale = BOUNDS[figure].most === 1 ? 100 : 1;
        return (
          <div key={figure}>
            <span className="muted">{say(figure)}</span>{' '}
            {draft && onChange ? (
              <>
                <InputNumber
                  size="small"
                  aria-label={say(figure)}
                  min={BOUNDS[figure].least * scale}
                  max={BOUNDS[figure].most * scale}
                  precision={0}
                  value={Math.round(draft[figure] * scale)}
                  onChange={(to) => to !== null && onChange({ [figure]: to / scale })}
                />{' '}
                {units[figure]}
              </>
            ) : (
              <>
                {sayValue[figure](value)} <small className={`rule-origin rule-${source}`}>{sayOrigin(source)}</small>
              </>
            )}
          </div>
        );
      })}
    </section>
  );
}
