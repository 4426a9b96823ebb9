// One's own account: password, second factor, and where one is signed in. Each face puts it on a screen of its own.
import { useQueryClient } from '@tanstack/react-query';
import type { MeBody } from '@xunhe/contract/people';
import { type ReactNode, useState } from 'react';
import './account.css';
import { FactorSetUp } from './factor-set-up.tsx';
import { PasswordForm } from './password-form.tsx';
import { SessionList } from './session-list.tsx';
import { useWords } from './words.ts';
import { ACCOUNT_WORDS } from './words-account.ts';

export interface OwnAccountProps {
  readonly me: MeBody;
  readonly onMe: (me: MeBody) => void;
  /** Says when something happened, by the clock of the city. */
  readonly sayAt: (instant: string) => string;
  readonly picture?: (uri: string) => ReactNode;
}

export function OwnAccount({ me, onMe, sayAt, picture }: OwnAccountProps) {
  const say = useWords(ACCOUNT_WORDS);
  return (
    <div className="own-account">
      {me.sessionKind === 'guest' ? (
        <section className="account-card">
          <p>{say('guest')}</p>
        </section>
      ) : (
        <>
          <PasswordCard me={me} onMe={onMe} />
          <FactorCard me={me} onMe={onMe} picture={picture} />
        </>
      )}
      <section className="account-card" aria-labelledby="own-sessions">
        <h2 id="own-sessions">{say('sessions')}</h2>
        <SessionList sayAt={sayAt} />
      </section>
    </div>
  );
}

function PasswordCard({ me, onMe }: Pick<OwnAccountProps, 'me' | 'onMe'>) {
  const say = useWords(ACCOUNT_WORDS);
  const queries = useQueryClient();
  const [changed, setChanged] = useState(false);
  const done = (changedMe: MeBody) => {
    setChanged(true);
    onMe(changedMe);
    void queries.invalidateQueries({ queryKey: ['sessions'] });
  };
  return (
    <section className="account-card" aria-labelledby="own-password">
      <h2 id="own-password">{say('changePassword')}</h2>
      <p role="status" className="account-done">
        {changed && say('passwordChanged')}
      </p>
      <PasswordForm login={me.login} onDone={done} />
    </section>
  );
}

function FactorCard({ me, onMe, picture }: Pick<OwnAccountProps, 'me' | 'onMe'> & Pick<FactorParts, 'picture'>) {
  const say = useWords(ACCOUNT_WORDS);
  const [isOpen, setOpen] = useState(false);
  const [isSet, setSet] = useState(false);
  const done = () => {
    setOpen(false);
    setSet(true);
    onMe({ ...me, hasSecondFactor: true });
  };
  return (
    <section className="account-card" aria-labelledby="own-factor">
      <h2 id="own-factor">{say('factor')}</h2>
      {!isOpen && <p role="status">{say(isSet ? 'factorSet' : me.hasSecondFactor ? 'factorOn' : 'factorOff')}</p>}
      {isOpen ? (
        <FactorSetUp
          login={me.login}
          isRenewal={me.hasSecondFactor}
          picture={picture}
          onDone={done}
          onCancel={() => setOpen(false)}
        />
      ) : (
        <button type="button" className="button" onClick={() => setOpen(true)}>
          {say(me.hasSecondFactor ? 'renew' : 'begin')}
        </button>
      )}
    </section>
  );
}

interface FactorParts {
  readonly picture: OwnAccountProps['picture'] | undefined;
}
