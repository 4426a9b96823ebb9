// After a patrol: the verdict with its numbers, and where the record is now.
import { useNavigate, useParams } from '@tanstack/react-router';
import { listReasons } from '@xunhe/ui/reason-sentence';
import { EmptyState } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { VERDICT_WORDS } from '@xunhe/ui/words-shared';
import { Button } from 'antd-mobile';
import { Appeal } from './appeal.tsx';
import { BackLine } from './back-line.tsx';
import { useOutbox } from './house.ts';
import type { OutboxItem } from './keeping/outbox-item.ts';
import { FIELD_WORDS } from './words-field.ts';

export function PatrolDone() {
  const say = useWords(FIELD_WORDS);
  const { id } = useParams({ from: '/done/$id' });
  const item = useOutbox().find((one) => one.id === id);
  const navigate = useNavigate();
  return (
    <>
      <BackLine title={say('done')} to="/" />
      {item ? <Result item={item} /> : <EmptyState>{say('lost')}</EmptyState>}
      <div className="thumb">
        <Button color="primary" block className="big" onClick={() => void navigate({ to: '/', replace: true })}>
          {say('backToday')}
        </Button>
      </div>
    </>
  );
}

function Result({ item }: { readonly item: OutboxItem }) {
  const say = useWords(FIELD_WORDS);
  const sayVerdict = useWords(VERDICT_WORDS);
  return (
    <section className="done">
      <h2>{item.reachName}</h2>
      {item.judgement && (
        <div className={`verdict verdict-${item.judgement.verdict}`}>
          <strong>{sayVerdict(item.judgement.verdict)}</strong>
          {listReasons(item.judgement.reasons, say.language).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      )}
      {item.judgement?.far && item.judgement.far.points > 0 && (
        <p className="muted">{say('farNotSent', { n: item.judgement.far.points })}</p>
      )}
      <p
        role="status"
        className={item.state === 'refused' ? 'refused' : item.state === 'sent' ? 'done-words' : 'muted'}
      >
        {item.state === 'sent'
          ? say('savedServer')
          : item.state === 'refused'
            ? say('notAccepted', { why: sayRefusal(item.lastError ?? { kind: 'unknown' }, say.language) })
            : say('savedHere')}
      </p>
      {item.kind === 'patrol' &&
        item.judgement &&
        item.judgement.verdict !== 'effective' &&
        item.state !== 'refused' && <Appeal patrol={item.id} reach={item} asked={null} />}
    </section>
  );
}
