// Signing in on the phone. What the phone still holds is told here, because it goes up only after its owner is back.
import { useQuery } from '@tanstack/react-query';
import type { Refusal } from '@xunhe/domain/ground/result';
import { CodeField } from '@xunhe/ui/code-field.tsx';
import { GuestDoor } from '@xunhe/ui/guest-door.tsx';
import { client, healthQuery } from '@xunhe/ui/session';
import { SingleSignOn } from '@xunhe/ui/single-sign-on.tsx';
import { pickName, setLanguage, useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button } from 'antd-mobile';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useChangePerson } from './change-person.ts';
import { useHouse } from './house.ts';
import { FIELD_WORDS } from './words-field.ts';

export function SignIn() {
  const say = useWords(FIELD_WORDS);
  const health = useQuery(healthQuery);
  const enter = useChangePerson();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  /** Null until the server asks for one. */
  const [code, setCode] = useState<string | null>(null);
  const { outbox } = useHouse();
  const waiting = useSyncExternalStore(outbox.subscribe, outbox.others);
  // Whose they are cannot be read before he signs in, only that there are some.
  useEffect(() => void outbox.load(''), [outbox]);
  const submit = async (form: FormData) => {
    const login = String(form.get('login') ?? '').trim();
    const password = String(form.get('password') ?? '');
    setMissing(login === '' || password === '');
    setRefusal(null);
    if (login === '' || password === '') return;
    setBusy(true);
    const typed = { login, password, device: 'phone' as const };
    const answer = await client.call('signIn', { body: { ...typed, ...(code?.trim() && { code: code.trim() }) } });
    setBusy(false);
    if (answer.ok) return enter(answer.value);
    // The field for the code says by itself what is wanted; login and password stay as they were typed.
    const { kind } = answer.refusal;
    if (kind === 'signIn.codeNeeded' && code === null) return setCode('');
    if (kind === 'signIn.codeWrong') setCode('');
    setRefusal(answer.refusal);
  };
  const isOfCode = refusal?.kind === 'signIn.codeWrong' || refusal?.kind === 'signIn.codeNeeded';
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
        {code !== null && (
          <CodeField
            value={code}
            onChange={setCode}
            error={refusal && isOfCode ? sayRefusal(refusal, say.language) : ''}
          />
        )}
        <div role="alert" className="refused">
          {missing ? say('signInNeeded') : refusal && !isOfCode ? sayRefusal(refusal, say.language) : null}
        </div>
        <Button type="submit" color="primary" block size="large" loading={busy}>
          {say('signIn')}
        </Button>
        <SingleSignOn face="phone" />
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
