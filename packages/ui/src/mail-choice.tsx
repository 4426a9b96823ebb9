// Which reminders come by e-mail, at once or once a day, and in which language.
import type { MailStateBody } from '@xunhe/contract/mail';
import type { ReminderKind } from '@xunhe/domain/duty/reminder';
import { useState } from 'react';
import { refusalOf } from './session.ts';
import { useMail } from './use-mail.ts';
import { useWords } from './words.ts';
import { MAIL_WORDS } from './words-mail.ts';
import { sayRefusal } from './words-refusal.ts';

interface MailChoiceProps {
  readonly state: MailStateBody;
  readonly sayKind: (kind: ReminderKind) => string;
}

export function MailChoice({ state, sayKind }: MailChoiceProps) {
  const say = useWords(MAIL_WORDS);
  const [pace, setPace] = useState(state.pace);
  const [language, setLanguage] = useState(state.language);
  const [kinds, setKinds] = useState(() => state.kinds.flatMap(({ kind, mail }) => (mail ? [kind] : [])));
  const choose = useMail('chooseMail');
  const toggle = (kind: ReminderKind) =>
    setKinds((before) => (before.includes(kind) ? before.filter((one) => one !== kind) : [...before, kind]));
  return (
    <form
      className="mail-choice"
      onSubmit={(event) => {
        event.preventDefault();
        choose.mutate({ pace, language, kinds });
      }}
    >
      <fieldset>
        <legend>{say('pace')}</legend>
        {(['atOnce', 'daily'] as const).map((value) => (
          <label key={value}>
            <input type="radio" name="mail-pace" checked={pace === value} onChange={() => setPace(value)} />
            {say(value)}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{say('language')}</legend>
        {(['zh', 'en'] as const).map((value) => (
          <label key={value}>
            <input type="radio" name="mail-language" checked={language === value} onChange={() => setLanguage(value)} />
            {say(value)}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{say('kinds')}</legend>
        {state.kinds.map(({ kind }) => (
          <label key={kind}>
            <input type="checkbox" checked={kinds.includes(kind)} onChange={() => toggle(kind)} />
            {sayKind(kind)}
          </label>
        ))}
      </fieldset>
      <p className="labelled-error" role="alert">
        {choose.error && sayRefusal(refusalOf(choose.error), say.language)}
      </p>
      <p className="mail-tools">
        <button type="submit" className="button" disabled={choose.isPending}>
          {say('save')}
        </button>
        <output className="muted">{choose.isSuccess && say('saved')}</output>
      </p>
    </form>
  );
}
