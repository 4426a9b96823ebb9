// Signing in. The city's name comes from the server, so a person sees whose system this is before he types anything.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Refusal } from '@xunhe/domain/ground/result';
import { GuestDoor } from '@xunhe/ui/guest-door.tsx';
import { client, healthQuery } from '@xunhe/ui/session';
import { pickName, setLanguage, useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { changePerson } from './change-person.ts';
import { FRAME_WORDS } from './words-frame.ts';

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
  const submit = async ({ login, password }: Typed) => {
    setBusy(true);
    const answer = await client.call('signIn', { body: { login: login.trim(), password } });
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) changePerson(queries, answer.value);
  };
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
        <div role="alert">
          {refusal && <p className="refused">{sayRefusal(refusal, say.language)}</p>}
          {!refusal && health.error && <p className="refused">{sayRefusal({ kind: 'network' }, say.language)}</p>}
        </div>
        <Button type="primary" htmlType="submit" block loading={busy}>
          {say('signIn')}
        </Button>
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
