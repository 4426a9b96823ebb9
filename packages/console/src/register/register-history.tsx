// Every change of a record, newest first: who, when, what it was and what it became.
import type { RegisterChangeBody } from '@xunhe/contract/register';
import type { RegisterKind, RegisterValues } from '@xunhe/domain/place/register-form';
import { useWords } from '@xunhe/ui/words';
import { useSayAct } from '../parts/surroundings.ts';
import { sayField, sayValue } from './say-register.ts';
import { REGISTER_DEED_WORDS, REGISTER_WORDS } from './words-register.ts';

interface RegisterHistoryProps {
  readonly kind: RegisterKind;
  readonly changes: readonly RegisterChangeBody[];
}

export function RegisterHistory({ kind, changes }: RegisterHistoryProps) {
  const say = useWords(REGISTER_WORDS);
  const sayDeed = useWords(REGISTER_DEED_WORDS);
  const sayAt = useSayAct();
  if (changes.length === 0) return <p className="muted">{say('never')}</p>;
  return (
    <ol className="register-history">
      {changes.map((change) => (
        <li key={change.version}>
          <p>
            <strong>{sayDeed(change.deed)}</strong> {change.by}{' '}
            <span className="muted">
              {[
                sayAt(change.at),
                say('version', { n: change.version }),
                ...(change.takesBack === null ? [] : [say('takesBack', { n: change.takesBack })]),
                ...(change.together > 1 ? [say('together', { n: change.together })] : []),
              ].join(' · ')}
            </span>
          </p>
          {change.reason && <p>{change.reason}</p>}
          <Differences kind={kind} change={change} />
        </li>
      ))}
    </ol>
  );
}

function Differences({ kind, change }: { readonly kind: RegisterKind; readonly change: RegisterChangeBody }) {
  const say = useWords(REGISTER_WORDS);
  const { before, after } = change;
  const was = (before?.values ?? {}) as RegisterValues;
  const tell = (field: string, value: RegisterValues[string]) => sayValue({ kind, field, value }, say.language);
  const fields = Object.entries(after.values as RegisterValues).filter(
    ([, value]) => before !== null || value !== null,
  );
  return (
    <dl className="register-differences">
      {fields.map(([field, value]) => (
        <div key={field}>
          <dt>{sayField(field, say.language)}</dt>
          <dd>
            {before && (
              <>
                <del>{tell(field, was[field] ?? null)}</del> →{' '}
              </>
            )}
            {tell(field, value)}
          </dd>
        </div>
      ))}
      {after.retiredOn !== undefined && (
        <div>
          <dt>{sayField('retiredOn', say.language)}</dt>
          <dd>{after.retiredOn ?? say('inForce')}</dd>
        </div>
      )}
    </dl>
  );
}
