// The outbox out to a file and in from one.
import type { Refusal } from '@xunhe/domain/ground/result';
import { useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button } from 'antd-mobile';
import { useRef, useState } from 'react';
import { useHouse, useOutbox, useSurroundings } from './house.ts';
import { saveText } from './save-text.ts';
import { type Brought, readQueueFile, writeQueueFile } from './sending/queue-file.ts';
import { sendSoon } from './use-sending.ts';
import { OUTBOX_WORDS } from './words-outbox.ts';

export function OutboxFile() {
  const say = useWords(OUTBOX_WORDS);
  const { store, digest, outbox } = useHouse();
  const { me } = useSurroundings();
  const unsent = useOutbox().filter(({ state }) => state !== 'sent').length;
  const chooser = useRef<HTMLInputElement>(null);
  const [brought, setBrought] = useState<Brought | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const save = async () => {
    const file = await writeQueueFile(store, { city: me.city, person: me.person });
    saveText(JSON.stringify(file), `xunhe-${me.person}-${unsent}.json`);
  };
  const bring = async (file: File | undefined) => {
    if (!file) return;
    const answer = await readQueueFile(await file.text(), { store, digest, city: me.city, person: me.person });
    setBrought(answer.ok ? answer.value : null);
    setRefusal(answer.ok ? null : answer.refusal);
    await outbox.load(me.person);
    sendSoon();
  };
  return (
    <section className="card">
      <div className="two-buttons">
        <Button disabled={unsent === 0} onClick={() => void save()}>
          {say('export')}
        </Button>
        <Button onClick={() => chooser.current?.click()}>{say('bring')}</Button>
      </div>
      <input
        ref={chooser}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={say('bring')}
        onChange={(event) => void bring(event.target.files?.[0])}
      />
      <p role="status" className="muted">
        {brought && say('brought', { added: brought.added, known: brought.known })}
      </p>
      {refusal && (
        <p role="alert" className="refused">
          {sayRefusal(refusal, say.language)}
        </p>
      )}
    </section>
  );
}
