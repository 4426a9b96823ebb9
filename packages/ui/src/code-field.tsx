// The second factor at sign-in: six digits of the authenticator, or one of the recovery codes. A phone shows digits only for the former, so one
// says which of the two one types.
import { useEffect, useRef, useState } from 'react';
import './account.css';
import { LabelledInput } from './labelled-input.tsx';
import { useWords } from './words.ts';
import { ACCOUNT_WORDS } from './words-account.ts';

interface CodeFieldProps {
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly error: string;
}

export function CodeField({ value, onChange, error }: CodeFieldProps) {
  const say = useWords(ACCOUNT_WORDS);
  const [isRecovery, setRecovery] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  // It appears because the server asked for it, and stays after a code that did not fit: one goes on typing.
  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    if (error !== '') input.current?.focus();
  }, [error]);
  const turn = () => {
    setRecovery(!isRecovery);
    onChange('');
    input.current?.focus();
  };
  return (
    <div className="code-field">
      <LabelledInput
        ref={input}
        name="code"
        label={say(isRecovery ? 'recoveryCode' : 'code')}
        hint={say(isRecovery ? 'recoveryHint' : 'codeHint')}
        error={error}
        inputMode={isRecovery ? 'text' : 'numeric'}
        autoComplete="one-time-code"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        maxLength={40}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <button type="button" className="text-button" onClick={turn}>
        {say(isRecovery ? 'useDigits' : 'useRecovery')}
      </button>
    </div>
  );
}
