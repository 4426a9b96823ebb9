// The ten recovery codes, shown once: copied, saved or written down, and confirmed before one goes on.
import { useEffect, useRef, useState } from 'react';
import './account.css';
import { CopyButton } from './copy-button.tsx';
import { saveFile } from './save-file.ts';
import { useWords } from './words.ts';
import { ACCOUNT_WORDS } from './words-account.ts';

interface RecoveryCodesProps {
  readonly login: string;
  readonly codes: readonly string[];
  readonly onDone: () => void;
}

export function RecoveryCodes({ login, codes, onDone }: RecoveryCodesProps) {
  const say = useWords(ACCOUNT_WORDS);
  const [kept, setKept] = useState(false);
  const head = useRef<HTMLHeadingElement>(null);
  // The form that was here is gone, and the focus with it.
  useEffect(() => head.current?.focus(), []);
  const text = `${say('codesFile', { login })}\n\n${codes.join('\n')}\n`;
  return (
    <div className="account-form">
      <h3 ref={head} tabIndex={-1}>
        {say('codesTitle')}
      </h3>
      <p>{say('codesAbout')}</p>
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="account-buttons">
        <CopyButton text={codes.join('\n')} />
        <button type="button" className="button" onClick={() => saveFile(`xunhe-${login}.txt`, text)}>
          {say('saveFile')}
        </button>
      </div>
      <label className="tick">
        <input type="checkbox" checked={kept} onChange={(event) => setKept(event.target.checked)} />
        {say('kept')}
      </label>
      <button type="button" className="button button-main" disabled={!kept} onClick={onDone}>
        {say('goOn')}
      </button>
      {!kept && <p className="muted">{say('keptHint')}</p>}
    </div>
  );
}
