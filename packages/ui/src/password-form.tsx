// A new password: the rules in words, the same rules asked here before the server is, and a "no" next to the field that it is about.
import { useQuery } from '@tanstack/react-query';
import type { MeBody } from '@xunhe/contract/people';
import type { Refusal } from '@xunhe/domain/ground/result';
import {
  judgePassword,
  LONGEST_PASSWORD,
  PASSWORD_PROFILES,
  type PasswordProfile,
} from '@xunhe/domain/people/password-policy';
import { useRef, useState } from 'react';
import './account.css';
import { LabelledInput } from './labelled-input.tsx';
import { client, healthQuery } from './session.ts';
import { useWords } from './words.ts';
import { ACCOUNT_WORDS } from './words-account.ts';
import { sayRefusal } from './words-refusal.ts';

const FIELDS = ['old', 'next', 'again'] as const;
type Field = (typeof FIELDS)[number];
type Typed = Readonly<Record<Field, string>>;

interface Fault {
  /** Null when it is about no field. */
  readonly field: Field | null;
  readonly why: Refusal | 'needed' | 'notSame';
}

interface PasswordFormProps {
  readonly login: string;
  readonly onDone: (me: MeBody) => void;
}

export function PasswordForm({ login, onDone }: PasswordFormProps) {
  const say = useWords(ACCOUNT_WORDS);
  const health = useQuery(healthQuery);
  const profile = health.data && PASSWORD_PROFILES[health.data.passwords];
  const form = useRef<HTMLFormElement>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const [shown, setShown] = useState(false);
  const refuse = (found: Fault) => {
    setFault(found);
    if (found.field) form.current?.querySelector<HTMLInputElement>(`input[name=${found.field}]`)?.focus();
  };
  const submit = async () => {
    const typed = readTyped(new FormData(form.current!));
    const found = findFault(typed, profile);
    if (found) return refuse(found);
    setBusy(true);
    const answer = await client.call('changePassword', { body: { old: typed.old, next: typed.next } });
    setBusy(false);
    if (!answer.ok) return refuse({ field: fieldOf(answer.refusal), why: answer.refusal });
    setFault(null);
    form.current?.reset();
    onDone(answer.value);
  };
  const words = (why: Fault['why']) => (typeof why === 'string' ? say(why) : sayRefusal(why, say.language));
  return (
    <form
      ref={form}
      className="account-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {/* For the keeper of passwords in the browser: whose password this is. */}
      <input name="login" autoComplete="username" value={login} readOnly hidden />
      {FIELDS.map((field) => (
        <LabelledInput
          key={field}
          name={field}
          label={say(field)}
          type={shown ? 'text' : 'password'}
          autoComplete={field === 'old' ? 'current-password' : 'new-password'}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          maxLength={LONGEST_PASSWORD}
          error={fault?.field === field ? words(fault.why) : null}
        />
      ))}
      <label className="tick">
        <input type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} />
        {say('show')}
      </label>
      {profile && <Rules profile={profile} />}
      <p className="labelled-error" role="alert">
        {fault?.field === null && words(fault.why)}
      </p>
      <button type="submit" className="button button-main" disabled={busy}>
        {say('savePassword')}
      </button>
    </form>
  );
}

function Rules({ profile }: { readonly profile: PasswordProfile }) {
  const say = useWords(ACCOUNT_WORDS);
  const { minLength, classes, days, remembered } = profile;
  return (
    <ul className="account-rules">
      <li>{say('ruleLength', { min: minLength })}</li>
      {classes > 1 && <li>{say('ruleClasses', { classes })}</li>}
      <li>{say('ruleGuess')}</li>
      <li>{remembered > 1 ? say('ruleAgain', { remembered }) : say('ruleAgainOne')}</li>
      {days !== null && <li>{say('ruleDays', { days })}</li>}
    </ul>
  );
}

function readTyped(form: FormData): Typed {
  const read = (field: Field) => String(form.get(field) ?? '');
  return { old: read('old'), next: read('next'), again: read('again') };
}

function findFault(typed: Typed, profile: PasswordProfile | undefined): Fault | null {
  const empty = FIELDS.find((field) => typed[field] === '');
  if (empty) return { field: empty, why: 'needed' };
  const judged = profile && judgePassword(profile, typed.next);
  if (judged && !judged.ok) return { field: 'next', why: judged.refusal };
  return typed.next === typed.again ? null : { field: 'again', why: 'notSame' };
}

/** The server names the place in the request: `/body/old`. */
function fieldOf({ path }: Refusal): Field | null {
  return FIELDS.find((field) => path === `/body/${field}`) ?? null;
}
