// Signing in on the phone. What the phone still holds is told here, because it goes up only after its owner is back.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { MeBody } from '@xunhe/contract/people';
import type { Refusal } from '@xunhe/domain/ground/result';
import { GuestDoor } from '@xunhe/ui/guest-door.tsx';
import { client, healthQuery } from '@xunhe/ui/session';
import { pickName, setLanguage, useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button } from 'antd-mobile';
import { useState } from 'react';
import { useHouse, useOutbox } from './house.ts';
import { FIELD_WORDS } from './words-field.ts';

export function SignIn() {
  const say = useWords(FIELD_WORDS);
  const { store, now } = useHouse();
  const health = useQuery(healthQuery);
  const queries = useQueryClient();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const waiting = useOutbox().filter((item) => item.state === 'waiting').length;
  const enter = async (me: MeBody) => {
    await store.keep('me', { value: me, keptMs: now() }).catch(() => undefined);
    // What another person asked must not be seen; the question who is signed in stays, because the frame waits on it.
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
    queries.setQueryData(['me'], me);
  };
  const submit = async (form: FormData) => {
    const login = String(form.get('login') ?? '').trim();
    const password = String(form.get('password') ?? '');
    setMissing(login === '' || password === '');
    setRefusal(null);
    if (login === '' || password === '') return;
    setBusy(true);
    const answer = await client.call('signIn', { body: { login, password } });
    setBusy(false);
    if (!answer.ok) return setRefusal(answer.refusal);
    await enter(answer.value);
  };
  return (
    <main className="sign-in">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit(new FormData(event.currentTarget));
        }}
      >
        <h1>
          {say('product')}
          {health.data && <small>{pickName(say.language, health.data.name, health.data.nameEn)}</small>}
        </h1>
        {waiting > 0 && <p className="notice">{say('signedOutKept', { n: waiting })}</p>}
        <label className="field">
          <span>{say('login')}</span>
          <input name="login" autoComplete="username" autoCapitalize="none" autoCorrect="off" maxLength={80} />
        </label>
        <label className="field">
          <span>{say('password')}</span>
          <input name="password" type="password" autoComplete="current-password" maxLength={200} />
        </label>
        <div role="alert" className="refused">
          {missing ? say('signInNeeded') : refusal ? sayRefusal(refusal, say.language) : null}
        </div>
        <Button type="submit" color="primary" block size="large" loading={busy}>
          {say('signIn')}
        </Button>
        <GuestDoor onEnter={(me) => void enter(me)} />
        <p className="sign-in-foot">
          <a href="/">{say('console')}</a>
          <button
            type="button"
            className="link"
            lang={say.language === 'zh' ? 'en' : 'zh-CN'}
            onClick={() => setLanguage(say.language === 'zh' ? 'en' : 'zh')}
          >
            {say('language')}
          </button>
        </p>
      </form>
    </main>
  );
}
