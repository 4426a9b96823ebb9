// E-mail as a way of reminders: a mailbox that is shown to be one's own by a code, what comes there and how often, and what was sent. Each face puts
// it on a screen of its own.
import { useQuery } from '@tanstack/react-query';
import type { MailStateBody } from '@xunhe/contract/mail';
import type { ReminderKind } from '@xunhe/domain/duty/reminder';
import { useState } from 'react';
import './account.css';
import { LabelledInput } from './labelled-input.tsx';
import { MailChoice } from './mail-choice.tsx';
import './mail.css';
import { ask, refusalOf } from './session.ts';
import { Answered } from './states.tsx';
import { useMail } from './use-mail.ts';
import { useWords } from './words.ts';
import { MAIL_STATE_WORDS, MAIL_WORDS } from './words-mail.ts';
import { MAIL_REFUSALS } from './words-mail-refusal.ts';
import { sayRefusal, teachRefusals } from './words-refusal.ts';

teachRefusals(MAIL_REFUSALS);

interface MailSettingsProps {
  /** Says when something happened, by the clock of the city. */
  readonly sayAt: (instant: string) => string;
  readonly sayKind: (kind: ReminderKind) => string;
}

export function MailSettings({ sayAt, sayKind }: MailSettingsProps) {
  const say = useWords(MAIL_WORDS);
  const query = useQuery({ queryKey: ['mail'], queryFn: ({ signal }) => ask('mailState', { signal }), staleTime: 0 });
  return (
    <section className="account-card mail-card" aria-label={say('title')}>
      <h2>{say('title')}</h2>
      <Answered query={query}>
        {(state) =>
          state.on ? (
            <>
              <p className="muted">{say('about')}</p>
              <Mailbox key={`${state.address} ${state.confirmed}`} state={state} />
              {state.confirmed && <MailChoice state={state} sayKind={sayKind} />}
              <Log log={state.log} sayAt={sayAt} />
            </>
          ) : (
            <p className="muted">{say('off')}</p>
          )
        }
      </Answered>
    </section>
  );
}

function Mailbox({ state }: { readonly state: MailStateBody }) {
  const say = useWords(MAIL_WORDS);
  const [changes, setChanges] = useState(false);
  const drop = useMail('dropMail');
  if (state.address === null || changes) return <AddressForm state={state} />;
  return (
    <>
      {state.confirmed ? <p>{say('confirmed', { address: state.address })}</p> : <CodeForm state={state} />}
      <p className="mail-tools">
        <button type="button" className="text-button" onClick={() => setChanges(true)}>
          {say(state.confirmed ? 'change' : 'sendAgain')}
        </button>
        <button type="button" className="text-button" disabled={drop.isPending} onClick={() => drop.mutate({})}>
          {say('drop')}
        </button>
      </p>
    </>
  );
}

function AddressForm({ state }: { readonly state: MailStateBody }) {
  const say = useWords(MAIL_WORDS);
  const [address, setAddress] = useState(state.address ?? '');
  const set = useMail('setMailAddress');
  return (
    <form
      className="account-form"
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate({ address: address.trim(), language: say.language });
      }}
    >
      <LabelledInput
        label={say('address')}
        type="email"
        autoComplete="email"
        maxLength={254}
        required
        value={address}
        onChange={({ target }) => setAddress(target.value)}
        error={set.error && sayRefusal(refusalOf(set.error), say.language)}
      />
      <button type="submit" className="button" disabled={set.isPending}>
        {say('sendCode')}
      </button>
    </form>
  );
}

function CodeForm({ state }: { readonly state: MailStateBody }) {
  const say = useWords(MAIL_WORDS);
  const [code, setCode] = useState('');
  const confirm = useMail('confirmMail');
  return (
    <form
      className="account-form"
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate({ code });
      }}
    >
      <p>{say('codeSent', { address: state.address ?? '' })}</p>
      <LabelledInput
        label={say('code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="[0-9]{6}"
        maxLength={6}
        required
        value={code}
        onChange={({ target }) => setCode(target.value.trim())}
        error={confirm.error && sayRefusal(refusalOf(confirm.error), say.language)}
      />
      <button type="submit" className="button" disabled={confirm.isPending}>
        {say('confirm')}
      </button>
    </form>
  );
}

function Log({ log, sayAt }: Pick<MailStateBody, 'log'> & Pick<MailSettingsProps, 'sayAt'>) {
  const say = useWords(MAIL_WORDS);
  const sayState = useWords(MAIL_STATE_WORDS);
  return (
    <details>
      <summary>{say('log')}</summary>
      {log.length === 0 && <p className="muted">{say('none')}</p>}
      <ul className="mail-log">
        {log.map(({ at, purpose, state, attempts, answer }) => (
          <li key={`${at} ${purpose}`}>
            {sayAt(at)} · {say(purpose === 'code' ? 'ofCode' : 'ofReminders')} · {sayState(state)} ·{' '}
            {say('tries', { n: attempts })}
            {state !== 'sent' && answer !== '' && <small className="muted"> {answer}</small>}
          </li>
        ))}
      </ul>
    </details>
  );
}
