// One record beside the list: its fields to change, what may be done with it, and every change that was made.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { RegisterKind } from '@xunhe/domain/place/register-form';
import { ask } from '@xunhe/ui/session';
import { ErrorState } from '@xunhe/ui/states.tsx';
import { pickName, useWords } from '@xunhe/ui/words';
import { Drawer } from 'antd';
import { useState } from 'react';
import { Section } from '../parts/screen.tsx';
import { ReachSteps } from './reach-steps.tsx';
import { RegisterForm } from './register-form.tsx';
import { RegisterHistory } from './register-history.tsx';
import { RegisterSteps } from './register-steps.tsx';
import { REGISTER_KIND_WORDS, REGISTER_WORDS } from './words-register.ts';

interface RegisterDrawerProps {
  readonly kind: RegisterKind;
  /** Null: a new record. */
  readonly id: string | null;
  readonly mayWrite: boolean;
  readonly onClose: () => void;
  readonly onMade: (id: string) => void;
}

export function RegisterDrawer({ kind, id, mayWrite, onClose, onMade }: RegisterDrawerProps) {
  const say = useWords(REGISTER_WORDS);
  const sayKind = useWords(REGISTER_KIND_WORDS);
  const queries = useQueryClient();
  const [done, setDone] = useState('');
  const file = useQuery({
    queryKey: ['registerRecord', kind, id],
    queryFn: ({ signal }) => ask('registerRecord', { params: { kind, id: id! }, signal }),
    enabled: id !== null,
  });
  const anew = (said: string) => {
    setDone(said);
    void queries.invalidateQueries({ queryKey: ['register'] });
    void queries.invalidateQueries({ queryKey: ['registerRecord'] });
    if (kind === 'region') void queries.invalidateQueries({ queryKey: ['regions'] });
  };
  const record = id === null ? null : file.data?.record;
  const title = record
    ? pickName(say.language, record.values.name ?? record.id, record.values.nameEn ?? null)
    : say('makeOf', { kind: sayKind(kind) });
  return (
    <Drawer open size={520} title={title} onClose={onClose} rootClassName="register-drawer">
      {file.error && <ErrorState error={file.error} onRetry={() => void file.refetch()} />}
      {record && (
        <p className="muted">
          {[record.id, record.version > 0 && say('version', { n: record.version })].filter(Boolean).join(' · ')}{' '}
          {record.retiredOn && <strong className="refused">{`${say('retired')} ${record.retiredOn}`}</strong>}{' '}
          {kind === 'reach' && (
            <Link to="/reaches/$id" params={{ id: record.id }}>
              {say('file')}
            </Link>
          )}
        </p>
      )}
      <p role="status" className="done register-said">
        {done}
      </p>
      {record !== undefined && (
        <RegisterForm
          key={`${record?.id} ${record?.version}`}
          {...{ kind, record }}
          readOnly={!mayWrite || (record?.retiredOn ?? null) !== null}
          onReload={() => void file.refetch()}
          onSaved={(saved) => {
            anew(say('saved', { n: saved.version }));
            if (id === null) onMade(saved.id);
          }}
        />
      )}
      {record && file.data && (
        <>
          {mayWrite && (
            <RegisterSteps
              key={record.version}
              {...{ kind, record }}
              last={file.data.changes[0]}
              onDone={(said) => anew(said)}
            />
          )}
          {mayWrite && kind === 'reach' && record.retiredOn === null && (
            <ReachSteps key={`reach ${record.version}`} record={record} onDone={(said) => anew(said)} />
          )}
          <Section title={say('history')}>
            <RegisterHistory kind={kind} changes={file.data.changes} />
          </Section>
        </>
      )}
    </Drawer>
  );
}
