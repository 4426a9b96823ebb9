// Files that are kept with a reach or a bulletin: each with its title, kind and day, to be saved; those that no longer hold below, with the reason.

import { useMutation } from '@tanstack/react-query';
import { DOCUMENT_PATH, type DocumentBody } from '@xunhe/contract/document';
import { DOCUMENT_LENGTH } from '@xunhe/domain/place/document';
import { sayDate } from '@xunhe/ui/dates';
import { ask, refusalOf } from '@xunhe/ui/session';
import { useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { DocumentAdd } from './document-add.tsx';
import './documents.css';
import { type DocumentsOf, useRefreshDocuments } from './documents-of.ts';
import { Section } from './screen.tsx';
import { useSayAct } from './surroundings.ts';
import { DOCUMENT_KIND_WORDS, DOCUMENT_TYPE_WORDS, DOCUMENT_WORDS } from './words-documents.ts';

interface DocumentsProps {
  readonly title: string;
  readonly of: DocumentsOf;
  readonly rows: readonly DocumentBody[];
  /** Whether one may be added. */
  readonly may: boolean;
}

export function Documents({ title, of, rows, may }: DocumentsProps) {
  const say = useWords(DOCUMENT_WORDS);
  const [isAdding, setAdding] = useState(false);
  const [retiring, setRetiring] = useState<DocumentBody | null>(null);
  return (
    <Section
      title={title}
      extra={
        may && (
          <Button size="small" className="not-printed" onClick={() => setAdding(true)}>
            {say('add')}
          </Button>
        )
      }
    >
      {rows.length === 0 ? (
        <p className="muted">{say('none')}</p>
      ) : (
        <ul className="documents">
          {rows.map((row) => (
            <OneDocument key={row.id} row={row} of={of} onRetire={() => setRetiring(row)} />
          ))}
        </ul>
      )}
      {isAdding && <DocumentAdd of={of} onClose={() => setAdding(false)} />}
      {retiring && <Retire row={retiring} of={of} onClose={() => setRetiring(null)} />}
    </Section>
  );
}

interface OneProps {
  readonly row: DocumentBody;
  readonly of: DocumentsOf;
  readonly onRetire: () => void;
}

function OneDocument({ row, of, onRetire }: OneProps) {
  const say = useWords(DOCUMENT_WORDS);
  const sayKind = useWords(DOCUMENT_KIND_WORDS);
  const sayType = useWords(DOCUMENT_TYPE_WORDS);
  const sayAct = useSayAct();
  const about = [
    ...(of.about === 'reach' ? [sayKind(row.kind)] : []),
    sayDate(row.day, say.language, true),
    `${sayType(row.type)} ${saySize(row.bytes)}`,
  ];
  return (
    <li className={row.retiredAt === null ? undefined : 'document-retired'}>
      <a
        href={DOCUMENT_PATH.replace(':id', row.id)}
        download={row.name}
        aria-label={say('download', { name: row.title })}
      >
        {row.title}
      </a>
      <span className="muted small">{about.join(' · ')}</span>
      <span className="muted small">{say('by', { name: row.addedByName ?? '–', at: sayAct(row.addedAt) })}</span>
      {row.retiredWhy !== null && <span className="small">{say('retired', { why: row.retiredWhy })}</span>}
      {row.mayRetire && (
        <button type="button" className="link-button not-printed" onClick={onRetire}>
          {say('retire')}
        </button>
      )}
    </li>
  );
}

function Retire({ row, of, onClose }: Omit<OneProps, 'onRetire'> & { readonly onClose: () => void }) {
  const say = useWords(DOCUMENT_WORDS);
  const [why, setWhy] = useState('');
  const refresh = useRefreshDocuments(of);
  const retire = useMutation({
    mutationFn: () =>
      ask(of.about === 'reach' ? 'retireDocument' : 'retireBulletinFile', { params: { id: row.id }, body: { why } }),
    onSuccess: async () => {
      await refresh();
      onClose();
    },
  });
  return (
    <Modal
      open
      title={say('retireTitle')}
      okText={say('retire')}
      cancelText={say('cancel')}
      okButtonProps={{ danger: true, loading: retire.isPending, disabled: why.trim() === '' }}
      onOk={() => retire.mutate()}
      onCancel={onClose}
    >
      <p className="muted">{say('retireHint')}</p>
      <label htmlFor="retire-why">{say('why')}</label>
      <Input.TextArea
        id="retire-why"
        rows={3}
        maxLength={DOCUMENT_LENGTH.why}
        showCount
        value={why}
        onChange={({ target }) => setWhy(target.value)}
      />
      <div role="alert">
        {retire.error && <p className="refused">{sayRefusal(refusalOf(retire.error), say.language)}</p>}
      </div>
    </Modal>
  );
}

function saySize(bytes: number): string {
  return bytes >= 1_048_576 ? `${(bytes / 1_048_576).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;
}
