// What must be done before any other screen: choose a password, set up the second factor. Nothing else is reachable but signing out.
import type { MeBody } from '@xunhe/contract/people';
import type { ReactNode } from 'react';
import './account.css';
import { FactorSetUp } from './factor-set-up.tsx';
import { PasswordForm } from './password-form.tsx';
import { setLanguage, useWords } from './words.ts';
import { ACCOUNT_WORDS } from './words-account.ts';

export interface FirstStepsProps {
  readonly me: MeBody;
  readonly onMe: (me: MeBody) => void;
  /** The recovery codes are on the screen: it must stay, though nothing is left to do. */
  readonly onHold: () => void;
  readonly onSignOut: () => void;
  readonly picture?: (uri: string) => ReactNode;
}

export function FirstSteps({ me, onMe, onHold, onSignOut, picture }: FirstStepsProps) {
  const say = useWords(ACCOUNT_WORDS);
  const isPassword = me.todo === 'password';
  return (
    <main className="first-steps">
      <div className="first-steps-card">
        <header>
          <h1>{say('firstTitle', { name: me.name })}</h1>
          <h2>{say(isPassword ? 'stepPassword' : 'stepFactor')}</h2>
          <p>{say(isPassword ? 'whyPassword' : 'whyFactor')}</p>
        </header>
        {isPassword ? (
          <PasswordForm login={me.login} onDone={onMe} />
        ) : (
          <FactorSetUp
            login={me.login}
            isRenewal={me.hasSecondFactor}
            picture={picture}
            onSet={onHold}
            onDone={() => onMe({ ...me, todo: null, hasSecondFactor: true })}
          />
        )}
        <footer>
          <button type="button" className="text-button" onClick={onSignOut}>
            {say('signOut')}
          </button>
          <button
            type="button"
            className="text-button"
            lang={say.language === 'zh' ? 'en' : 'zh-CN'}
            onClick={() => setLanguage(say.language === 'zh' ? 'en' : 'zh')}
          >
            {say('otherLanguage')}
          </button>
        </footer>
      </div>
    </main>
  );
}
