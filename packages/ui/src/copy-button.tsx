// Copies a text and says whether it did.
import { useState } from 'react';
import './account.css';
import { copyText } from './copy-text.ts';
import { useWords } from './words.ts';
import { ACCOUNT_WORDS } from './words-account.ts';

export function CopyButton({ text }: { readonly text: string }) {
  const say = useWords(ACCOUNT_WORDS);
  const [outcome, setOutcome] = useState<'copied' | 'copyFailed' | null>(null);
  const copy = async () => setOutcome((await copyText(text)) ? 'copied' : 'copyFailed');
  return (
    <span className="copy">
      <button type="button" className="button" onClick={() => void copy()}>
        {say('copy')}
      </button>
      <span role="status">{outcome && say(outcome)}</span>
    </span>
  );
}
