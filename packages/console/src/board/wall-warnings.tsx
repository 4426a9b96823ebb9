// Warned reaches by level, against the month before.
import type { WallBody } from '@xunhe/contract/board';
import { addMonths } from '@xunhe/domain/ground/month';
import { sayMonth } from '@xunhe/ui/dates';
import { sayNumber } from '@xunhe/ui/figures';
import { LevelMark } from '@xunhe/ui/level-mark.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import { sayAgainst } from './say-against.ts';
import { WallFigure, WallPart } from './wall-part.tsx';

const WORDS = defineWords({
  title: ['{month}预警河段', 'Warned reaches, {month}'],
  untold: ['预警河段', 'Warned reaches'],
  none: ['首个月度周期尚未运行。', 'The first monthly cycle has not run yet.'],
});

export function WallWarnings({ warnings }: { readonly warnings: WallBody['warnings'] }) {
  const say = useWords(WORDS);
  if (warnings === null)
    return (
      <WallPart title={say('untold')} name="warnings">
        <p className="muted">{say('none')}</p>
      </WallPart>
    );
  const { month, now, before } = warnings;
  return (
    <WallPart title={say('title', { month: sayMonth(addMonths(month, 1), say.language) })} name="warnings">
      <div className="wall-figures">
        {(['red', 'orange', 'yellow'] as const).map((level) => (
          <WallFigure
            key={level}
            words={<LevelMark level={level} />}
            figure={<span className={`wall-level-${level}`}>{sayNumber(now[level])}</span>}
            beside={sayAgainst(now[level], before?.[level], say.language)}
          />
        ))}
      </div>
    </WallPart>
  );
}
