// What a chief says in his own words against something: an appeal, an objection. What was typed is kept as a draft while he types and until it is
// stored; the same words keep their id however often they are sent, over a page that dies too, so that an answer lost on the way makes no second one.
import { makeId } from '@xunhe/domain/ground/id';
import type { Refusal } from '@xunhe/domain/ground/result';
import type { Language } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button, TextArea } from 'antd-mobile';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useHouse, useOnline } from '../house.ts';
import type { FormKeeper } from './form-draft.ts';

export interface OwnWordsProps {
  readonly keeper: FormKeeper;
  readonly reachName: string;
  /** What else stands in the form and is sent with the words. */
  readonly beside: Readonly<Record<string, unknown>>;
  readonly words: { readonly label: string; readonly hint: string; readonly send: string; readonly cancel: string };
  readonly language: Language;
  readonly mostChars: number;
  /** Said instead of sending while there is no network; null where the outbox takes it. */
  readonly offline: string | null;
  readonly children?: ReactNode;
  /** Stores it; answers why not, or null. */
  readonly onSend: (id: string, text: string) => Promise<Refusal | null>;
  /** It is stored, and the draft is gone. */
  readonly onSent: () => void;
  readonly onCancel: () => void;
}

export function OwnWords(props: OwnWordsProps) {
  const { keeper, words, offline } = props;
  const label = useId();
  const online = useOnline();
  const { text, setText, send, busy, refusal } = useOwnWords(props);
  const isHeld = offline !== null && !online;
  return (
    <form
      className="appeal-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {props.children}
      <label htmlFor={label}>{words.label}</label>
      <p className="muted" id={`${label}-hint`}>
        {words.hint}
      </p>
      <TextArea
        id={label}
        rows={4}
        autoSize={{ minRows: 4, maxRows: 10 }}
        maxLength={props.mostChars}
        value={text}
        onChange={setText}
        aria-describedby={`${label}-hint`}
      />
      <p role="alert" className="refused">
        {refusal ? sayRefusal(refusal, props.language) : isHeld && offline}
      </p>
      <div className="two-buttons">
        <Button onClick={() => void keeper.drop().then(props.onCancel)}>{words.cancel}</Button>
        <Button color="primary" type="submit" loading={busy} disabled={text.trim() === '' || isHeld}>
          {words.send}
        </Button>
      </div>
    </form>
  );
}

function useOwnWords({ keeper, reachName, beside, onSend, onSent }: OwnWordsProps) {
  const { now, random } = useHouse();
  const [text, setTyped] = useState(String(keeper.found?.fields.text ?? ''));
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  // The id under which words went out once, and which words those were.
  const [sent, setSent] = useState({ id: keeper.found?.fields.sentId, said: keeper.found?.fields.sentWords });
  const keep = (typed: string, under: { readonly id: unknown; readonly said: unknown }) =>
    keeper.keep({ ...beside, text: typed, sentId: under.id, sentWords: under.said }, reachName);
  const setText = (typed: string) => {
    setTyped(typed);
    keep(typed, sent);
  };
  const chosen = JSON.stringify(beside);
  const before = useRef(chosen);
  useEffect(() => {
    if (before.current !== chosen) keep(text, sent);
    before.current = chosen;
  });
  const send = async () => {
    const said = JSON.stringify([text.trim(), beside]);
    const under = sent.said === said ? sent : { id: makeId(now(), random(10)), said };
    setSent(under);
    keep(text, under);
    setBusy(true);
    await keeper.keepNow();
    const refused = await onSend(String(under.id), text.trim());
    setBusy(false);
    setRefusal(refused);
    if (refused) return;
    await keeper.drop();
    onSent();
  };
  return { text, setText, send, busy, refusal };
}
