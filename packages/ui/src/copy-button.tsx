// Copies a text and says whether it did. Browsers give the clipboard only to pages over HTTPS, so an office without it gets the older way.
import { useState } from 'react';
import './account.css';
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

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

function copySelected(text: string): boolean {
  const area = document.createElement('textarea');
  const before = document.activeElement;
  area.value = text;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  // Inside an open dialog, which would take the focus back from anywhere else.
  (before?.parentElement ?? document.body).append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}
