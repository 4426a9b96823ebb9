// Setting up the second factor, or another one: (the password,) the secret as a picture or a text, the first code, the recovery codes.
import type { AnswerOf } from '@xunhe/contract/client';
import type { Refusal } from '@xunhe/domain/ground/result';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import './account.css';
import { CopyButton } from './copy-button.tsx';
import { LabelledInput } from './labelled-input.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { client } from './session.ts';
import { useWords } from './words.ts';
import { ACCOUNT_WORDS } from './words-account.ts';
import { sayRefusal } from './words-refusal.ts';

type Secret = AnswerOf<'beginSecondFactor'>;

export interface FactorSetUpProps {
  readonly login: string;
  /** There is one already: then the password is asked for. */
  readonly isRenewal: boolean;
  /** Draws the address that authenticators scan; a phone cannot scan itself and gets a link instead. */
  readonly picture?: ((uri: string) => ReactNode) | undefined;
  /** The factor is set and its recovery codes are on the screen: nothing may take them away. */
  readonly onSet?: (() => void) | undefined;
  readonly onDone: () => void;
  readonly onCancel?: (() => void) | undefined;
}

export function FactorSetUp({ login, isRenewal, picture, onSet, onDone, onCancel }: FactorSetUpProps) {
  const say = useWords(ACCOUNT_WORDS);
  const [secret, setSecret] = useState<Secret | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const begin = async (password: string) => {
    setBusy(true);
    const answer = await client.call('beginSecondFactor', { body: isRenewal ? { password } : {} });
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) setSecret(answer.value);
  };
  const confirm = async (code: string) => {
    setBusy(true);
    const answer = await client.call('confirmSecondFactor', { body: { code } });
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) {
      setCodes(answer.value.codes);
      onSet?.();
    } else if (answer.refusal.kind === 'secondFactor.notBegun') setSecret(null);
  };
  if (codes) return <RecoveryCodes login={login} codes={codes} onDone={onDone} />;
  const error = refusal && sayRefusal(refusal, say.language);
  return (
    <form
      className="account-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const typed = new FormData(event.currentTarget);
        void (secret ? confirm(String(typed.get('code')).trim()) : begin(String(typed.get('password') ?? '')));
      }}
    >
      {secret ? (
        <Scan secret={secret} picture={picture} error={error} />
      ) : isRenewal ? (
        <>
          <p>{say('renewHint')}</p>
          <LabelledInput
            name="password"
            type="password"
            label={say('old')}
            autoComplete="current-password"
            maxLength={200}
            error={error}
          />
        </>
      ) : (
        <p className="labelled-error" role="alert">
          {error}
        </p>
      )}
      <div className="account-buttons">
        <button type="submit" className="button button-main" disabled={busy}>
          {say(secret ? 'confirm' : isRenewal ? 'goOn' : 'begin')}
        </button>
        {onCancel && (
          <button type="button" className="button" onClick={onCancel}>
            {say('cancel')}
          </button>
        )}
      </div>
    </form>
  );
}

interface ScanProps {
  readonly secret: Secret;
  readonly picture: FactorSetUpProps['picture'];
  readonly error: string | null;
}

function Scan({ secret, picture, error }: ScanProps) {
  const say = useWords(ACCOUNT_WORDS);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus({ preventScroll: true }), []);
  const key = (
    <p className="factor-key">
      <span className="sr-only">{say('key')} </span>
      <code>{inFours(secret.secret)}</code>
      <CopyButton text={secret.secret} />
    </p>
  );
  return (
    <ol className="account-steps">
      <li>
        <p>{say(picture ? 'stepScan' : 'stepKey')}</p>
        {picture ? (
          <>
            <div className="factor-picture" role="img" aria-label={say('picture')}>
              <div aria-hidden>{picture(secret.uri)}</div>
            </div>
            <details>
              <summary>{say('orKey')}</summary>
              {key}
            </details>
          </>
        ) : (
          <>
            {key}
            <p>
              <a href={secret.uri}>{say('openApp')}</a>
            </p>
          </>
        )}
      </li>
      <li>
        <LabelledInput
          ref={input}
          name="code"
          label={say('stepCode')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={20}
          error={error}
        />
      </li>
    </ol>
  );
}

/** A key that is typed by hand is read in small groups. */
function inFours(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? secret;
}
