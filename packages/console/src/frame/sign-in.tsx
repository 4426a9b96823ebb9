// Signing in. The city's name comes from the server, so a person sees whose system this is before he types anything.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Refusal } from '@xunhe/domain/ground/result';
import { CodeField } from '@xunhe/ui/code-field.tsx';
import { GuestDoor } from '@xunhe/ui/guest-door.tsx';
import { client, healthQuery } from '@xunhe/ui/session';
import { SingleSignOn } from '@xunhe/ui/single-sign-on.tsx';
import { pickName, setLanguage, useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { FRAME_WORDS } from '../parts/words-frame.ts';
import { changePerson } from './change-person.ts';

interface Typed {
  readonly login: string;
  readonly password: string;
}

export function SignIn() {
  const say = useWords(FRAME_WORDS);
  const health = useQuery(healthQuery);
  const queries = useQueryClient();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  /** Null until the server asks for one. */
  const [code, setCode] = useState<string | null>(null);
  const submit = async ({ login, password }: Typed) => {
    setBusy(true);
    setRefusal(null);
    const typed = { login: login.trim(), password, device: 'desk' as const };
    const answer = await client.call('signIn', { body: { ...typed, ...(code?.trim() && { code: code.trim() }) } });
    setBusy(false);
    if (answer.ok) return changePerson(queries, answer.value);
    // The field for the code says by itself what is wanted; login and password stay as they were typed.
    const { kind } = answer.refusal;
    if (kind === 'signIn.codeNeeded' && code === null) return setCode('');
    if (kind === 'signIn.codeWrong') setCode('');
    setRefusal(answer.refusal);
  };
  const isOfCode = refusal?.kind === 'signIn.codeWrong' || refusal?.kind === 'signIn.codeNeeded';
  return (
    <main className="sign-in">
      <Form<Typed>
        className="sign-in-card"
        layout="vertical"
        requiredMark={false}
        onFinish={(typed) => void submit(typed)}
      >
        <h1>
          {health.data ? `${pickName(say.language, health.data.name, health.data.nameEn)} · ` : ''}
          {say('product')}
        </h1>
        <p className="muted">{say('tagline')}</p>
        <Form.Item
          name="login"
          label={say('login')}
          rules={[{ required: true, whitespace: true, message: say('loginNeeded') }]}
        >
          <Input autoComplete="username" autoFocus maxLength={80} />
        </Form.Item>
        <Form.Item name="password" label={say('password')} rules={[{ required: true, message: say('passwordNeeded') }]}>
          <Input.Password autoComplete="current-password" maxLength={200} />
        </Form.Item>
        {code !== null && (
          <CodeField
            value={code}
            onChange={setCode}
            error={refusal && isOfCode ? sayRefusal(refusal, say.language) : ''}
          />
        )}
        <div role="alert">
          {refusal && !isOfCode && <p className="refused">{sayRefusal(refusal, say.language)}</p>}
          {!refusal && health.error && <p className="refused">{sayRefusal({ kind: 'network' }, say.language)}</p>}
        </div>
        <Button type="primary" htmlType="submit" block loading={busy}>
          {say('signIn')}
        </Button>
        <SingleSignOn face="console" />
        <GuestDoor onEnter={(me) => changePerson(queries, me)} />
        <div className="sign-in-foot">
          <a href="/m/">{say('phone')}</a>
          <Button
            type="link"
            size="small"
            lang={say.language === 'zh' ? 'en' : 'zh-CN'}
            onClick={() => setLanguage(say.language === 'zh' ? 'en' : 'zh')}
          >
            {say('language')}
          </Button>
        </div>
      </Form>
    </main>
  );
}
