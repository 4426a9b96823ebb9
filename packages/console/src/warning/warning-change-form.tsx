// The form by which an office changes a level: to which one, and why. The chief reads the reason, so it cannot be left out.
import { useQueryClient } from '@tanstack/react-query';
import type { WarningCaseBody } from '@xunhe/contract/warning-review';
import { LEVELS, rank, type WarningLevel } from '@xunhe/domain/duty/level';
import { WHY_LENGTH } from '@xunhe/domain/duty/warning-review';
import type { Refusal } from '@xunhe/domain/ground/result';
import { LevelMark } from '@xunhe/ui/level-mark.tsx';
import { client } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button, Input } from 'antd';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';

const WORDS = defineWords({
  to: ['改为', 'Change to'],
  why: ['理由（河长可见）', 'Reason (the chief reads it)'],
  review: ['保存复核', 'Save the review'],
  raise: ['立即上调', 'Raise now'],
  raiseNote: [
    '立即执行（执行月未到的，自月初起），剩余天数的巡河任务按天数折算增加。',
    'In force at once, or from the first day of its month; visits for the days that are left grow pro rata.',
  ],
  undo: ['撤销复核', 'Undo the review'],
  length: ['{n} 字，至少 {least} 字', '{n} characters, at least {least}'],
});

export type Direction = 'up' | 'down';

interface FormProps {
  readonly warning: WarningCaseBody;
  /** Which way a key asked for; null: nobody has yet. */
  readonly asked: { readonly way: Direction; readonly at: number } | null;
}

export function WarningChangeForm({ warning, asked }: FormProps) {
  const say = useWords(WORDS);
  const label = useId();
  const reason = useRef<HTMLTextAreaElement | null>(null);
  const [level, setLevel] = useState<WarningLevel | null>(null);
  const [why, setWhy] = useState('');
  const { send, undo, busy, refusal } = useChange(warning, () => {
    setLevel(null);
    setWhy('');
    // The arrow keys go back to the list.
    reason.current?.blur();
  });
  const { review, raise } = warning.may;
  const choices = LEVELS.filter((one) => one !== warning.level && (review || rank(one) > rank(warning.level)));
  // Each press of a key counts once: what follows the save is a level that nobody asked for.
  const heard = useRef<number | null>(null);
  useEffect(() => {
    if (!asked || asked.at === heard.current) return;
    heard.current = asked.at;
    const next = LEVELS[rank(warning.level) + (asked.way === 'up' ? 1 : -1)];
    if (!next || (asked.way === 'down' && !review)) return;
    setLevel(next);
    reason.current?.focus();
  }, [asked, warning.level, review]);
  const length = [...why.trim()].length;
  const isReady = level !== null && length >= WHY_LENGTH.least && length <= WHY_LENGTH.most;
  const save = () => {
    if (isReady && !busy) void send(raise ? 'raiseWarning' : 'reviewWarning', level, why.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
    if (event.key === 'Escape') reason.current?.blur();
  };
  return (
    <form
      className="change-form"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <fieldset className="chips" aria-label={say('to')}>
        <span className="muted">{say('to')}</span>
        {choices.map((one) => (
          <button
            key={one}
            type="button"
            className="chip"
            aria-pressed={one === level}
            onClick={() => {
              setLevel(one);
              reason.current?.focus();
            }}
          >
            <LevelMark level={one} />
          </button>
        ))}
      </fieldset>
      <label htmlFor={label}>{say('why')}</label>
      <Input.TextArea
        id={label}
        ref={(area) => {
          reason.current = area?.resizableTextArea?.textArea ?? null;
        }}
        rows={3}
        value={why}
        onChange={(event) => setWhy(event.target.value)}
      />
      <p className="muted small">
        {say('length', { n: length, least: WHY_LENGTH.least })}
        {raise && ` · ${say('raiseNote')}`}
      </p>
      <div role="alert">{refusal && <p className="refused">{sayRefusal(refusal, say.language)}</p>}</div>
      <div className="change-buttons">
        <Button type="primary" htmlType="submit" loading={busy} disabled={!isReady}>
          {say(raise ? 'raise' : 'review')}
        </Button>
        {warning.may.undo && (
          <Button onClick={() => void undo()} disabled={busy}>
            {say('undo')}
          </Button>
        )}
        <kbd>Ctrl + Enter</kbd>
      </div>
    </form>
  );
}

function useChange(warning: WarningCaseBody, onDone: () => void) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { month, reach } = warning;
  const params = { month, reach };
  const seen = warning.steps.length;
  const follow = async (asking: ReturnType<typeof client.call<'reviewWarning'>>) => {
    setBusy(true);
    const answer = await asking;
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) {
      onDone();
      queries.setQueryData(['warningCase', month, reach], answer.value);
    } else void queries.invalidateQueries({ queryKey: ['warningCase', month, reach] });
    for (const key of ['warnings', 'warningLists', 'panel', 'duties', 'reachStates'])
      void queries.invalidateQueries({ queryKey: [key] });
  };
  return {
    ...{ busy, refusal },
    send: (name: 'reviewWarning' | 'raiseWarning', level: WarningLevel, why: string) =>
      follow(client.call(name, { params, body: { level, why, seen } })),
    undo: () => follow(client.call('undoReview', { params, body: { seen } })),
  };
}
