// One record of the outbox: what it is, where it is, and why it is still here.
import { sayTime } from '@xunhe/ui/dates';
import { useWords } from '@xunhe/ui/words';
import { PROBLEM_TYPE_WORDS } from '@xunhe/ui/words-problem';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { VERDICT_WORDS } from '@xunhe/ui/words-shared';
import { useSurroundings } from './house.ts';
import type { OutboxItem } from './store.ts';
import { FIELD_WORDS } from './words-field.ts';

const STATE_KEYS = { waiting: 'stateWaiting', sent: 'stateSent', refused: 'stateRefused' } as const;

export function OutboxRow({ item }: { readonly item: OutboxItem }) {
  const say = useWords(FIELD_WORDS);
  const sayType = useWords(PROBLEM_TYPE_WORDS);
  const sayVerdict = useWords(VERDICT_WORDS);
  const { me, city } = useSurroundings();
  const { what, judgement } = item;
  const about = what.kind === 'patrol' ? judgement && sayVerdict(judgement.verdict) : sayType(what.body.type);
  return (
    <li className="row">
      <span className="row-head">
        <strong>
          {say(what.kind === 'patrol' ? 'patrolItem' : 'problemItem')} · {item.reachName}
        </strong>
        <span className={item.state === 'refused' ? 'late' : item.state === 'sent' ? 'done-words' : ''}>
          {say(STATE_KEYS[item.state])}
        </span>
      </span>
      <span className="row-about muted">
        {sayTime(item.madeMs, city.timezone)}
        {about && ` · ${about}`}
        {item.person !== me.person && ` · ${say('otherPerson')}`}
      </span>
      {item.state !== 'sent' && item.lastError && (
        <span className="row-about">{sayRefusal({ kind: item.lastError }, say.language)}</span>
      )}
    </li>
  );
}
