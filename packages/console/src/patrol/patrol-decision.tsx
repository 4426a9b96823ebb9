// The decision on a patrol: does it count, for which waters, and why. What cannot be decided says so in place of the form; a "no" of the
// server stands beside it, and what was typed stays.
import { useQueryClient } from '@tanstack/react-query';
import type { PatrolPage } from '@xunhe/contract/patrol';
import type { Refusal } from '@xunhe/domain/ground/result';
import { OUTCOMES, type Outcome } from '@xunhe/domain/patrol/review';
import { sayMonth } from '@xunhe/ui/dates';
import { client } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { OUTCOME_WORDS } from '@xunhe/ui/words-review';
import { Button, Checkbox, Input } from 'antd';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import './patrol-reviews.css';
import { Section } from '../parts/screen.tsx';
import { useKeys } from '../parts/use-keys.ts';

const WORDS = defineWords({
  decision: ['复核决定', 'Decision'],
  outcome: ['是否计入', 'Does it count'],
  reaches: ['计入的河段', 'Reaches it counts for'],
  reason: ['理由（巡河人可见）', 'Reason (the walker reads it)'],
  save: ['保存决定', 'Save the decision'],
  again: ['变更决定', 'Decide anew'],
  chooseFirst: ['请先选择是否计入', 'Choose first whether it counts'],
  evaluated: [
    '{month}的评价已完成，不会因此重算；履职进度立即更新。',
    'The review of {month} is done and is not made anew; duties follow at once.',
  ],
});

interface DecisionProps {
  readonly patrol: PatrolPage;
  /** After it was stored. */
  readonly onDecided?: (outcome: Outcome) => void;
}

export function PatrolDecision({ patrol, onDecided }: DecisionProps) {
  const say = useWords(WORDS);
  const { allowed, why } = patrol.decide;
  const [open, setOpen] = useState(patrol.standing !== 'decided');
  return (
    <Section title={say('decision')}>
      {!allowed && <p className="muted">{sayRefusal(why ?? { kind: 'right.missing' }, say.language)}</p>}
      {allowed && !open && (
        <div>
          <Button onClick={() => setOpen(true)}>{say('again')}</Button>
        </div>
      )}
      {allowed && open && (
        <DecisionForm
          patrol={patrol}
          onDecided={(outcome) => {
            setOpen(false);
            onDecided?.(outcome);
          }}
        />
      )}
    </Section>
  );
}

function DecisionForm({ patrol, onDecided }: Required<DecisionProps>) {
  const say = useWords(WORDS);
  const sayOutcome = useWords(OUTCOME_WORDS);
  const label = useId();
  const reason = useRef<HTMLTextAreaElement | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [text, setText] = useState('');
  const [reaches, setReaches] = useState<readonly string[]>(() => firstReaches(patrol));
  const { send, busy, refusal } = useDecision(patrol, onDecided);
  const choose = (to: Outcome) => {
    setOutcome(to);
    reason.current?.focus();
  };
  // 1 and 2 choose while nobody is typing.
  useKeys(Object.fromEntries(OUTCOMES.map((one, i) => [String(i + 1), () => choose(one)])));
  const save = () => {
    if (outcome !== null) void send({ outcome, text: text.trim(), reaches });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
  };
  return (
    <form
      className="decision-form"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <fieldset className="chips" aria-label={say('outcome')}>
        {OUTCOMES.map((one, i) => (
          <button
            key={one}
            type="button"
            className="chip"
            aria-pressed={one === outcome}
            aria-keyshortcuts={String(i + 1)}
            onClick={() => choose(one)}
          >
            {sayOutcome(one)} <kbd aria-hidden>{i + 1}</kbd>
          </button>
        ))}
      </fieldset>
      {outcome === 'counted' && patrol.reaches.length > 1 && (
        <Checkbox.Group
          aria-label={say('reaches')}
          value={[...reaches]}
          onChange={(to) => setReaches(to as string[])}
          options={patrol.reaches.map(({ reach, name }) => ({ value: reach, label: name }))}
        />
      )}
      <label htmlFor={label}>{say('reason')}</label>
      <Input.TextArea
        id={label}
        ref={(area) => {
          reason.current = area?.resizableTextArea?.textArea ?? null;
        }}
        rows={3}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {patrol.monthEvaluated && (
        <p className="muted">{say('evaluated', { month: sayMonth(patrol.month, say.language) })}</p>
      )}
      <div role="alert">{refusal && <p className="refused">{sayRefusal(refusal, say.language)}</p>}</div>
      <div>
        <Button type="primary" htmlType="submit" loading={busy} disabled={outcome === null || text.trim() === ''}>
          {say('save')}
        </Button>{' '}
        <span className="muted">{outcome === null ? say('chooseFirst') : <kbd>Ctrl + Enter</kbd>}</span>
      </div>
    </form>
  );
}

/** What counts now stays ticked; the main reach is what is asked about. */
function firstReaches({ reach: main, reaches }: PatrolPage): string[] {
  return reaches.filter(({ reach, effective }) => reach === main || effective).map(({ reach }) => reach);
}

function useDecision(patrol: PatrolPage, onDecided: (outcome: Outcome) => void) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const send = async (asked: { outcome: Outcome; text: string; reaches: readonly string[] }) => {
    if (busy) return;
    setBusy(true);
    const { outcome, text } = asked;
    const body = {
      ...{ outcome, text, seen: patrol.reviews.length },
      ...(outcome === 'counted' && patrol.reaches.length > 1 && { reaches: [...asked.reaches] }),
    };
    const answer = await client.call('decidePatrol', { params: { id: patrol.id }, body });
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) {
      queries.setQueryData(['patrol', patrol.id], answer.value);
      for (const key of ['patrols', 'patrolReviews', 'panel', 'duties', 'reachStates'])
        void queries.invalidateQueries({ queryKey: [key] });
      onDecided(outcome);
    } else if (answer.refusal.kind === 'review.moved') {
      // Something came meanwhile: the file is read again, and the refusal stays beside it.
      void queries.invalidateQueries({ queryKey: ['patrol', patrol.id] });
    }
  };
  return { send, busy, refusal };
}
