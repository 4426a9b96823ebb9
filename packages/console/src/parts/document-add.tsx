// A file is added: chosen, named by its hash, sent in parts that say how far it is, and then kept under its title. What got through is not sent
// again with the next press.
import { MOST_PHOTO_BYTES } from '@xunhe/contract/photo';
import { makeId } from '@xunhe/domain/ground/id';
import type { Refusal } from '@xunhe/domain/ground/result';
import { DOCUMENT_KINDS, DOCUMENT_LENGTH, type DocumentKind } from '@xunhe/domain/place/document';
import { hashFile, sendBytes } from '@xunhe/ui/send-photo';
import { client } from '@xunhe/ui/session';
import { useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { type DocumentsOf, useRefreshDocuments } from './documents-of.ts';
import { useSurroundings } from './surroundings.ts';
import { DOCUMENT_KIND_WORDS, DOCUMENT_WORDS } from './words-documents.ts';

const ACCEPT = '.pdf,.jpg,.jpeg,.png,.webp,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.odt,.ods,.odp,.ofd,.wps,.et,.dps';

interface AddProps {
  readonly of: DocumentsOf;
  readonly onClose: () => void;
}

export function DocumentAdd({ of, onClose }: AddProps) {
  const say = useWords(DOCUMENT_WORDS);
  const sayKind = useWords(DOCUMENT_KIND_WORDS);
  const { city } = useSurroundings();
  const [file, setFile] = useState<File | null>(null);
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState<DocumentKind>(of.about === 'reach' ? 'plan' : 'other');
  const [day, setDay] = useState(city.today);
  const { send, share, refusal } = useSend(of, onClose);
  return (
    <Modal
      open
      title={say('add')}
      okText={say('send')}
      cancelText={say('cancel')}
      okButtonProps={{ loading: share !== null, disabled: !file || title.trim() === '' || day === '' }}
      onOk={() => file && void send(file, { title, kind, day })}
      onCancel={onClose}
    >
      <div className="document-add">
        <label htmlFor="document-file">{say('choose')}</label>
        <input
          id="document-file"
          type="file"
          accept={ACCEPT}
          onChange={({ target }) => {
            const chosen = target.files?.[0] ?? null;
            setFile(chosen);
            if (chosen && title.trim() === '')
              setTitle(chosen.name.replace(/\.[^.]+$/, '').slice(0, DOCUMENT_LENGTH.title));
          }}
        />
        <p className="muted small">{say('hint', { mb: MOST_PHOTO_BYTES / 1_048_576 })}</p>
        <label htmlFor="document-title">{say('name')}</label>
        <Input
          id="document-title"
          maxLength={DOCUMENT_LENGTH.title}
          value={title}
          onChange={({ target }) => setTitle(target.value)}
        />
        {of.about === 'reach' && (
          <>
            <label htmlFor="document-kind">{say('kind')}</label>
            <Select
              id="document-kind"
              aria-label={say('kind')}
              value={kind}
              onChange={setKind}
              options={DOCUMENT_KINDS.map((value) => ({ value, label: sayKind(value) }))}
            />
          </>
        )}
        <label htmlFor="document-day">{say('day')}</label>
        <Input
          id="document-day"
          type="date"
          max={city.today}
          value={day}
          onChange={({ target }) => setDay(target.value)}
        />
        <output className="muted">
          {share !== null && (
            <>
              <progress value={share} aria-label={say('send')} /> {say('sending', { n: Math.round(share * 100) })}
            </>
          )}
        </output>
        <div role="alert">{refusal && <p className="refused">{sayRefusal(refusal, say.language)}</p>}</div>
      </div>
    </Modal>
  );
}

interface Told {
  readonly title: string;
  readonly kind: DocumentKind;
  readonly day: string;
}

function useSend(of: DocumentsOf, onDone: () => void) {
  // Of this form: the same file sent twice is kept once.
  const [id] = useState(() => makeId(Date.now(), crypto.getRandomValues(new Uint8Array(10))));
  const [share, setShare] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const refresh = useRefreshDocuments(of);
  const send = async (file: File, told: Told) => {
    setRefusal(null);
    if (file.size > MOST_PHOTO_BYTES) return setRefusal({ kind: 'body.tooLarge', max: MOST_PHOTO_BYTES });
    setShare(0);
    const hashed = await hashFile(file);
    const sent = hashed.ok ? await sendBytes(hashed.value, setShare) : hashed;
    if (!hashed.ok || !sent.ok) {
      setShare(null);
      return setRefusal(sent.ok ? null : sent.refusal);
    }
    const kept = await client.call(of.about === 'reach' ? 'addReachDocument' : 'addBulletinFile', {
      params: { id: of.id },
      body: { id, ...told, name: file.name, sha256: hashed.value.sha256 },
    });
    setShare(null);
    if (!kept.ok) return setRefusal(kept.refusal);
    await refresh();
    onDone();
  };
  return { send, share, refusal };
}
