// What a mode must bring so that it counts, as the rule in force says it.
import type { TodayBody } from '@xunhe/contract/duty';
import type { PatrolMode } from '@xunhe/domain/duty/mode';
import { useWords } from '@xunhe/ui/words';
import { toThreshold } from './judge-draft.ts';
import { PATROL_WORDS } from './words-patrol.ts';

export function EvidenceLine({ mode, today }: { readonly mode: PatrolMode; readonly today: TodayBody }) {
  const say = useWords(PATROL_WORDS);
  const needed = toThreshold(today.thresholds).evidence.value[mode];
  if (!needed) return null;
  const what = needed.needs.map((choice) => choice.map((kind) => say(kind)).join(say('or'))).join(say('and'));
  return (
    <p className="notice">
      {say('evidence', { what })}
      {needed.byPerson && ` ${say('byPerson')}`}
    </p>
  );
}
