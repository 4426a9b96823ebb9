// The newcomer's door of the sample city: one button for each person as whom one may look around. Nothing is shown where there is no door.
import { useQuery } from '@tanstack/react-query';
import type { MeBody } from '@xunhe/contract/people';
import type { Refusal } from '@xunhe/domain/ground/result';
import { useState } from 'react';
import './guest-door.css';
import { ask, client } from './session.ts';
import { defineWords, useWords } from './words.ts';
import { sayRefusal } from './words-refusal.ts';
import { POST_WORDS, ROLE_WORDS } from './words-shared.ts';

const WORDS = defineWords({
  title: ['样例市：直接进入', 'Sample city: look around as'],
  hint: ['仅在本机的样例市可用，不需要密码。', 'Only for the sample city on this machine; no password.'],
});

export function GuestDoor({ onEnter }: { readonly onEnter: (me: MeBody) => void }) {
  const say = useWords(WORDS);
  const sayPost = useWords(POST_WORDS);
  const sayRole = useWords(ROLE_WORDS);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const guests = useQuery({ queryKey: ['guests'], queryFn: () => ask('guests'), staleTime: Number.POSITIVE_INFINITY });
  const enter = async (login: string) => {
    const answer = await client.call('enter', { body: { login } });
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) onEnter(answer.value);
  };
  if (!guests.data || guests.data.rows.length === 0) return null;
  return (
    <section className="guest-door" aria-label={say('title')}>
      <h2>{say('title')}</h2>
      <ul>
        {guests.data.rows.map(({ login, role, level, name, regionName }) => (
          <li key={login}>
            <button type="button" onClick={() => void enter(login)}>
              <strong>{role === 'chief' ? sayPost.any(level) : sayRole.any(role)}</strong>
              <span>
                {name} · {regionName}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p>{say('hint')}</p>
      {refusal && <p role="alert">{sayRefusal(refusal, say.language)}</p>}
    </section>
  );
}
