// One record of the outbox: what it is, where it is, and why it is still here.
import { sayTime } from '@xunhe/ui/dates';
import { useWords } from '@xunhe/ui/words';
import { PROBLEM_TYPE_WORDS } from '@xunhe/ui/words-problem';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { VERDICT_WORDS } from '@xunhe/ui/words-shared';
import { useSurroundings } from './house.ts';
import type { OutboxItem } from './keeping/outbox-item.ts';
import { OUTBOX_WORDS } from './words-outbox.ts';

const TONES = { waiting: '', stored: '', sent: 'done-words', refused: 'late' } as const;

export function OutboxRow({ item }: { readonly item: OutboxItem }) {
  const say = useWords(OUTBOX_WORDS);
  const sayType = useWords(PROBLEM_TYPE_WORDS);
  const sayVerdict = useWords(VERDICT_WORDS);
  const { city } = useSurroundings();
  const about = [
    item.judgement && sayVerdict.any(item.judgement.verdict),
    item.problemType && sayType.any(item.problemType),
    item.firstWords,
  ].filter(Boolean);
  const missing = item.photosMissing?.length ?? item.photos.length;
  return (
    <li className="row">
      <span className="row-head">
        <strong>
          {say(item.kind)} · {item.reachName}
        </strong>
        <span className={TONES[item.state]}>{say(`state_${item.state}`)}</span>
      </span>
      <span className="row-about muted">{[sayTime(item.madeMs, city.timezone), ...about].join(' · ')}</span>
      {item.state !== 'sent' && item.photos.length > 0 && (
        <span className="row-about muted">
          {say('photosDone', { done: item.photos.length - missing, all: item.photos.length })}
        </span>
      )}
      {item.state !== 'sent' && item.lastError && (
        <span className="row-about">{sayRefusal(item.lastError, say.language)}</span>
      )}
    </li>
  );
}
