// Everything this phone still owes the server, each with its state and last error; what was refused with its whole content; and the ways to
// carry it elsewhere.
import { useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button } from 'antd-mobile';
import { useEffect, useState } from 'react';
import { BackLine } from './back-line.tsx';
import { useHouse, useOutbox, useSurroundings } from './house.ts';
import type { OutboxItem } from './keeping/outbox-item.ts';
import { OutboxFile } from './outbox-file.tsx';
import { OutboxNotes } from './outbox-notes.tsx';
import { OutboxRow } from './outbox-row.tsx';
import { sendSoon } from './use-sending.ts';
import { OUTBOX_WORDS } from './words-outbox.ts';

export function OutboxScreen() {
  const say = useWords(OUTBOX_WORDS);
  const items = useOutbox().toReversed();
  const hasUnsent = items.some((item) => item.state === 'waiting' || item.state === 'stored');
  return (
    <>
      <BackLine title={say('title')} to="/me" />
      <OutboxNotes />
      {items.length === 0 ? (
        <p className="empty">{say('empty')}</p>
      ) : (
        <ul className="rows">
          {items.map((item) => (
            <OutboxRow key={item.id} item={item} />
          ))}
        </ul>
      )}
      {items
        .filter((item) => item.state === 'refused')
        .map((item) => (
          <Refused key={item.id} item={item} />
        ))}
      {hasUnsent && (
        <div className="card">
          <Button color="primary" block className="big" onClick={sendSoon}>
            {say('sendNow')}
          </Button>
        </div>
      )}
      <OutboxFile />
      <p className="muted foot">{say('promise')}</p>
    </>
  );
}

function Refused({ item }: { readonly item: OutboxItem }) {
  const say = useWords(OUTBOX_WORDS);
  const { store, outbox } = useHouse();
  const { me } = useSurroundings();
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    void store.text(item.id, me.person).then(setText);
  }, [store, item.id, me.person]);
  const remove = () => {
    if (window.confirm(say('removeSure'))) void outbox.remove(item.id);
  };
  return (
    <details className="card">
      <summary>
        {say(item.kind)} · {item.reachName} · {say('content')}
      </summary>
      {item.lastError && <p className="refused">{sayRefusal(item.lastError, say.language)}</p>}
      <pre className="record-text">{text}</pre>
      <Button block onClick={remove}>
        {say('remove')}
      </Button>
    </details>
  );
}
